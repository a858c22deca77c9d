/** The team lead's wallboard: queues, seats, supervision. */
@NullMarked
package org.seatline.app.monitor;

import org.jspecify.annotations.NullMarked;
