package org.seatline.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What moves along when a caller is handed over or a colleague is asked.
 *
 * @param fromAgentId who hands over; the server fills it in
 * @param fromName the name; the server fills it in
 * @param note a line for the colleague, at most {@link #NOTE_MAX_CHARS} characters, may be empty
 * @param customerId whose record is open, or null
 * @param ticket the ticket that is open as it is now, or null
 */
public record Handover(
    String fromAgentId,
    LocalizedText fromName,
    String note,
    @Nullable String customerId,
    @Nullable TicketRecord ticket) {
  /** Longest note. */
  public static final int NOTE_MAX_CHARS = 500;
}
