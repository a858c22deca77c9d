/** The program, its windows, sign-in, the layout of the seat, keys and looks. */
@NullMarked
package org.seatline.app.shell;

import org.jspecify.annotations.NullMarked;
