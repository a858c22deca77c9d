package org.seatline.server.simulation;

import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;

/** Callers whose phone says nothing wait unheard: no seat is offered them, and not for ever. */
final class Silences {
  /** An unheard caller waits as others do from then on. */
  private static final long UNHEARD_MAX_MS = 40_000;

  private final Ledger book;
  private final Coverage coverage;

  Silences(Ledger book, Coverage coverage) {
    this.book = book;
    this.coverage = coverage;
  }

  /** Before the effects of an event: whose silence is over. */
  void begin(Event event) {
    book.silencesOver = 0;
    for (Ledger.CallLine call : book.calls.values()) {
      if (call.where.equals("unheard")) {
        String how = over(event, call);
        if (!how.isEmpty()) {
          call.where = "waiting";
          coverage.saw("unheard: " + how);
        }
      }
    }
  }

  private String over(Event event, Ledger.CallLine call) {
    if (book.nowMs >= call.unheardUntilMs) {
      book.silencesOver++;
      return "nothing was told";
    }
    return switch (event) {
      case Event.ServerStarted _ -> "server started";
      case Event.CallerHeard heard when heard.callId().equals(call.id) -> "heard again";
      default -> "";
    };
  }

  /** A wait after a seat that did not serve: where the call is now. */
  String entered(Fact.QueueEntered entered, Ledger.CallLine call, Event event) {
    boolean silent =
        event instanceof Event.ConnectFailed failed
            && failed.callId().equals(call.id)
            && failed.unheard();
    Checker.require(
        silent == entered.cause().equals("caller-unheard"), "silence-not-kept", entered, event);
    if (!silent) {
      return "waiting";
    }
    call.unheardUntilMs = book.nowMs + UNHEARD_MAX_MS;
    coverage.saw("unheard: after a seat");
    return "unheard";
  }
}
