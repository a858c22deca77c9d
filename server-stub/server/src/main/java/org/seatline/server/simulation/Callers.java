package org.seatline.server.simulation;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;

/** No caller is lost: every call waits, rings, talks or has ended by somebody's wish. */
final class Callers {
  /** Causes of a new wait after a seat that did not serve the caller to the end. */
  private static final Set<String> SEAT_GONE = Set.of("seat-lost", "caller-unheard");

  private final Ledger book;
  private final Choices choices;
  private final Overflows overflows;
  private final Manners manners;
  private final Callbacks callbacks;
  private final Outsides outsides;
  private final Silences silences;
  private final Coverage coverage;

  /** The checkers of rules that callers are under. */
  record Rules(
      Choices choices,
      Overflows overflows,
      Manners manners,
      Callbacks callbacks,
      Outsides outsides) {}

  Callers(Ledger book, Rules rules, Coverage coverage) {
    this.book = book;
    this.choices = rules.choices();
    this.overflows = rules.overflows();
    this.manners = rules.manners();
    this.callbacks = rules.callbacks();
    this.outsides = rules.outsides();
    this.silences = new Silences(book, coverage);
    this.coverage = coverage;
  }

  /** Before the effects of an event. */
  void begin(Event event) {
    silences.begin(event);
  }

  void started(Fact.CallStarted fact, Moment moment) {
    String callId = fact.callId();
    boolean isNew = !book.closedCalls.contains(callId);
    Checker.require(
        isNew && book.calls.put(callId, new Ledger.CallLine(callId)) == null,
        "call-arrived-twice",
        callId);
    book.call(callId).number = fact.callerNumber();
    if (moment.event instanceof Event.CallArrived e && e.callId().equals(callId)) {
      book.call(callId).called = e.attached().getOrDefault("called", "");
    }
  }

  void entered(Fact.QueueEntered entered, Moment moment) {
    Ledger.CallLine call = book.call(entered.callId());
    boolean chosen = entered.cause().equals("new") || entered.cause().equals("moved");
    anew(call, moment);
    String where = "waiting";
    if (entered.cause().equals("callback")) {
      callbacks.entered(call);
      where = call.where;
    } else if (entered.handedOver() || entered.cause().equals("transferred-to-seat")) {
      fromSeatToSeat(entered, call);
    } else if (entered.cause().equals(Fact.QueueEntered.CAME_BACK)) {
      outsides.cameBack(entered, call, overflows);
    } else if (SEAT_GONE.contains(entered.cause())) {
      where = silences.entered(entered, call, moment.event);
      call.sinceMs = book.nowMs;
      call.keptFor = null;
      call.front = true;
    } else {
      Checker.require(
          !chosen || moment.event instanceof Event.CallQueued, "queued-by-nobody", entered);
      Checker.require(chosen || !call.where.equals("talking"), "queued-by-nobody", entered);
      call.front = false;
      call.arrival = book.nextArrival();
      call.queue = entered.queueId();
      call.queuesSeen.add(entered.queueId());
      if (call.handedOver) {
        overflows.judged(book.queue(entered.queueId()), call, book.nowMs);
      } else {
        overflows.entered(book.queue(entered.queueId()), call, book.nowMs);
      }
      merged(entered, call, moment);
    }
    Checker.require(entered.priority() == call.priority, "wrong-priority", entered, call.priority);
    call.handedOver = false;
    call.queuedAtMs = book.nowMs;
    call.where = where;
    book.queue(entered.queueId()).entered++;
  }

  /** An agent gives the caller to one seat, which is asked first or only then rung. */
  private void fromSeatToSeat(Fact.QueueEntered entered, Ledger.CallLine call) {
    call.front = !entered.handedOver();
    call.queue = entered.queueId();
    call.queuesSeen.add(entered.queueId());
    if (entered.handedOver()) {
      call.sinceMs = book.nowMs;
      call.only = null;
      call.reached = true; // no answer of the queue's
    } else {
      overflows.judged(book.queue(entered.queueId()), call, book.nowMs);
    }
  }

  /** The agent who talked hands over: the wait goes on where the answer stopped it. */
  void transferred(Fact.Transferred fact, Moment moment) {
    Ledger.CallLine call = book.call(fact.callId());
    Checker.require(
        fact.agentId().equals(moment.talkedWith.get(call.id)), "handed-over-by-nobody", fact);
    call.sinceMs = book.nowMs - (call.answeredMs - call.sinceMs);
    call.rulesUsed.clear();
    call.queuesSeen.clear();
    call.keptFor = null;
    call.only = null;
    call.handedOver = true;
    switch (fact.target().kind()) {
      case SEAT -> {
        call.sentTo = fact.target().id();
        coverage.saw("handed over to a seat");
      }
      case QUEUE -> coverage.saw("handed over to a queue");
      case NUMBER -> {} // seen when it is dialled
    }
  }

  /** Who calls again goes on in the place of the callback, which is over. */
  private void merged(Fact.QueueEntered entered, Ledger.CallLine call, Moment moment) {
    Ledger.CallLine over = moment.merged;
    Checker.require(
        (over != null) == entered.cause().equals("merged"), "callback-not-merged", entered);
    if (over != null) {
      call.sinceMs = Math.min(call.sinceMs, over.sinceMs);
      call.arrival = over.arrival;
      moment.merged = null;
    }
    if (call.only == null && !call.number.isEmpty()) {
      callbacks.calledAgain(call, entered.queueId());
    }
  }

  /** What was chosen in the menu starts a new wait. */
  private void anew(Ledger.CallLine call, Moment moment) {
    if (moment.event instanceof Event.CallQueued queued
        && queued.callId().equals(call.id)
        && moment.anew.add(call.id)) {
      call.startsAnew(book.nowMs);
      call.only = queued.onlyAgent();
      call.priority = book.points(call, queued.priority());
      coverage.saw(call.priority > queued.priority() ? "points of a number" : "points of the menu");
    }
  }

  void waits(Effect.PlayQueue play) {
    Ledger.CallLine call = book.call(play.callId());
    if (call.where.equals(Outsides.WHERE)) {
      Checker.require(play.position() == 0, "wrong-position", play);
      return;
    }
    if (call.where.equals("ringing")) {
      Checker.require(call.offers.isEmpty(), "music-while-ringing", play);
      call.front = true;
      call.keptFor = null;
      call.where = "waiting";
      coverage.saw("back to the head");
    }
    Checker.require(
        call.where.equals("waiting") || call.where.equals("unheard"),
        "music-for-nobody",
        play,
        " ",
        call.where);
    Checker.require(call.queue.equals(play.queueId()), "wrong-queue", play);
    positionTold(play, play.position(), call);
  }

  void positionTold(Effect.AnnouncePosition told) {
    positionTold(told, told.position(), book.call(told.callId()));
  }

  private void positionTold(Effect effect, int position, Ledger.CallLine call) {
    int place = choices.positionOf(call, book.nowMs);
    int earliest = place - book.silencesOver; // told before the silences were over
    Checker.require(
        earliest <= position && position <= place, "wrong-position", effect, " but is ", place);
  }

  void overflowed(Fact.Overflowed fact, Moment moment) {
    Ledger.CallLine call = book.call(fact.callId());
    anew(call, moment);
    call.keptFor = null;
    overflows.used(fact, call, book.nowMs);
  }

  void kept(Fact.KeptFor fact) {
    Ledger.CallLine call = book.call(fact.callId());
    if (!outsides.kept(fact, call)) {
      manners.kept(fact, call, book.nowMs);
    }
    call.keptFor = fact.agentId();
    call.keptUntilMs = fact.untilMs();
  }

  void keptOver(Fact.KeptOver fact) {
    Ledger.CallLine call = book.call(fact.callId());
    manners.keptOver(fact, call, book.nowMs);
    call.keptFor = null;
  }

  void legReleased(Effect.ReleaseSeatLeg release) {
    if (release.callId().equals(book.seat(release.agentId()).talksOn)) {
      book.stopTalking(book.call(release.callId()));
    }
  }

  void answered(Fact.CallAnswered fact) {
    Ledger.CallLine call = book.call(fact.callId());
    Checker.require(
        fact.waitMs() == book.nowMs - call.queuedAtMs,
        "wrong-wait",
        fact,
        " but waits since ",
        call.queuedAtMs);
    Checker.require(call.answeredSegment != fact.segment(), "counted-twice", fact);
    call.answeredSegment = fact.segment();
    call.answeredMs = book.nowMs;
  }

  void segmentClosed(Fact.SegmentClosed closed) {
    Ledger.CallLine call = book.call(closed.callId());
    Ledger.QueueLine queue = book.queue(closed.queueId());
    Checker.require(call.queue.equals(queue.id), "wrong-queue", closed);
    Checker.require(
        closed.waitMs() >= 0 && closed.talkMs() >= 0 && closed.holdMs() >= 0, "wrong-wait", closed);
    Checker.require(call.offers.isEmpty(), "offer-not-withdrawn", closed);
    if (closed.outcome() != Fact.SegmentOutcome.SEAT_LOST) {
      if (call.only == null && closed.agentId() != null) {
        manners.spoke(call.number, closed.agentId(), book.nowMs);
      }
      book.stopTalking(call);
    }
    call.where = "menu";
  }

  void callClosed(Fact.CallClosed closed, Moment moment) {
    Ledger.CallLine call = book.call(closed.callId());
    String byRight =
        switch (closed.endedBy()) {
          case CALLER -> callerEnded(moment.event, call.id) ? "" : "the caller did not hang up";
          case SERVER -> moment.released.contains(call.id) ? "" : "the caller was not told";
          case SEAT -> seatEnded(moment, call.id) ? "" : "the seat that talks did not hang up";
        };
    Checker.require(byRight.isEmpty(), "call-dropped", closed, ": ", byRight);
    Checker.require(
        Set.of("menu", "voicemail", "choosing", Outsides.WHERE).contains(call.where),
        "segment-not-closed",
        closed);
    anew(call, moment);
    boolean inMenu = call.where.equals("menu");
    manners.released(closed, call, inMenu && moment.event instanceof Event.CallQueued);
    if (closed.why().equals("callback-merged") && !(moment.event instanceof Event.CallbackChosen)) {
      moment.merged = call;
    }
    book.calls.remove(call.id);
    book.closedCalls.add(call.id);
  }

  private static boolean callerEnded(Event event, String callId) {
    return switch (event) {
      case Event.CallerGone e -> e.callId().equals(callId);
      case Event.CallEnded e -> e.callId().equals(callId) && e.by() == EndedBy.CALLER;
      default -> false;
    };
  }

  private static boolean seatEnded(Moment moment, String callId) {
    String talking = moment.talkedWith.get(callId);
    return switch (moment.event) {
      case Event.CallEnded e ->
          e.callId().equals(callId)
              && e.by() == EndedBy.SEAT
              && Objects.equals(e.agentId(), talking);
      case Event.SeatDeclares e -> callId.equals(e.callId()) && e.agentId().equals(talking);
      default -> false;
    };
  }

  /** After the effects of an event. */
  void end(Moment moment) {
    if (moment.event instanceof Event.CallerGone gone) {
      Ledger.CallLine left = book.calls.get(gone.callId());
      Checker.require(left == null || left.callback != null, "ghost-call", gone);
    }
    if (moment.event instanceof Event.CallArrived arrived
        && !moment.callsBefore.contains(arrived.callId())
        && !book.calls.containsKey(arrived.callId())) {
      coverage.saw("late arrival of an ended call");
    }
    for (Ledger.CallLine call : book.calls.values()) {
      Checker.require(
          !call.where.equals("ringing") || !call.offers.isEmpty(),
          "caller-left-alone",
          call.id,
          " rings nowhere");
    }
  }

  /** All is over: nobody may be left but callbacks that nobody can serve, as long as they last. */
  void finished() {
    List<String> lost =
        book.calls.values().stream().filter(c -> !callbacks.mayWait(c)).map(c -> c.id).toList();
    Checker.require(lost.isEmpty(), "lost-call", "never ended: ", lost);
  }
}
