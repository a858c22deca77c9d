package org.seatline.app.ticket;

import org.seatline.protocol.FollowUp;

/**
 * What a ticket on the screen was begun as.
 *
 * @param draftId becomes the id of a new ticket
 * @param callId the call that it belongs to, empty when to none
 * @param formVersion version of the form that it was begun with
 */
record TicketBegun(
    String draftId, String callId, String queueId, int formVersion, TicketReopened reopened) {
  /** With something more that was promised. */
  TicketBegun and(FollowUp promised) {
    return new TicketBegun(draftId, callId, queueId, formVersion, reopened.and(promised));
  }

  /** Without something that was promised. */
  TicketBegun without(FollowUp withdrawn) {
    return new TicketBegun(draftId, callId, queueId, formVersion, reopened.without(withdrawn));
  }

  static final TicketBegun NONE = new TicketBegun("", "", "", 0, TicketReopened.NEW);
}
