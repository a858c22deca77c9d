package org.seatline.server.acd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asking a colleague while the caller is on hold, handing the caller over to the one who was asked,
 * and all three together. One colleague at a time for each call.
 */
final class ConsultRules {
  private final Books books;
  private final Effects effects;
  private final SeatMoves seats;
  private final OfferRules offers;
  private final TransferRules transfers;
  private final OutsideRules outside;
  private final ConsultEnds ends;
  private final Segments segments;

  ConsultRules(
      Books books,
      Effects effects,
      SeatMoves seats,
      OfferRules offers,
      TransferRules transfers,
      OutsideRules outside) {
    this.books = books;
    this.effects = effects;
    this.seats = seats;
    this.offers = offers;
    this.transfers = transfers;
    this.outside = outside;
    this.ends = new ConsultEnds(books, effects, seats, offers);
    this.segments = new Segments(books, effects);
  }

  void asked(Event.ConsultAsked event) {
    Call call = transfers.talkedBy(event.callId(), event.agentId());
    String refusal =
        call == null ? Why.NOT_TALKING : transfers.refusal(call, event.agentId(), event.target());
    if (refusal == null && books.consultAbout(event.callId()) != null) {
      refusal = Why.WRONG_STATE;
    }
    if (call == null || refusal != null) {
      effects.refuse("consult-asked", event.agentId(), String.valueOf(refusal));
    } else {
      ask(call, event);
    }
  }

  private void ask(Call call, Event.ConsultAsked event) {
    long nowMs = books.nowMs();
    TransferTo target = event.target();
    boolean seat = target.kind() == TransferTo.Kind.SEAT;
    boolean queueAsked = target.kind() == TransferTo.Kind.QUEUE;
    String queueId = queueAsked ? target.id() : call.queueId();
    AcdConfig.Queue queue = books.routing().queue(queueId);
    if (queue == null) {
      throw new IllegalStateException("no queue " + queueId);
    }
    long order = books.takeOrder();
    Call consult =
        call.asking(Consults.id(call.callId(), order), event.agentId(), event.handover(), nowMs)
            .entering(queue, new CallState.Queued(0), order, nowMs, Call.Waited.since(nowMs))
            .directed(seat ? target.id() : null);
    books.put(consult);
    effects.record(
        new Fact.ConsultBegun(nowMs, call.callId(), consult.callId(), event.agentId(), target));
    Consults.tell(effects, consult, "dialling", null);
    if (target.kind() == TransferTo.Kind.NUMBER) {
      outside.ask(consult, target.id());
    }
    Seat asked = seat ? books.seats().get(target.id()) : null;
    if (asked != null) {
      offers.offer(consult, queue, List.of(asked), null, 1);
    }
  }

  /** The caller goes to whoever is asked; while it still rings there, without having been heard. */
  void handedOver(Event.ConsultHandedOver event) {
    Call call = transfers.talkedBy(event.callId(), event.agentId());
    Call consult = books.consultAbout(event.callId());
    if (call == null || consult == null) {
      effects.refuse("consult-handed-over", event.agentId(), Why.NOT_TALKING);
    } else if (consult.state() instanceof CallState.Talking with
        && call.state() instanceof CallState.Talking asking) {
      join(call, asking, handed(consult, event), with);
    } else if (consult.state() instanceof CallState.Outside with
        && with.answered()
        && call.state() instanceof CallState.Talking asking) {
      joinOutside(call, asking, handed(consult, event), with);
    } else {
      blind(call, handed(consult, event), event.agentId());
    }
  }

  private static Call handed(Call consult, Event.ConsultHandedOver event) {
    String last = event.handover();
    return last == null
        ? consult
        : consult.attaching(Consults.handing(consult.attached(), last), consult.onlyAgent());
  }

  private void blind(Call call, Call consult, String agentId) {
    TransferTo target = target(consult);
    String handover = consult.attached().getOrDefault(Event.HANDOVER, "");
    ends.end(consult, "ended", null);
    String refusal = transfers.refusal(call, agentId, target);
    if (refusal == null) {
      transfers.handOver(call, target, handover);
    } else {
      effects.refuse("consult-handed-over", agentId, refusal);
    }
  }

  private static TransferTo target(Call consult) {
    if (consult.state() instanceof CallState.Outside dialled) {
      return TransferTo.number(dialled.number());
    }
    String only = consult.onlyAgent();
    return only == null ? TransferTo.queue(consult.queueId()) : TransferTo.seat(only);
  }

  /** The caller goes to a number outside; no seat has the call from now on. */
  private void joinOutside(
      Call call, CallState.Talking asking, Call consult, CallState.Outside with) {
    String callId = call.callId();
    String agentId = asking.agentId();
    transfers.leave(call, asking);
    books.end(consult.callId());
    ends.record(consult, with.number(), "handed-over");
    String handover = consult.attached().getOrDefault(Event.HANDOVER, "");
    books.put(
        call.attaching(Consults.handing(call.attached(), handover), null)
            .waiting(call.waited().afterTalk(books.nowMs(), asking.answeredAtMs()))
            .in(with));
    effects.add(new Effect.ReleaseSeatLeg(effects.id(), agentId, callId, Why.TRANSFERRED));
    effects.add(
        new Effect.HandOver(
            effects.id(),
            callId,
            consult.callId(),
            agentId,
            with.number(),
            with.offerId(),
            handover));
  }

  private void join(Call call, CallState.Talking asking, Call consult, CallState.Talking with) {
    long nowMs = books.nowMs();
    String callId = call.callId();
    transfers.leave(call, asking);
    books.end(consult.callId());
    ends.record(consult, with.agentId(), "handed-over");
    CallState.Talking next =
        new CallState.Talking(with.agentId(), with.offerId(), with.offeredAtMs(), nowMs, 0, 0);
    String handover = consult.attached().getOrDefault(Event.HANDOVER, "");
    Call joined =
        call.attaching(Consults.handing(call.attached(), handover), null)
            .joined(consult.queueId(), next, nowMs);
    books.put(joined);
    segments.entered(joined, Fact.QueueEntered.HANDED_OVER, null);
    segments.answered(joined, next);
    Seat seat = books.seats().get(with.agentId());
    if (seat != null) {
      seats.move(
          seat.counted(seat.lastOfferOrder(), seat.answered() + 1, seat.talkMs()),
          new SeatState.Talking(callId, with.offerId(), consult.queueId()));
    }
    effects.add(new Effect.ReleaseSeatLeg(effects.id(), asking.agentId(), callId, Why.TRANSFERRED));
    effects.add(
        new Effect.HandOver(
            effects.id(),
            callId,
            consult.callId(),
            asking.agentId(),
            with.agentId(),
            with.offerId(),
            handover));
  }

  void ended(Event.ConsultEnded event) {
    Call consult = books.consultAbout(event.callId());
    if (consult == null || !Consults.asker(consult).equals(event.agentId())) {
      effects.refuse("consult-ended", event.agentId(), Why.UNKNOWN_CALL);
    } else {
      ends.end(consult, "ended", null);
    }
  }

  /** For the books: the seat mixes. */
  void conference(Event.ConferenceSet event) {
    Call consult = books.consultAbout(event.callId());
    Call call = transfers.talkedBy(event.callId(), event.agentId());
    if (call == null || consult == null || !connected(consult)) {
      effects.refuse("conference-set", event.agentId(), Why.NOT_TALKING);
    } else {
      effects.record(
          new Fact.ConferenceChanged(
              books.nowMs(), event.callId(), consult.callId(), event.agentId(), event.on()));
    }
  }

  /** After a restart of the server: what was between two seats has no way back. */
  void serverStarted(Call call) {
    if (Consults.is(call)) {
      ends.end(call, "failed", "unreachable");
    }
  }

  /**
   * Ends what has no asker any more, and what was not taken; true when something changed. An asker
   * whose caller has hung up may go on asking until the ticket is done.
   */
  boolean review() {
    boolean changed = false;
    for (String consultId : books.consults()) {
      Call consult = books.calls().get(consultId);
      if (consult != null) {
        changed |= review(consult);
      }
    }
    return changed;
  }

  private boolean review(Call consult) {
    String about = Consults.about(consult.callId());
    String asker = Consults.asker(consult);
    if (transfers.talkedBy(about, asker) == null && !finishes(consult, about, asker)) {
      ends.end(consult, "ended", null);
      return true;
    }
    if (!(consult.state() instanceof CallState.Resting resting)) {
      return false;
    }
    if (consult.onlyAgent() == null) {
      books.put(consult.in(new CallState.Queued(0)));
    } else {
      ends.end(consult, "failed", cause(resting.why()));
    }
    return true;
  }

  private boolean finishes(Call consult, String about, String asker) {
    Seat seat = books.seats().get(asker);
    return connected(consult)
        && !books.calls().containsKey(about)
        && seat != null
        && seat.state() instanceof SeatState.WrapUp wrapUp
        && wrapUp.callId().equals(about);
  }

  /** Whether somebody is there to be talked to. */
  private static boolean connected(Call consult) {
    return switch (consult.state()) {
      case CallState.Talking s -> true;
      case CallState.Outside with -> with.answered();
      default -> false;
    };
  }

  private static String cause(@Nullable String why) {
    return switch (why) {
      case Why.REFUSED -> "refused";
      case Why.RING_NO_ANSWER -> "no-answer";
      case null, default -> "unreachable";
    };
  }
}
