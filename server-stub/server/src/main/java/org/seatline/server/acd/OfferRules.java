package org.seatline.server.acd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes offers, and what becomes of them. */
final class OfferRules {
  private final Books books;
  private final Effects effects;
  private final SeatMoves seats;
  private final Segments segments;

  OfferRules(Books books, Effects effects, SeatMoves seats) {
    this.books = books;
    this.effects = effects;
    this.seats = seats;
    this.segments = new Segments(books, effects);
  }

  /** Rings these seats for the call; no strategy means that it is the seat's own call. */
  void offer(
      Call call,
      AcdConfig.Queue queue,
      List<Seat> chosen,
      @Nullable Strategy strategy,
      int candidates) {
    int waiting = books.queueBook(queue.id()).waitingCalls();
    long nowMs = books.nowMs();
    long deadlineMs = nowMs + queue.offerTimeoutMs();
    List<CallState.Offer> offers = new ArrayList<>();
    int step = call.waited().step();
    for (Seat seat : chosen) {
      long number = books.takeOffer();
      String offerId = "o" + number;
      AcdConfig.Agent agent = books.routing().agent(seat.agentId());
      String because =
          strategy == null || agent == null
              ? "the only seat that may get it"
              : strategy.because(seat, agent, queue, nowMs);
      effects.record(
          new Fact.Decided(
              nowMs,
              call.callId(),
              queue.id(),
              offerId,
              seat.agentId(),
              strategy == null ? "private" : strategy.id(),
              candidates,
              waiting,
              circumstances(because, step, call.priority())));
      seats.move(
          seat.counted(number, seat.answered(), seat.talkMs()),
          new SeatState.Reserved(offerId, call.callId(), queue.id(), deadlineMs));
      CallState.Offer offer = new CallState.Offer(offerId, seat.agentId(), nowMs, deadlineMs);
      offers.add(offer);
      sendOffer(call, offer);
    }
    books.put(call.in(new CallState.Offered(offers)));
    if (Consults.is(call)) {
      Consults.tell(effects, call, "ringing", null);
    }
  }

  private static String circumstances(String because, int step, int priority) {
    String relaxed = step == 0 ? because : because + "; relaxed " + step + " times";
    return priority == 0 ? relaxed : relaxed + "; priority " + priority;
  }

  /** Hands an offer (again) to its seat. */
  void sendOffer(Call call, CallState.Offer offer) {
    effects.add(
        new Effect.OfferCall(
            effects.id(),
            offer.offerId(),
            call.callId(),
            offer.agentId(),
            call.queueId(),
            call.callerNumber(),
            call.digit(),
            attached(call),
            call.arrivedAtMs(),
            call.queuedAtMs(),
            offer.offeredAtMs(),
            offer.deadlineMs()));
  }

  /** What travels with the call, and that it is a callback. */
  private static Map<String, String> attached(Call call) {
    Callback callback = call.callback();
    if (callback == null) {
      return call.attached();
    }
    Map<String, String> attached = new HashMap<>(call.attached());
    attached.put(Event.CALLBACK, String.valueOf(callback.attempts()));
    return attached;
  }

  void answered(Event.OfferAnswered event) {
    Call call = books.callOfOffer(event.offerId());
    CallState.Offer offer = call == null ? null : find(call, event.offerId());
    if (call != null && offer != null && offer.agentId().equals(event.agentId())) {
      grant(call, offer);
      return;
    }
    Call known = books.calls().get(event.callId());
    if (known != null && grantedAlready(known, event)) {
      effects.add(
          new Effect.Connect(effects.id(), event.offerId(), event.callId(), event.agentId()));
      return;
    }
    effects.add(
        new Effect.RejectAnswer(
            effects.id(), event.offerId(), event.callId(), event.agentId(), Why.OFFER_OVER));
  }

  private static boolean grantedAlready(Call call, Event.OfferAnswered event) {
    return switch (call.state()) {
      case CallState.Talking s ->
          s.offerId().equals(event.offerId()) && s.agentId().equals(event.agentId());
      case CallState.Dialling s ->
          s.offerId().equals(event.offerId()) && s.agentId().equals(event.agentId());
      default -> false;
    };
  }

  private void grant(Call call, CallState.Offer granted) {
    for (CallState.Offer other : offers(call)) {
      if (!other.equals(granted)) {
        close(call, other, Fact.OfferOutcome.WITHDRAWN, Why.ANSWERED_ELSEWHERE);
        seats.free(other.agentId());
      }
    }
    closed(call, granted, Fact.OfferOutcome.ANSWERED);
    Callback callback = call.callback();
    if (callback == null) {
      connect(call, granted);
    } else {
      dial(call, granted, callback.dialledOnceMore());
    }
  }

  private void talk(Call call, CallState.Offer granted, int answers) {
    Seat seat = books.seats().get(granted.agentId());
    if (seat != null) {
      Seat counted =
          seat.counted(seat.lastOfferOrder(), seat.answered() + answers, seat.talkMs()).missed(0);
      seats.move(
          seat.leased() ? counted : counted.leased(seat.session(), false, books.nowMs()),
          new SeatState.Talking(call.callId(), granted.offerId(), call.queueId()));
    }
  }

  /** The seat is granted the call first, then whom it is for is dialled. */
  private void dial(Call call, CallState.Offer granted, Callback callback) {
    long nowMs = books.nowMs();
    long ringMs = books.routing().callbackRule(call.queueId()).ringMs();
    String agentId = granted.agentId();
    Call.Waited waited = call.waited().dialledOnceMore();
    books.put(
        call.callingBack(callback)
            .waiting(waited)
            .in(
                new CallState.Dialling(
                    agentId,
                    granted.offerId(),
                    granted.offeredAtMs(),
                    nowMs,
                    nowMs + ringMs + DialRules.GRACE_MS)));
    talk(call, granted, 0);
    effects.add(new Effect.Connect(effects.id(), granted.offerId(), call.callId(), agentId));
    effects.add(
        new Effect.DialCaller(
            effects.id(),
            call.callId(),
            granted.offerId(),
            agentId,
            callback.number(),
            waited.dialled(),
            ringMs));
  }

  private void connect(Call call, CallState.Offer granted) {
    CallState.Talking talking =
        new CallState.Talking(
            granted.agentId(), granted.offerId(), granted.offeredAtMs(), books.nowMs(), 0, 0);
    books.put(call.in(talking));
    boolean consult = Consults.is(call);
    talk(call, granted, consult ? 0 : 1);
    effects.add(
        new Effect.Connect(effects.id(), granted.offerId(), call.callId(), granted.agentId()));
    segments.answered(call, talking);
    if (consult) {
      Consults.tell(effects, call, "connected", null);
    }
  }

  /** The seat did not take the call: the queue's rule for it, and the call back to the head. */
  void declined(
      String eventType,
      String offerId,
      @Nullable String agentId,
      Fact.OfferOutcome outcome,
      String why) {
    Call call = books.callOfOffer(offerId);
    CallState.Offer offer = call == null ? null : find(call, offerId);
    if (call == null || offer == null || (agentId != null && !agentId.equals(offer.agentId()))) {
      effects.refuse(eventType, offerId, Why.UNKNOWN_OFFER);
      return;
    }
    close(call, offer, outcome, why);
    seats.missed(offer.agentId(), call.queueId(), why);
    without(call, offer, why);
  }

  /** The seat left its reservation; its next state is the caller's business. */
  void seatWithdrew(SeatState.Reserved reserved, String why) {
    Call call = books.callOfOffer(reserved.offerId());
    CallState.Offer offer = call == null ? null : find(call, reserved.offerId());
    if (call != null && offer != null) {
      close(call, offer, Fact.OfferOutcome.WITHDRAWN, why);
      without(call, offer, why);
    }
  }

  /** Withdraws every offer of the call and frees the seats; the call's state is not touched. */
  void withdrawAll(Call call, String why) {
    for (CallState.Offer offer : offers(call)) {
      close(call, offer, Fact.OfferOutcome.WITHDRAWN, why);
      seats.free(offer.agentId());
    }
  }

  private void without(Call call, CallState.Offer gone, String why) {
    List<CallState.Offer> left =
        offers(call).stream().filter(offer -> !offer.equals(gone)).toList();
    if (left.isEmpty() && Consults.is(call)) {
      books.put(call.in(new CallState.Resting(0, why))); // what becomes of it is looked at next
    } else if (left.isEmpty()) {
      backToHead(call);
    } else {
      books.put(call.in(new CallState.Offered(left)));
    }
  }

  /** Back to the head of its queue, with its place and the time that it has waited. */
  void backToHead(Call call) {
    AcdConfig.Queue queue = books.routing().queue(call.queueId());
    long everyMs = queue == null || call.callback() != null ? 0 : queue.announceEveryMs();
    long announceAtMs = everyMs == 0 ? 0 : books.nowMs() + everyMs;
    Call waiting =
        call.front(
            new CallState.Queued(announceAtMs),
            call.queuedAtMs(),
            call.segment(),
            call.waited().step(books.stepNow(call)).preferring(null));
    if (call.callback() != null && !books.isOpen(call.queueId())) {
      books.put(waiting.in(new CallState.Resting(0, Why.QUEUE_CLOSED)));
    } else {
      books.put(waiting);
    }
    if (call.callback() == null) {
      effects.add(
          new Effect.PlayQueue(
              effects.id(), call.callId(), call.queueId(), books.position(waiting)));
    }
  }

  private void close(Call call, CallState.Offer offer, Fact.OfferOutcome outcome, String why) {
    effects.add(
        new Effect.WithdrawOffer(
            effects.id(), offer.offerId(), call.callId(), offer.agentId(), why));
    closed(call, offer, outcome);
  }

  private void closed(Call call, CallState.Offer offer, Fact.OfferOutcome outcome) {
    effects.record(
        new Fact.OfferClosed(
            books.nowMs(),
            call.callId(),
            call.segment(),
            call.queueId(),
            offer.offerId(),
            offer.agentId(),
            offer.offeredAtMs(),
            outcome));
  }

  private static List<CallState.Offer> offers(Call call) {
    return call.state() instanceof CallState.Offered offered ? offered.offers() : List.of();
  }

  static CallState.@Nullable Offer find(Call call, String offerId) {
    return offers(call).stream()
        .filter(offer -> offer.offerId().equals(offerId))
        .findFirst()
        .orElse(null);
  }
}
