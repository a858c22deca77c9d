package org.seatline.server.acd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call's way into a queue: by the menu, and from one queue into the next when rules say so. */
final class Admission {
  /** How long the shell may take to say how a message went, beyond its length. */
  private static final long VOICEMAIL_GRACE_MS = 30_000;

  /** Cause of a wait that an agent began by handing the caller over. */
  private static final String TRANSFERRED = "transferred";

  private final Books books;
  private final Effects effects;
  private final OfferRules offers;
  private final CallRules calls;
  private final OverflowRules overflows;
  private final CallbackRules callbacks;
  private final Segments segments;

  Admission(
      Books books, Effects effects, OfferRules offers, CallRules calls, CallbackRules callbacks) {
    this.callbacks = callbacks;
    this.segments = new Segments(books, effects);
    this.books = books;
    this.effects = effects;
    this.offers = offers;
    this.calls = calls;
    this.overflows = new OverflowRules(books);
  }

  void queued(Event.CallQueued event) {
    Call call = books.calls().get(event.callId());
    AcdConfig.Queue queue = books.routing().queue(event.queueId());
    String refusal = refusal(event, call, queue);
    if (call == null || queue == null || refusal != null) {
      effects.refuse("call-queued", event.callId(), refusal == null ? Why.WRONG_STATE : refusal);
      return;
    }
    boolean moved = call.unanswered();
    if (moved) {
      offers.withdrawAll(call, Why.CALL_MOVED);
      outOfLine(call);
    }
    PriorityPoints points =
        PriorityPoints.of(books.routing().config().points(), call, event.priority());
    Call wanting =
        call.wanting(event, points.sum()).waiting(call.waited().chosenAnew(books.nowMs()));
    admit(wanting, queue, moved ? "moved" : "new", points.text());
  }

  /** Ends the wait; the call is counted nowhere until it is known where it goes. */
  private void outOfLine(Call call) {
    segments.closed(call, Fact.SegmentOutcome.MOVED, null);
    books.put(call.in(new CallState.InMenu(0)));
  }

  private @Nullable String refusal(
      Event.CallQueued event, @Nullable Call call, AcdConfig.@Nullable Queue queue) {
    if (call == null) {
      return books.isEnded(event.callId()) ? Why.CALL_OVER : Why.UNKNOWN_CALL;
    }
    if (queue == null) {
      return Why.UNKNOWN_QUEUE;
    }
    boolean held = call.callback() == null; // nobody who waits to be called back presses a key
    if (!held || (!call.unanswered() && !(call.state() instanceof CallState.InMenu))) {
      return Why.WRONG_STATE;
    }
    // A call that was led elsewhere from this queue was told of twice: it keeps its place.
    boolean known =
        call.queueId().equals(event.queueId()) || call.waited().past().contains(event.queueId());
    return call.unanswered() && known ? Why.DUPLICATE : null;
  }

  /** Takes the call in, or wherever the rules of the queue lead; its last segment is closed. */
  private void admit(Call call, AcdConfig.Queue wanted, String cause, @Nullable String points) {
    AcdConfig.Queue queue = wanted;
    Call coming = call.waiting(call.waited().past(queue.id()));
    OverflowRules.Way way = overflows.atEntry(coming, queue);
    if (way != null) {
      follow(way, coming, false, points);
    } else if (coming.onlyAgent() == null && !books.isOpen(queue.id())) {
      turnAway(coming, Why.QUEUE_CLOSED, "");
    } else if (books.queueBook(queue.id()).unansweredCalls() >= queue.maxWaiting()) {
      turnAway(coming, Why.QUEUE_FULL, "");
    } else {
      enter(coming, queue, cause, points);
    }
  }

  private void turnAway(Call call, String why, String prompt) {
    calls.release(call.in(new CallState.InMenu(0)), why, prompt);
  }

  /** Uses a rule; each is used at most once for a call, so this comes to an end. */
  private void follow(OverflowRules.Way way, Call call, boolean waiting, @Nullable String points) {
    Overflow rule = way.rule();
    effects.record(
        new Fact.Overflowed(
            books.nowMs(),
            call.callId(),
            way.from().id(),
            waiting,
            way.number() + 1,
            rule.when(),
            way.because(),
            rule.then(),
            rule.target()));
    Call moving = call.waiting(call.waited().past(way.mark()).preferring(null));
    switch (rule.then()) {
      case QUEUE -> {
        AcdConfig.Queue target = books.routing().queue(rule.target());
        if (target == null) {
          throw new IllegalStateException("a rule that leads nowhere was used: " + way);
        }
        admit(moving, target, "overflow", points);
      }
      case VOICEMAIL -> takeVoicemail(moving, way.from());
      case CALLBACK -> askCallback(moving, way.from(), waiting);
      case MESSAGE -> turnAway(moving, Why.OVERFLOW_MESSAGE, rule.target());
    }
  }

  /** Who waits keeps the place meanwhile; who has not got in chooses at the entry. */
  private void askCallback(Call call, AcdConfig.Queue queue, boolean waiting) {
    if (waiting) {
      callbacks.ask(call);
      return;
    }
    long deadlineMs = books.nowMs() + CallbackRules.CHOOSE_MAX_MS;
    books.put(call.outOfLine(queue.id(), new CallState.Choosing(deadlineMs)));
    effects.add(new Effect.AskCallback(effects.id(), call.callId(), queue.id(), false));
  }

  void callbackDeclined(Event.CallbackDeclined event) {
    Call call = books.calls().get(event.callId());
    if (call == null || !(call.state() instanceof CallState.Choosing)) {
      effects.refuse("callback-declined", event.callId(), Why.WRONG_STATE);
    } else {
      declined(call);
    }
  }

  /** The caller does not want to be called back: on, as without the rule. */
  void declined(Call call) {
    AcdConfig.Queue queue = books.routing().queue(call.queueId());
    if (queue == null) {
      calls.release(call, Why.QUEUE_CLOSED);
    } else {
      admit(call, queue, "callback-declined", null);
    }
  }

  private void takeVoicemail(Call call, AcdConfig.Queue queue) {
    long maxMs = queue.rules().voicemailMaxMs();
    long deadlineMs = books.nowMs() + maxMs + VOICEMAIL_GRACE_MS;
    books.put(call.outOfLine(queue.id(), new CallState.Voicemail(deadlineMs)));
    effects.add(new Effect.TakeVoicemail(effects.id(), call.callId(), queue.id(), maxMs));
  }

  /** Handed over by an agent: what its wait would have led to by now is not done any more. */
  void transferred(Call call, String queueId) {
    AcdConfig.Queue queue = books.routing().queue(queueId);
    if (queue == null) {
      throw new IllegalStateException("handed over to no queue: " + queueId);
    }
    enter(judged(call, queue), queue, TRANSFERRED, null);
  }

  /** The call as one of which this queue's rules by wait that hold by now are used up. */
  Call judged(Call call, AcdConfig.Queue queue) {
    Call coming = call.waiting(call.waited().past(queue.id()));
    return coming.waiting(tried(coming, queue));
  }

  private void enter(Call call, AcdConfig.Queue queue, String cause, @Nullable String points) {
    long nowMs = books.nowMs();
    Call.Waited waited = call.waited();
    Call earlier = ownCallback(call, queue);
    if (earlier != null) {
      waited = waited.sinceThen(Math.min(waited.sinceMs(), earlier.waited().sinceMs()));
    }
    int step = queue.rules().stepAfter(nowMs - waited.sinceMs());
    Call waiting =
        call.entering(
            queue,
            new CallState.Queued(calls.announceAtMs(queue)),
            earlier == null ? books.takeOrder() : earlier.place(),
            nowMs,
            waited.step(step).preferring(preferred(call, queue, cause)));
    books.put(waiting);
    segments.entered(waiting, earlier == null ? cause : "merged", points);
    Call.Preference kept = waiting.waited().preferred();
    if (kept != null) {
      effects.record(
          new Fact.KeptFor(nowMs, call.callId(), queue.id(), kept.agentId(), kept.untilMs()));
    }
    effects.add(
        new Effect.PlayQueue(effects.id(), call.callId(), queue.id(), books.position(waiting)));
  }

  /** A customer who calls again goes on in the place of the callback, which is over. */
  private @Nullable Call ownCallback(Call call, AcdConfig.Queue queue) {
    return call.callerNumber().isEmpty() || call.onlyAgent() != null
        ? null
        : callbacks.giveWay(queue.id(), call.callerNumber());
  }

  /** The agent who spoke with this customer last, if that one may soon be free. */
  private Call.@Nullable Preference preferred(Call call, AcdConfig.Queue queue, String cause) {
    QueueRules.Sticky rule = queue.rules().sticky();
    if (rule == null
        || call.onlyAgent() != null
        || cause.equals("overflow")
        || cause.equals(TRANSFERRED)) {
      return null;
    }
    long nowMs = books.nowMs();
    String agentId = books.lastAgents().with(call.callerNumber(), nowMs - rule.windowMs());
    Seat seat = agentId == null ? null : books.seats().get(agentId);
    if (seat == null || !serves(seat, queue) || !comesSoon(seat, rule)) {
      return null;
    }
    return new Call.Preference(seat.agentId(), nowMs + rule.preferMs());
  }

  private boolean serves(Seat seat, AcdConfig.Queue queue) {
    return books.routing().served(seat.agentId()).stream()
        .anyMatch(served -> served.queue().id().equals(queue.id()));
  }

  private boolean comesSoon(Seat seat, QueueRules.Sticky rule) {
    return switch (seat.state()) {
      case SeatState.SignedOut s -> false;
      case SeatState.NotReady s -> books.nowMs() - seat.sinceMs() <= rule.awayMaxMs();
      default -> true;
    };
  }

  /** A caller has waited so long that a rule may hold. */
  void waitedLong(Call call) {
    AcdConfig.Queue queue = books.routing().queue(call.queueId());
    if (queue != null && !leave(call, queue)) {
      books.put(call.waiting(tried(call, queue)));
    }
  }

  /** The rules by wait that are due: none of them led anywhere. */
  private Call.Waited tried(Call call, AcdConfig.Queue queue) {
    Call.Waited waited = call.waited();
    List<Overflow> rules = queue.rules().overflows();
    for (int i = 0; i < rules.size(); i++) {
      boolean due =
          rules.get(i).when() == Overflow.When.WAIT
              && books.nowMs() - waited.sinceMs() >= rules.get(i).threshold();
      if (due && !waited.past().contains(Overflow.mark(queue, i))) {
        waited = waited.past(Overflow.mark(queue, i));
      }
    }
    return waited;
  }

  private boolean leave(Call call, AcdConfig.Queue queue) {
    OverflowRules.Way way = overflows.whileWaiting(call, queue);
    if (way != null) {
      if (way.rule().then() != Overflow.Then.CALLBACK) {
        outOfLine(call);
      }
      follow(way, call, true, null);
    }
    return way != null;
  }

  /** The last seat of a queue has left: whoever waits there may have to go elsewhere. */
  void deserted(String queueId) {
    AcdConfig.Queue queue = books.routing().queue(queueId);
    if (queue == null || books.queueBook(queueId).staff > 0) {
      return;
    }
    for (Place place : books.queueBook(queueId).line.all()) {
      Call call = books.calls().get(place.callId());
      if (call != null) {
        leave(call, queue);
      }
    }
  }

  void voicemailTaken(Event.VoicemailTaken event) {
    Call call = books.calls().get(event.callId());
    if (call == null || !(call.state() instanceof CallState.Voicemail)) {
      effects.refuse("voicemail-taken", event.callId(), Why.WRONG_STATE);
      return;
    }
    effects.record(
        new Fact.VoicemailLeft(
            books.nowMs(), call.callId(), call.queueId(), call.callerNumber(), event.lengthMs()));
    calls.release(call, Why.VOICEMAIL_TAKEN, "");
  }

  void voicemailFailed(Event.VoicemailFailed event) {
    Call call = books.calls().get(event.callId());
    AcdConfig.Queue queue = call == null ? null : books.routing().queue(call.queueId());
    if (call == null || queue == null || !(call.state() instanceof CallState.Voicemail)) {
      effects.refuse("voicemail-failed", event.callId(), Why.WRONG_STATE);
      return;
    }
    admit(call, queue, "voicemail-failed", null);
  }

  /** After a restart: the message begins anew. */
  void serverStarted(Call call) {
    AcdConfig.Queue queue = books.routing().queue(call.queueId());
    if (call.state() instanceof CallState.Voicemail && queue != null) {
      takeVoicemail(call, queue);
    }
  }
}
