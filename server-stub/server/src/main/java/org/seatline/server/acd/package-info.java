/**
 * The routing core: queues, seats and calls as one deterministic state machine ({@link
 * org.seatline.server.acd.Acd}), its journal and the shell that runs it. The core has no clock, no
 * thread, no random source and no I/O: whatever it knows came in an event.
 */
@NullMarked
package org.seatline.server.acd;

import org.jspecify.annotations.NullMarked;
