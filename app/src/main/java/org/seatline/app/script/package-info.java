/** Call scripts: the document, the pure interpreter that walks it, and the screen that shows it. */
@NullMarked
package org.seatline.app.script;

import org.jspecify.annotations.NullMarked;
