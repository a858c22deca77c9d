package org.seatline.app.ticket;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.TicketState;

/**
 * Finds the ticket that is there already for what is being written: not done yet, of the same form,
 * from the last days, and for the same customer, meter or address. Pure.
 *
 * @param ticketId of the ticket that is written
 * @param customerId whose it is, or null
 * @param places meters and addresses in it
 */
record SameMatter(String ticketId, @Nullable String customerId, String formId, Set<String> places) {
  /** An older ticket is another matter. */
  static final Duration RECENT = Duration.ofDays(7);

  /** A shorter text is no address yet. */
  private static final int PLACE_MIN_CHARS = 4;

  SameMatter {
    places =
        places.stream()
            .map(SameMatter::plain)
            .filter(place -> place.length() >= PLACE_MIN_CHARS)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The newest that is about the same. */
  Optional<TicketRecord> among(List<TicketRecord> tickets, long nowMs) {
    return tickets.stream()
        .filter(ticket -> isSame(ticket, nowMs))
        .max(Comparator.comparingLong(TicketRecord::createdAtMs));
  }

  private boolean isSame(TicketRecord ticket, long nowMs) {
    return !ticket.id().equals(ticketId)
        && ticket.formId().equals(formId)
        && nowMs - ticket.createdAtMs() <= RECENT.toMillis()
        && TicketState.of(ticket.state()).map(TicketState::isUnfinished).orElse(true)
        && (isSameCustomer(ticket) || isSamePlace(ticket));
  }

  private boolean isSameCustomer(TicketRecord ticket) {
    return customerId != null && customerId.equals(ticket.customerId());
  }

  private boolean isSamePlace(TicketRecord ticket) {
    Set<String> theirs = new HashSet<>();
    ticket.fields().values().forEach(value -> theirs.add(plain(value)));
    return places.stream().anyMatch(theirs::contains);
  }

  /** Blanks and capitals make no other place. */
  private static String plain(String text) {
    return text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }
}
