/** What is put on paper: its content, its layout as PDF, and the way to a printer or a file. */
@NullMarked
package org.seatline.app.print;

import org.jspecify.annotations.NullMarked;
