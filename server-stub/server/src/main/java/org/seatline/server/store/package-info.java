/** Records that outlive the process: H2 or PostgreSQL behind JDBI, which is used nowhere else. */
@NullMarked
package org.seatline.server.store;

import org.jspecify.annotations.NullMarked;
