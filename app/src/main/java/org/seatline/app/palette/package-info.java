/** The command palette: one field that finds any action, state, customer and article. */
@NullMarked
package org.seatline.app.palette;

import org.jspecify.annotations.NullMarked;
