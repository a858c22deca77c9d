/** The keys as people see them: the sheet of all keys, and the page on which they are chosen. */
@NullMarked
package org.seatline.app.keyboard;

import org.jspecify.annotations.NullMarked;
