package org.seatline.app.ticket;

/**
 * What a ticket on the screen was begun as.
 *
 * @param draftId becomes the id of a new ticket
 * @param callId the call that it belongs to, empty when to none
 * @param formVersion version of the form that it was begun with
 */
record TicketBegun(
    String draftId, String callId, String queueId, int formVersion, TicketReopened reopened) {
  static final TicketBegun NONE = new TicketBegun("", "", "", 0, TicketReopened.NEW);
}
