package org.seatline.server.telephony;

import org.seatline.server.acd.Event;

/**
 * A seat says that it has ended a call by itself.
 *
 * @param atMs when, by the seat's clock, milliseconds since 1970: the same end told again has the
 *     same
 * @param event what the core is told, when the call is still this agent's
 */
public record EndAtSeat(String callId, String agentId, long atMs, Event event) {}
