/** Working hours of queues: pure calendars, and the shell that tells the core when they change. */
@NullMarked
package org.seatline.server.hours;

import org.jspecify.annotations.NullMarked;
