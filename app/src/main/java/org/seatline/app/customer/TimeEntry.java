package org.seatline.app.customer;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.TicketRecord;

/**
 * One line of what there was with a customer.
 *
 * @param atMs when it began, Unix milliseconds
 * @param words empty where the queue's name says what it was about
 * @param recordingId what can be heard of it, or null
 * @param ticket the ticket that it is, or null
 */
record TimeEntry(
    String id,
    Kind kind,
    long atMs,
    LocalizedText words,
    String queueId,
    long durationMs,
    @Nullable String recordingId,
    @Nullable TicketRecord ticket) {

  /** What it is. */
  enum Kind {
    /** A call. */
    CALL,
    /** A ticket that is closed, or too old for the list of open ones. */
    TICKET,
    /** A note. */
    NOTE
  }

  static TimeEntry of(ContactRecord contact) {
    return new TimeEntry(
        contact.id(),
        contact.kind().equals("note") ? Kind.NOTE : Kind.CALL,
        contact.startedAtMs(),
        contact.summary(),
        contact.queueId(),
        contact.durationMs(),
        contact.recordingId(),
        null);
  }

  static TimeEntry of(TicketRecord ticket) {
    return new TimeEntry(
        ticket.id(),
        Kind.TICKET,
        ticket.createdAtMs(),
        new LocalizedText("", ""),
        ticket.queueId(),
        0,
        null,
        ticket);
  }
}
