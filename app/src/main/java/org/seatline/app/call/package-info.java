/** The call bar: the call at the seat, always at the same place. */
@NullMarked
package org.seatline.app.call;

import org.jspecify.annotations.NullMarked;
