package org.seatline.server.telephony;

import java.util.function.BooleanSupplier;
import org.seatline.server.acd.Event;
import org.seatline.softphone.sip.Call;

/** What rings seats with the server's own voice, because nobody's media are there for them yet. */
interface SeatRing {
  String callId();

  long nowMs();

  void tell(Event event);

  /** Keeps what a new process would have to end. */
  void save();

  /** Keeps it before a first INVITE goes out; other messages do not wait. */
  void writeAhead(Call call, Runnable send, BooleanSupplier wanted);

  /** This leg has ended, or is ended now. */
  void lost(CallbackSeat seat);
}
