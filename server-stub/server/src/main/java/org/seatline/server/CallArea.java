package org.seatline.server;

import java.io.IOException;
import org.seatline.server.seats.CallSide;
import org.seatline.server.seats.SessionRegistry;
import org.seatline.server.seats.SipAccounts;
import org.seatline.server.voicemail.VoicemailService;

/** The call side and what it asks: who may register, who calls, where a message goes. */
record CallArea(
    SipAccounts accounts, CallerBook callers, VoicemailService voicemails, CallSide calls) {

  /** Makes it; nothing is heard on a port before the routing core starts. */
  static CallArea make(
      CallSides callSides, Foundation on, SessionRegistry sessions, Closing closing)
      throws IOException {
    CallSideSlot slot = new CallSideSlot();
    SipAccounts accounts = new SipAccounts(sessions, on.data().secret(), slot::address);
    VoicemailService voicemails =
        closing.later(
            new VoicemailService(
                on.data().voicemail(),
                on.store(),
                on.clock(),
                () -> on.live().get().centre().routing().voicemailKeepMs()));
    CallerBook callers = new CallerBook(on.store(), on.live());
    CallSide calls =
        closing.later(
            callSides.make(
                new CallSides.Parts(
                    on.options(),
                    on.bind(),
                    on.live(),
                    on.folder(),
                    accounts,
                    callers,
                    voicemails)));
    slot.set(calls);
    return new CallArea(accounts, callers, voicemails, calls);
  }
}
