package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;
import org.seatline.server.acd.Seat;
import org.seatline.server.acd.SeatState;
import org.seatline.server.acd.Strategies;
import org.seatline.server.journal.AcdJson;
import org.seatline.server.journal.Journal;
import org.seatline.server.journal.JournalFolder;

/** What the routing core's journal tells of order and grants, over all restarts. */
final class KillJournal {
  private final List<String> passedOver = new ArrayList<>();
  private final List<String> answeredTwice = new ArrayList<>();
  private final List<String> tornFromSeats = new ArrayList<>();
  private final Set<String> answered = new HashSet<>();
  private Acd core = new Acd(Strategies.all());

  private KillJournal() {}

  /** Reads the journal, also beside a running server. */
  static KillJournal read(Path data) throws IOException {
    KillJournal journal = new KillJournal();
    JournalFolder folder = new JournalFolder(data.resolve("journal"));
    for (long generation : folder.generations()) {
      byte[] snapshot = folder.snapshot(generation);
      if (snapshot != null) {
        journal.core =
            new Acd(Strategies.all(), AcdJson.read(snapshot, Journal.Snapshot.class).core());
      }
      for (Journal.Entry entry : folder.entries(generation).entries()) {
        if (entry instanceof Journal.Entry.Applied applied) {
          Event event = applied.event();
          journal.core.apply(event).forEach(effect -> journal.take(event, effect));
        }
      }
    }
    return journal;
  }

  private void take(Event event, Effect effect) {
    if (!(effect instanceof Effect.Recorded recorded)) {
      return;
    }
    switch (recorded.fact()) {
      case Fact.Decided decided -> offered(decided);
      case Fact.CallAnswered taken -> {
        if (!answered.add(taken.callId() + "/" + taken.segment())) {
          answeredTwice.add("call " + taken.callId() + " was granted again to " + taken.agentId());
        }
      }
      case Fact.SegmentClosed closed -> {
        if (closed.outcome() == Fact.SegmentOutcome.SEAT_LOST && !seatLeft(event)) {
          tornFromSeats.add(
              "call " + closed.callId() + " lost its living seat " + closed.agentId());
        }
      }
      default -> {}
    }
  }

  /** Whether the agent hung up before the caller was there, which the caller is not to suffer. */
  private static boolean seatLeft(Event event) {
    return event instanceof Event.ConnectFailed failed && failed.atFault() == EndedBy.SEAT;
  }

  /** Nobody who queued earlier may still wait when this call is offered. */
  private void offered(Fact.Decided decided) {
    Call offered = core.call(decided.callId());
    if (offered == null || offered.segment() != 1) {
      return;
    }
    core.calls().stream()
        .filter(call -> call.state() instanceof CallState.Queued)
        .filter(call -> call.queueId().equals(decided.queueId()) && call.segment() == 1)
        .filter(call -> call.queuedAtMs() < offered.queuedAtMs())
        .forEach(
            call ->
                passedOver.add(
                    "call " + call.callId() + " was passed over by " + decided.callId()));
  }

  /** Callers who were passed over, one finding each time. */
  List<String> passedOver() {
    return passedOver;
  }

  /** Grants of one wait to more than one seat. */
  List<String> answeredTwice() {
    return answeredTwice;
  }

  /** Callers who were taken from a seat that lived. */
  List<String> tornFromSeats() {
    return tornFromSeats;
  }

  /** Calls that are not over at the journal's end. */
  int openCalls() {
    return core.calls().size();
  }

  /** What keeps a seat from getting calls at the journal's end, or null. */
  @Nullable String stuck(String agentId) {
    Seat seat = core.seat(agentId);
    boolean free = seat != null && seat.state() instanceof SeatState.Ready && seat.offerable();
    return free ? null : "seat " + agentId + " is stuck: " + seat;
  }
}
