package org.seatline.app.ticket;

/** How safe what is on the screen is. */
public enum TicketSafety {
  /** Nothing has been typed. */
  NOTHING,
  /** A draft in the local store. */
  DRAFT,
  /** On its way to the disk. */
  SUBMITTING,
  /** A ticket, on this computer's disk, waiting to be sent. */
  KEPT,
  /** The server has it. */
  DELIVERED,
  /** The local store is broken; the fields stay as they are. */
  FAILED;

  /** Whether it is a ticket by now and no draft any more. */
  boolean isTicket() {
    return this == KEPT || this == DELIVERED;
  }
}
