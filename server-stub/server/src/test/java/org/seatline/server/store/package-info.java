@NullMarked
package org.seatline.server.store;

import org.jspecify.annotations.NullMarked;
