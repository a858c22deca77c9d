/** The form editor: an immutable draft, its check and its preview, and the page that shows them. */
@NullMarked
package org.seatline.app.formedit;

import org.jspecify.annotations.NullMarked;
