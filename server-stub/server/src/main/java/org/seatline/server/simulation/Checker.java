package org.seatline.server.simulation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;
import org.seatline.server.acd.QueueRules;

/**
 * Watches events and effects and keeps its own book of them. Shares the vocabulary with the core
 * and no code: a promise that is broken is a {@link Violation} with the rule's name.
 */
final class Checker {
  private final Ledger book = new Ledger();
  private final Choices choices = new Choices(book);
  private final Overflows overflows = new Overflows(book);
  private final Manners manners = new Manners(book);
  private final Coverage coverage;
  private final CheckedFigures figures = new CheckedFigures();
  private long nowMs;
  private long lastEffect;
  private long talkGraceMs;
  private long seatGraceMs;

  Checker(Coverage coverage) {
    this.coverage = coverage;
  }

  int openCalls() {
    return book.calls.size();
  }

  void check(Event event, List<Effect> effects) {
    nowMs = Math.max(nowMs, event.atMs());
    Batch batch = new Batch(event, effects);
    choices.begin();
    overflows.begin();
    manners.begin(event);
    before(event);
    for (Effect effect : effects) {
      apply(effect, batch);
    }
    answers(event, batch);
    nobodyIsStuck();
    choices.end(event, nowMs);
    overflows.end(nowMs);
    manners.end(nowMs);
    totalsAddUp();
    idsGrowByOne(effects);
  }

  private void idsGrowByOne(List<Effect> effects) {
    for (Effect effect : effects) {
      require(lastEffect == 0 || effect.id() == lastEffect + 1, "effect-ids", "gap at ", effect);
      lastEffect = effect.id();
    }
  }

  /** All is over: nobody may be left. */
  void finished() {
    require(book.calls.isEmpty(), "lost-call", "never ended: ", book.calls.keySet());
    figures.compare(book);
  }

  static void require(boolean holds, String rule, @Nullable Object... details) {
    if (!holds) {
      throw new Violation(rule, Arrays.toString(details));
    }
  }

  /** What one event brought about. */
  private final class Batch {
    final Event event;
    final Set<String> anew = new HashSet<>();
    final Set<String> rejected = new HashSet<>();
    final Set<String> connected = new HashSet<>();
    final Set<String> released = new HashSet<>();
    final Set<String> callsBefore = new HashSet<>(book.calls.keySet());
    final Map<String, Long> lastReadySince = new HashMap<>();
    final Map<String, String> talkedWith = new HashMap<>();

    Batch(Event event, List<Effect> effects) {
      this.event = event;
      for (Effect effect : effects) {
        if (effect instanceof Effect.ReleaseCall release) {
          released.add(release.callId());
        }
      }
      for (Ledger.CallLine call : book.calls.values()) {
        if (call.talksWith != null) {
          talkedWith.put(call.id, call.talksWith);
        }
      }
    }
  }

  private void before(Event event) {
    switch (event) {
      case Event.ConfigurationLoaded loaded -> configured(loaded.config());
      case Event.SeatSignedIn e -> alive(e.agentId(), e.session());
      case Event.SeatDeclares e -> alive(e.agentId(), e.session());
      case Event.SeatLeaseReturned e -> lease(e.agentId(), e.session(), true);
      case Event.SeatLeaseLost e -> lease(e.agentId(), e.session(), false);
      case Event.ServerStarted e -> {
        for (Ledger.SeatLine seat : book.seats.values()) {
          seat.alive = false;
          seat.unleasedSinceMs = nowMs;
        }
      }
      case Event.QueueOpened e -> queue(e.queueId()).hoursOver = false;
      case Event.QueueClosed e -> queue(e.queueId()).hoursOver = true;
      case Event.QueueEmergency e -> queue(e.queueId()).emergency = e.closed();
      default -> {}
    }
  }

  private void configured(AcdConfig config) {
    talkGraceMs = config.timings().talkLeaseGraceMs();
    seatGraceMs = config.timings().seatLeaseGraceMs();
    book.callerPoints = new HashMap<>(config.points().callers());
    book.calledPoints = new HashMap<>(config.points().called());
    for (AcdConfig.Agent agent : config.agents()) {
      Ledger.SeatLine seat = book.seats.computeIfAbsent(agent.agentId(), Ledger.SeatLine::new);
      seat.skills = new HashMap<>(agent.skills());
      seat.ranks = new HashMap<>(agent.ranks());
    }
    for (AcdConfig.Queue queue : config.queues()) {
      book.queues.computeIfAbsent(queue.id(), id -> new Ledger.QueueLine(queue)).config = queue;
    }
    figures.configured(config);
  }

  private void alive(String agentId, String session) {
    Ledger.SeatLine seat = seat(agentId);
    seat.alive = true;
    seat.session = session;
  }

  private void lease(String agentId, String session, boolean alive) {
    Ledger.SeatLine seat = seat(agentId);
    if (seat.session.equals(session) && !seat.state.equals("signed-out")) {
      seat.alive = alive;
    }
  }

  private void apply(Effect effect, Batch batch) {
    switch (effect) {
      case Effect.OfferCall e -> offered(e, batch);
      case Effect.WithdrawOffer e -> withdrawn(e);
      case Effect.Connect e -> connected(e, batch);
      case Effect.RejectAnswer e -> batch.rejected.add(e.offerId());
      case Effect.PlayQueue e -> waits(e);
      case Effect.AnnouncePosition e ->
          require(
              choices.positionOf(call(e.callId()), nowMs) == e.position(),
              "wrong-position",
              e,
              " but is ",
              choices.positionOf(call(e.callId()), nowMs));
      case Effect.ReleaseSeatLeg e -> legReleased(e);
      case Effect.SeatStateChanged e -> seatIs(e);
      case Effect.QueueChanged e -> queueIs(e);
      case Effect.Recorded e -> {
        figures.fact(e.fact());
        fact(e.fact(), batch);
      }
      case Effect.EventRefused e -> coverage.saw("refused " + e.eventType() + ": " + e.why());
      case Effect.PlayMenu e -> {}
      case Effect.ReleaseCall e -> coverage.saw("released: " + e.why());
      case Effect.TakeVoicemail e -> call(e.callId()).where = "voicemail";
      case Effect.QueueDoor e -> require(e.open() == queue(e.queueId()).open(), "wrong-door", e);
    }
  }

  private void offered(Effect.OfferCall offer, Batch batch) {
    Ledger.CallLine call = call(offer.callId());
    Ledger.SeatLine seat = seat(offer.agentId());
    Ledger.OfferLine known = book.offers.get(offer.offerId());
    if (known != null) {
      require(
          known.call().equals(offer.callId()) && known.seat().equals(offer.agentId()),
          "offer-changed",
          offer);
      coverage.saw("offer sent again");
      return;
    }
    Ledger.QueueLine queue = queue(offer.queueId());
    require(
        offer.deadlineMs() == nowMs + queue.config.offerTimeoutMs(),
        "wrong-deadline",
        offer,
        " at ",
        nowMs);
    require(seat.alive, "offered-to-lost-seat", offer);
    Long readySince = batch.lastReadySince.get(seat.id);
    require(readySince != null, "offered-to-busy-seat", offer);
    choices.offered(call, seat, readySince == null ? 0 : readySince, nowMs);
    seat.lastOffer = Long.parseLong(offer.offerId().substring(1));
    if (call.where.equals("waiting")) {
      choices.nobodyWasPassed(call, seat, nowMs);
    } else {
      require(call.where.equals("ringing"), "offered-call-not-waiting", offer);
      coverage.saw("rings at several seats");
    }
    call.where = "ringing";
    call.offers.add(offer.offerId());
    book.offers.put(
        offer.offerId(),
        new Ledger.OfferLine(offer.offerId(), call.id, seat.id, offer.deadlineMs()));
  }

  private void withdrawn(Effect.WithdrawOffer withdraw) {
    Ledger.OfferLine offer = book.offers.remove(withdraw.offerId());
    require(offer != null, "withdrew-no-offer", withdraw);
    coverage.saw("offer withdrawn: " + withdraw.why());
    Ledger.CallLine call = book.calls.get(withdraw.callId());
    if (call != null) {
      call.offers.remove(withdraw.offerId());
    }
  }

  private void connected(Effect.Connect connect, Batch batch) {
    Ledger.CallLine call = call(connect.callId());
    Ledger.SeatLine seat = seat(connect.agentId());
    require(
        call.talksWith == null || call.talksWith.equals(seat.id),
        "connected-to-two-seats",
        call.id,
        " talks with ",
        call.talksWith,
        " and is granted to ",
        seat.id);
    require(
        seat.talksOn == null || seat.talksOn.equals(call.id),
        "seat-connected-twice",
        seat.id,
        " talks on ",
        seat.talksOn,
        " and is granted ",
        call.id);
    batch.connected.add(connect.offerId());
    if (call.talksWith != null) {
      coverage.saw("granted again");
      return;
    }
    Ledger.OfferLine offer = book.offers.remove(connect.offerId());
    require(
        offer != null && offer.call().equals(call.id) && offer.seat().equals(seat.id),
        "granted-without-offer",
        connect);
    call.offers.remove(connect.offerId());
    require(call.offers.isEmpty(), "granted-and-still-ringing", connect);
    call.where = "talking";
    call.talksWith = seat.id;
    seat.talksOn = call.id;
    seat.unleasedSinceMs = nowMs;
  }

  private void waits(Effect.PlayQueue play) {
    Ledger.CallLine call = call(play.callId());
    if (call.where.equals("ringing")) {
      require(call.offers.isEmpty(), "music-while-ringing", play);
      call.front = true;
      call.keptFor = null;
      call.where = "waiting";
      coverage.saw("back to the head");
    }
    require(call.where.equals("waiting"), "music-for-nobody", play, " ", call.where);
    require(call.queue.equals(play.queueId()), "wrong-queue", play);
    require(
        play.position() == choices.positionOf(call, nowMs),
        "wrong-position",
        play,
        " but is ",
        choices.positionOf(call, nowMs));
  }

  private void legReleased(Effect.ReleaseSeatLeg release) {
    coverage.saw("seat leg released: " + release.why());
    Ledger.SeatLine seat = seat(release.agentId());
    if (release.callId().equals(seat.talksOn)) {
      stopTalking(call(release.callId()));
    }
  }

  private void stopTalking(Ledger.CallLine call) {
    if (call.talksWith != null) {
      seat(call.talksWith).talksOn = null;
      call.talksWith = null;
    }
  }

  private void seatIs(Effect.SeatStateChanged now) {
    Ledger.SeatLine seat = seat(now.agentId());
    if (!seat.state.equals(now.state())) {
      coverage.saw("seat " + seat.state + " -> " + now.state());
    }
    if (now.state().equals("not-ready")) {
      coverage.saw("seat not-ready: " + now.reason());
    }
    require(seat.alive || !now.leased(), "lost-seat-kept", now);
    require(
        Objects.equals(seat.talksOn, now.state().equals("talking") ? now.callId() : null),
        "seat-state-differs",
        now,
        " but talks on ",
        seat.talksOn);
    if (now.leased()) {
      seat.unleasedSinceMs = 0;
    } else if (seat.unleasedSinceMs == 0 || seat.state.equals("signed-out")) {
      seat.unleasedSinceMs = nowMs;
    }
    if (now.state().equals("wrap-up") && !seat.state.equals("wrap-up") && now.queueId() != null) {
      Ledger.QueueLine queue = book.queues.get(now.queueId());
      require(
          queue == null || now.deadlineMs() == wrapUpEnds(queue),
          "wrong-deadline",
          now,
          " at ",
          nowMs);
    }
    manners.seatIs(now, seat);
    if (now.state().equals("signed-out")) {
      seat.forgetsCounts();
    }
    seat.state = now.state();
    seat.sinceMs = now.sinceMs();
    seat.deadlineMs = now.deadlineMs();
    seat.shownLeased = now.leased();
  }

  private long wrapUpEnds(Ledger.QueueLine queue) {
    boolean unlimited = queue.config.rules().wrapUp().kind() == QueueRules.WrapUp.Kind.UNLIMITED;
    return unlimited ? 0 : nowMs + queue.config.wrapUpMs();
  }

  private void queueIs(Effect.QueueChanged now) {
    int waiting = book.count(now.queueId(), "waiting");
    int ringing = book.count(now.queueId(), "ringing");
    int talking = book.count(now.queueId(), "talking");
    require(
        waiting == now.waiting() && ringing == now.ringing() && talking == now.talking(),
        "totals-differ",
        now,
        " but waiting=",
        waiting,
        " ringing=",
        ringing,
        " talking=",
        talking);
  }

  private void fact(Fact fact, Batch batch) {
    switch (fact) {
      case Fact.CallStarted f -> {
        boolean isNew = !book.closedCalls.contains(f.callId());
        require(
            isNew && book.calls.put(f.callId(), new Ledger.CallLine(f.callId())) == null,
            "call-arrived-twice",
            f.callId());
        call(f.callId()).number = f.callerNumber();
        if (batch.event instanceof Event.CallArrived e && e.callId().equals(f.callId())) {
          call(f.callId()).called = e.attached().getOrDefault("called", "");
        }
      }
      case Fact.QueueEntered f -> entered(f, batch);
      case Fact.CallAnswered f -> {
        Ledger.CallLine call = call(f.callId());
        require(
            f.waitMs() == nowMs - call.queuedAtMs,
            "wrong-wait",
            f,
            " but waits since ",
            call.queuedAtMs);
        require(call.answeredSegment != f.segment(), "counted-twice", f);
        call.answeredSegment = f.segment();
        Ledger.QueueLine queue = queue(f.queueId());
        queue.answered++;
        if (call.queuedAtMs <= queue.lastAnsweredMs) {
          long gap = nowMs - queue.lastAnsweredMs;
          queue.gapMs = queue.gapMs == 0 ? gap : (queue.gapMs * 7 + gap) / 8;
        }
        queue.lastAnsweredMs = nowMs;
        seat(f.agentId()).answered++;
        queue.inTime += f.waitMs() <= queue.config.serviceLevelThresholdS() * 1_000L ? 1 : 0;
      }
      case Fact.SegmentClosed f -> segmentClosed(f);
      case Fact.CallClosed f -> callClosed(f, batch);
      case Fact.SeatStateClosed f -> {
        if (f.state().equals("ready")) {
          batch.lastReadySince.put(f.agentId(), f.sinceMs());
        } else {
          batch.lastReadySince.remove(f.agentId());
        }
        Ledger.SeatLine seat = seat(f.agentId());
        if (f.state().equals("talking")) {
          seat.talkedMs += f.durationMs();
        } else if (f.state().equals("signed-out")) {
          seat.forgetsCounts();
        }
      }
      case Fact.OfferClosed f -> {
        coverage.saw("offer closed: " + f.outcome());
        manners.offerClosed(f, nowMs);
        require(
            f.outcome() == Fact.OfferOutcome.ANSWERED || !book.offers.containsKey(f.offerId()),
            "offer-not-withdrawn",
            f);
      }
      case Fact.Decided f -> {
        coverage.saw("decided by " + f.strategy());
        if (f.because().contains("relaxed")) {
          coverage.saw("decided after relaxing");
        }
      }
      case Fact.Overflowed f -> {
        coverage.saw("overflowed: " + f.when() + " to " + f.then());
        Ledger.CallLine call = call(f.callId());
        anew(call, batch);
        call.keptFor = null;
        overflows.used(f, call, nowMs);
      }
      case Fact.KeptFor f -> {
        coverage.saw("kept for the last agent");
        Ledger.CallLine call = call(f.callId());
        manners.kept(f, call, nowMs);
        call.keptFor = f.agentId();
        call.keptUntilMs = f.untilMs();
      }
      case Fact.KeptOver f -> {
        coverage.saw("kept no longer: " + f.why());
        Ledger.CallLine call = call(f.callId());
        manners.keptOver(f, call, nowMs);
        call.keptFor = null;
      }
      case Fact.VoicemailLeft f -> coverage.saw("voicemail left");
      case Fact.DoorMoved f ->
          coverage.saw(
              "door " + (f.open() ? "opened" : "closed") + (f.by() == null ? "" : " by lead"));
      case Fact.StateForced f -> {
        coverage.saw("forced: " + f.state());
        require(
            batch.event instanceof Event.ForceState e
                && e.by().equals(f.by())
                && e.reason().equals(f.reason()),
            "forced-by-nobody",
            f);
      }
      case Fact.WrapUpClosed f ->
          coverage.saw("wrap-up closed " + (f.disposition() == null ? "by time" : "by agent"));
      case Fact.DispositionGiven f -> {}
    }
  }

  private void entered(Fact.QueueEntered entered, Batch batch) {
    Ledger.CallLine call = call(entered.callId());
    coverage.saw("queue entered: " + entered.cause());
    boolean chosen = entered.cause().equals("new") || entered.cause().equals("moved");
    anew(call, batch);
    if (entered.cause().equals("seat-lost")) {
      call.sinceMs = nowMs;
      call.keptFor = null;
      call.front = true;
    } else {
      require(!chosen || batch.event instanceof Event.CallQueued, "queued-by-nobody", entered);
      require(chosen || !call.where.equals("talking"), "queued-by-nobody", entered);
      call.front = false;
      call.arrival = book.nextArrival();
      call.queue = entered.queueId();
      call.queuesSeen.add(entered.queueId());
      overflows.entered(queue(entered.queueId()), call, nowMs);
    }
    require(entered.priority() == call.priority, "wrong-priority", entered, call.priority);
    call.queuedAtMs = nowMs;
    call.where = "waiting";
    queue(entered.queueId()).entered++;
  }

  /** What was chosen in the menu starts a new wait. */
  private void anew(Ledger.CallLine call, Batch batch) {
    if (batch.event instanceof Event.CallQueued queued
        && queued.callId().equals(call.id)
        && batch.anew.add(call.id)) {
      call.startsAnew(nowMs);
      call.only = queued.onlyAgent();
      call.priority = book.points(call, queued.priority());
      coverage.saw(call.priority > queued.priority() ? "points of a number" : "points of the menu");
    }
  }

  private void segmentClosed(Fact.SegmentClosed closed) {
    Ledger.CallLine call = call(closed.callId());
    Ledger.QueueLine queue = queue(closed.queueId());
    require(call.queue.equals(queue.id), "wrong-queue", closed);
    require(
        closed.waitMs() >= 0 && closed.talkMs() >= 0 && closed.holdMs() >= 0, "wrong-wait", closed);
    require(call.offers.isEmpty(), "offer-not-withdrawn", closed);
    coverage.saw("segment closed: " + closed.outcome());
    queue.left++;
    queue.abandoned += closed.outcome() == Fact.SegmentOutcome.ABANDONED ? 1 : 0;
    if (closed.outcome() != Fact.SegmentOutcome.SEAT_LOST) {
      if (call.only == null && closed.agentId() != null) {
        manners.spoke(call.number, closed.agentId(), nowMs);
      }
      stopTalking(call);
    }
    call.where = "menu";
  }

  private void callClosed(Fact.CallClosed closed, Batch batch) {
    Ledger.CallLine call = call(closed.callId());
    String byRight =
        switch (closed.endedBy()) {
          case CALLER -> callerEnded(batch.event, call.id) ? "" : "the caller did not hang up";
          case SERVER -> batch.released.contains(call.id) ? "" : "the caller was not told";
          case SEAT -> seatEnded(batch, call.id) ? "" : "the seat that talks did not hang up";
        };
    require(byRight.isEmpty(), "call-dropped", closed, ": ", byRight);
    require(Set.of("menu", "voicemail").contains(call.where), "segment-not-closed", closed);
    anew(call, batch);
    boolean inMenu = call.where.equals("menu");
    manners.released(closed, call, inMenu && batch.event instanceof Event.CallQueued);
    book.calls.remove(call.id);
    book.closedCalls.add(call.id);
    coverage.saw("call closed: " + closed.outcome() + " by " + closed.endedBy());
  }

  private static boolean callerEnded(Event event, String callId) {
    return switch (event) {
      case Event.CallerGone e -> e.callId().equals(callId);
      case Event.CallEnded e -> e.callId().equals(callId) && e.by() == EndedBy.CALLER;
      default -> false;
    };
  }

  private static boolean seatEnded(Batch batch, String callId) {
    String talking = batch.talkedWith.get(callId);
    return switch (batch.event) {
      case Event.CallEnded e ->
          e.callId().equals(callId)
              && e.by() == EndedBy.SEAT
              && Objects.equals(e.agentId(), talking);
      case Event.SeatDeclares e -> callId.equals(e.callId()) && e.agentId().equals(talking);
      default -> false;
    };
  }

  private void answers(Event event, Batch batch) {
    if (event instanceof Event.OfferAnswered answer) {
      boolean granted = batch.connected.contains(answer.offerId());
      boolean rejected = batch.rejected.contains(answer.offerId());
      require(granted != rejected, "answer-without-answer", answer);
      coverage.saw(granted ? "answer granted" : "answer rejected");
    }
    if (event instanceof Event.CallerGone gone) {
      require(!book.calls.containsKey(gone.callId()), "ghost-call", gone);
    }
    if (event instanceof Event.CallArrived arrived
        && !batch.callsBefore.contains(arrived.callId())
        && !book.calls.containsKey(arrived.callId())) {
      coverage.saw("late arrival of an ended call");
    }
  }

  private void nobodyIsStuck() {
    for (Ledger.OfferLine offer : book.offers.values()) {
      require(offer.deadlineMs() > nowMs, "seat-past-deadline", offer, " at ", nowMs);
    }
    for (Ledger.SeatLine seat : book.seats.values()) {
      require(
          seat.deadlineMs == 0 || seat.deadlineMs > nowMs,
          "seat-past-deadline",
          seat.id,
          " ",
          seat.state,
          " until ",
          seat.deadlineMs,
          " at ",
          nowMs);
      if (!seat.shownLeased && !seat.state.equals("signed-out") && !seat.state.equals("reserved")) {
        long graceMs = seat.state.equals("talking") ? talkGraceMs : seatGraceMs;
        require(
            nowMs < seat.unleasedSinceMs + graceMs,
            "lost-seat-kept",
            seat.id,
            " ",
            seat.state,
            " lost since ",
            seat.unleasedSinceMs,
            " at ",
            nowMs);
      }
    }
    for (Ledger.CallLine call : book.calls.values()) {
      require(
          !call.where.equals("ringing") || !call.offers.isEmpty(),
          "caller-left-alone",
          call.id,
          " rings nowhere");
    }
  }

  private void totalsAddUp() {
    for (Ledger.QueueLine queue : book.queues.values()) {
      int inside =
          book.count(queue.id, "waiting")
              + book.count(queue.id, "ringing")
              + book.count(queue.id, "talking");
      require(
          queue.entered == queue.left + inside,
          "totals-differ",
          queue.id,
          " entered ",
          queue.entered,
          " left ",
          queue.left,
          " inside ",
          inside);
    }
  }

  private Ledger.CallLine call(String callId) {
    Ledger.CallLine call = book.calls.get(callId);
    if (call == null) {
      throw new Violation("no-such-call", callId);
    }
    return call;
  }

  private Ledger.SeatLine seat(String agentId) {
    Ledger.SeatLine seat = book.seats.get(agentId);
    if (seat == null) {
      throw new Violation("no-such-seat", agentId);
    }
    return seat;
  }

  private Ledger.QueueLine queue(String queueId) {
    return book.queue(queueId);
  }
}
