/**
 * The routing core: queues, seats and calls as one deterministic state machine ({@link
 * org.seatline.server.acd.Acd}). It has no clock, no thread, no random source and no I/O: whatever
 * it knows came in an event. It knows neither its journal nor who runs it.
 */
@NullMarked
package org.seatline.server.acd;

import org.jspecify.annotations.NullMarked;
