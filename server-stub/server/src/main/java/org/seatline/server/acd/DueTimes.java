package org.seatline.server.acd;

import java.util.List;

/**
 * Which deadlines a seat and a call have: a function of the record and the configuration. It is
 * told of every record that goes (not {@code in}) and of every one that comes.
 */
final class DueTimes {
  private final Routing routing;
  private final Deadlines deadlines = new Deadlines();

  DueTimes(Routing routing) {
    this.routing = routing;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  void seat(Seat seat, boolean in) {
    switch (seat.state()) {
      case SeatState.WrapUp s when s.deadlineMs() != 0 ->
          deadlines.set(s.deadlineMs(), Deadlines.Kind.WRAP_UP, seat.agentId(), in);
      case SeatState.NotReady s when s.untilMs() != 0 ->
          deadlines.set(s.untilMs(), Deadlines.Kind.PAUSE, seat.agentId(), in);
      default -> {}
    }
    if (seat.unprovenSinceMs() != 0) {
      lease(seat, in);
    }
    Seat.Phone phone = seat.phone();
    if (phone != null && phone.untilMs() != 0) {
      deadlines.set(phone.untilMs(), Deadlines.Kind.REGISTRATION, seat.agentId(), in);
    }
  }

  private void lease(Seat seat, boolean in) {
    AcdConfig.Timings timings = routing.config().timings();
    long sinceMs = seat.unprovenSinceMs();
    String agentId = seat.agentId();
    switch (seat.state()) {
      case SeatState.SignedOut s -> {}
      case SeatState.Reserved s -> {}
      case SeatState.Talking s ->
          deadlines.set(
              sinceMs + timings.talkLeaseGraceMs(), Deadlines.Kind.TALK_LEASE, agentId, in);
      default ->
          deadlines.set(
              sinceMs + timings.seatLeaseGraceMs(), Deadlines.Kind.SEAT_LEASE, agentId, in);
    }
  }

  void call(Call call, boolean in) {
    String callId = call.callId();
    switch (call.state()) {
      case CallState.InMenu menu ->
          deadlines.set(menu.deadlineMs(), Deadlines.Kind.MENU, callId, in);
      case CallState.Queued queued -> waiting(call, queued, in);
      case CallState.Offered offered -> {
        for (CallState.Offer offer : offered.offers()) {
          deadlines.set(offer.deadlineMs(), Deadlines.Kind.OFFER, offer.offerId(), in);
        }
      }
      case CallState.Talking s -> {}
      case CallState.Voicemail voicemail ->
          deadlines.set(voicemail.deadlineMs(), Deadlines.Kind.VOICEMAIL, callId, in);
      case CallState.Choosing choosing ->
          deadlines.set(choosing.deadlineMs(), Deadlines.Kind.CHOOSE, callId, in);
      case CallState.Resting resting -> {
        if (resting.untilMs() != 0) {
          deadlines.set(resting.untilMs(), Deadlines.Kind.REST, callId, in);
        }
        expiry(call, in);
      }
      case CallState.Dialling dialling ->
          deadlines.set(dialling.deadlineMs(), Deadlines.Kind.DIAL, callId, in);
      case CallState.Outside outside -> {
        if (!outside.answered()) {
          deadlines.set(outside.deadlineMs(), Deadlines.Kind.DIAL, callId, in);
        }
      }
      case CallState.Unheard unheard ->
          deadlines.set(unheard.untilMs(), Deadlines.Kind.UNHEARD, callId, in);
    }
  }

  private void expiry(Call call, boolean in) {
    Callback callback = call.callback();
    if (callback != null) {
      long atMs = callback.chosenAtMs() + routing.callbackRule(call.queueId()).keepMs();
      deadlines.set(atMs, Deadlines.Kind.EXPIRE, call.callId(), in);
    }
  }

  private void waiting(Call call, CallState.Queued queued, boolean in) {
    if (queued.announceAtMs() != 0) {
      deadlines.set(queued.announceAtMs(), Deadlines.Kind.ANNOUNCE, call.callId(), in);
    }
    Call.Preference preferred = call.waited().preferred();
    if (preferred != null && call.onlyAgent() == null) {
      deadlines.set(preferred.untilMs(), Deadlines.Kind.PREFER, call.callId(), in);
    }
    AcdConfig.Queue queue = routing.queue(call.queueId());
    if (queue == null) {
      return;
    }
    relaxation(call, queue.rules().relaxations(), in);
    if (call.callback() != null) {
      expiry(call, in);
      return;
    }
    deadlines.set(
        call.queuedAtMs() + queue.maxWaitMs(), Deadlines.Kind.MAX_WAIT, call.callId(), in);
    if (call.onlyAgent() == null && !Consults.is(call)) {
      askCallback(call, queue, in);
      overflows(call, queue, in);
    }
  }

  /** When seats with less will do next. */
  private void relaxation(Call call, List<QueueRules.Relaxation> relaxations, boolean in) {
    Call.Waited waited = call.waited();
    if (waited.step() < relaxations.size()) {
      long atMs = waited.sinceMs() + relaxations.get(waited.step()).afterMs();
      deadlines.set(atMs, Deadlines.Kind.RELAX, call.callId(), in);
    }
  }

  private void askCallback(Call call, AcdConfig.Queue queue, boolean in) {
    CallbackRule rule = queue.rules().callback();
    if (rule != null
        && rule.offerAfterMs() != 0
        && !call.waited().past().contains(CallbackRules.askedMark(queue.id()))) {
      long atMs = call.queuedAtMs() + rule.offerAfterMs();
      deadlines.set(atMs, Deadlines.Kind.ASK_CALLBACK, call.callId(), in);
    }
  }

  private void overflows(Call call, AcdConfig.Queue queue, boolean in) {
    Call.Waited waited = call.waited();
    List<Overflow> rules = queue.rules().overflows();
    for (int i = 0; i < rules.size(); i++) {
      Overflow rule = rules.get(i);
      if (rule.when() == Overflow.When.WAIT && !waited.past().contains(Overflow.mark(queue, i))) {
        long atMs = waited.sinceMs() + rule.threshold();
        deadlines.set(atMs, Deadlines.Kind.OVERFLOW, call.callId(), in);
      }
    }
  }
}
