/** Texts of the centre that are put into what somebody writes: found by typing, or abbreviated. */
@NullMarked
package org.seatline.app.snippet;

import org.jspecify.annotations.NullMarked;
