package org.seatline.server.simulation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;

/**
 * A grant that came to nothing: the caller waits on, and the seat is treated by whose fault it was.
 */
final class BrokenGrants {
  /** States of a seat that takes calls. */
  private static final Set<String> SERVING = Set.of("ready", "reserved");

  private final Ledger book;
  private final Coverage coverage;
  private @Nullable String talker;
  private boolean servesOn;

  BrokenGrants(Ledger book, Coverage coverage) {
    this.book = book;
    this.coverage = coverage;
  }

  /** Before the effects of an event: which seat was granted the call, and what it does next. */
  void begin(Event event) {
    talker = null;
    if (event instanceof Event.ConnectFailed failed) {
      Ledger.CallLine call = book.calls.get(failed.callId());
      talker = call == null || call.callback != null ? null : call.talksWith;
      servesOn = talker != null && book.seat(talker).next == null;
    }
  }

  /** After the effects of an event. */
  void end(Moment moment) {
    String agentId = talker;
    if (agentId == null
        || moment.refused.contains("connect-failed")
        || !(moment.event instanceof Event.ConnectFailed failed)) {
      return;
    }
    coverage.saw("connect failed: " + fault(failed.atFault()));
    Ledger.SeatLine seat = book.seat(agentId);
    Checker.require(
        failed.callId().equals(seat.talksOn) || suits(seat, failed.atFault()),
        "wrong-after-grant",
        failed,
        seat.id,
        seat.state);
    Ledger.CallLine call = book.calls.get(failed.callId());
    Checker.require(
        call == null || !agentId.equals(call.talksWith), "wrong-after-grant", failed, " talks on");
  }

  private static String fault(@Nullable EndedBy atFault) {
    return atFault == null ? "the seat's phone" : atFault.name();
  }

  /** An agent who hung up wraps up, one whose caller refused serves on, a broken phone does not. */
  private boolean suits(Ledger.SeatLine seat, @Nullable EndedBy atFault) {
    boolean gone = seat.state.equals("signed-out");
    return switch (atFault) {
      case SEAT -> gone || seat.state.equals("wrap-up");
      case CALLER -> gone || SERVING.contains(seat.state) || !servesOn;
      case SERVER -> false;
      case null -> gone || seat.state.equals("not-ready");
    };
  }
}
