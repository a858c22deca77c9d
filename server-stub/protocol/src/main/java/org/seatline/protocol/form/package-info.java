/**
 * Ticket forms: the document, what is wrong with it, and what it says of values. Pure; the server
 * checks with it what the seat shows by it.
 */
@NullMarked
package org.seatline.protocol.form;

import org.jspecify.annotations.NullMarked;
