/**
 * Tickets: the form model and its pure validation, drafts, and the talk that ties them together.
 */
@NullMarked
package org.seatline.app.ticket;

import org.jspecify.annotations.NullMarked;
