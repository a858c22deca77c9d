/** Ticket forms: the document, what it says of values, and the controls that fill it. */
@NullMarked
package org.seatline.app.form;

import org.jspecify.annotations.NullMarked;
