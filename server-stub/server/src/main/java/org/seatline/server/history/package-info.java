/** Facts of the routing core on their way into tables, and the figures of today. */
@NullMarked
package org.seatline.server.history;

import org.jspecify.annotations.NullMarked;
