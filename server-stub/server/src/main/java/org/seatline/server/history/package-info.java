/**
 * Facts of the routing core on their way into tables, the figures of today, and those of any past
 * period.
 */
@NullMarked
package org.seatline.server.history;

import org.jspecify.annotations.NullMarked;
