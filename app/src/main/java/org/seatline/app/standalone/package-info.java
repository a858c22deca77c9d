/** Seats that run by themselves: without a window, driven by a robot agent. */
@NullMarked
package org.seatline.app.standalone;

import org.jspecify.annotations.NullMarked;
