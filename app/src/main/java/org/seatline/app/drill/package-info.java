/** The trainer's view: which drill, against which seat. */
@NullMarked
package org.seatline.app.drill;

import org.jspecify.annotations.NullMarked;
