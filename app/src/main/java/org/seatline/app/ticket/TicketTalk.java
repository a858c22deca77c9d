package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The talk that goes on beside a ticket. */
interface TicketTalk {
  /** Nobody talks. */
  TicketTalk NONE =
      new TicketTalk() {
        @Override
        public @Nullable JsonNode scriptMemory() {
          return null;
        }

        @Override
        public void ticketChanged() {}

        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public void showItsTicket() {}

        @Override
        public void ticketShown() {}
      };

  /** Where the script stands, to be kept with the draft; null when there is none. */
  @Nullable JsonNode scriptMemory();

  /** The ticket on the screen has changed. */
  void ticketChanged();

  /** Whether a call is talked or wrapped up. */
  boolean isOn();

  /** Another ticket is on the screen. */
  void ticketShown();

  /** Puts the call's own ticket back on the screen. */
  void showItsTicket();
}
