package org.seatline.server.simulation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;

/**
 * Watches events and effects and hands each to the checkers of the promises that it touches. They
 * keep a book of their own ({@link Ledger}), share the vocabulary with the core and no code: a
 * promise that is broken is a {@link Violation} with the rule's name.
 */
final class Checker {
  private final Ledger book = new Ledger();
  private final Choices choices;
  private final Overflows overflows = new Overflows(book);
  private final Manners manners = new Manners(book);
  private final Totals totals = new Totals(book);
  private final Callbacks callbacks;
  private final Offers offers;
  private final Callers callers;
  private final Seats seats;
  private final Phones phones = new Phones(book);
  private final BrokenGrants brokenGrants;
  private final Transitions transitions;
  private final Consulting consulting;
  private final Outsides outsides;

  Checker(Coverage coverage) {
    this.choices = new Choices(book, coverage);
    this.callbacks = new Callbacks(book, coverage);
    this.offers = new Offers(book, choices, callbacks, coverage);
    this.outsides = new Outsides(book, coverage);
    this.callers =
        new Callers(
            book, new Callers.Rules(choices, overflows, manners, callbacks, outsides), coverage);
    this.consulting = new Consulting(book, coverage);
    this.seats = new Seats(book, manners, coverage);
    this.brokenGrants = new BrokenGrants(book, coverage);
    this.transitions = new Transitions(coverage);
  }

  int openCalls() {
    return book.calls.size();
  }

  /** One event and its effects; throws the first promise that they break. */
  void check(Event event, List<Effect> effects) {
    book.nowMs = Math.max(book.nowMs, event.atMs());
    Moment moment = new Moment(event, effects, book);
    choices.begin();
    overflows.begin();
    manners.begin(event);
    before(event);
    callers.begin(event);
    phones.begin(event);
    brokenGrants.begin(event);
    seats.begin(event);
    for (Effect effect : effects) {
      transitions.see(effect);
      apply(effect, moment);
    }
    offers.end(moment);
    callers.end(moment);
    callbacks.end(moment);
    brokenGrants.end(moment);
    seats.end();
    consulting.end();
    outsides.end(moment);
    phones.end(moment);
    choices.end(event, book.nowMs);
    overflows.end(book.nowMs);
    manners.end(book.nowMs);
    totals.end(effects);
  }

  /** All is over: nobody may be left. */
  void finished() {
    callers.finished();
    totals.finished();
  }

  static void require(boolean holds, String rule, @Nullable Object... details) {
    if (!holds) {
      throw new Violation(rule, Arrays.toString(details));
    }
  }

  private void before(Event event) {
    switch (event) {
      case Event.ConfigurationLoaded loaded -> configured(loaded.config());
      case Event.QueueOpened e -> book.queue(e.queueId()).hoursOver = false;
      case Event.QueueClosed e -> book.queue(e.queueId()).hoursOver = true;
      case Event.QueueEmergency e -> book.queue(e.queueId()).emergency = e.closed();
      default -> {}
    }
  }

  private void configured(AcdConfig config) {
    book.points(config.points());
    book.calls.values().forEach(call -> call.rulesChanged = call.callback != null);
    seats.configured(config);
    phones.configured(config);
    totals.configured(config);
  }

  private void apply(Effect effect, Moment moment) {
    switch (effect) {
      case Effect.OfferCall e -> offers.offered(e, moment);
      case Effect.WithdrawOffer e when SimOutside.isNumber(e.agentId()) -> outsides.withdrawn(e);
      case Effect.Connect e when SimOutside.isNumber(e.agentId()) -> outsides.connected(e, moment);
      case Effect.ReleaseSeatLeg e when SimOutside.isNumber(e.agentId()) -> outsides.released(e);
      case Effect.HandOver e when SimOutside.isNumber(e.agentId()) ->
          outsides.handedOver(e, moment);
      case Effect.DialOutside e -> outsides.dialled(e);
      case Effect.WithdrawOffer e -> offers.withdrawn(e);
      case Effect.Connect e -> offers.connected(e, moment);
      case Effect.RejectAnswer e -> moment.rejected.add(e.offerId());
      case Effect.PlayQueue e -> callers.waits(e);
      case Effect.AnnouncePosition e -> callers.positionTold(e);
      case Effect.ReleaseSeatLeg e -> callers.legReleased(e);
      case Effect.TakeVoicemail e -> book.call(e.callId()).where = "voicemail";
      case Effect.SeatStateChanged e -> seats.seatIs(e);
      case Effect.QueueChanged e -> totals.queueIs(e);
      case Effect.ConfirmSeat e -> moment.phonesAsked.add(e.agentId());
      case Effect.QueueDoor e ->
          require(e.open() == book.queue(e.queueId()).open(), "wrong-door", e);
      case Effect.Recorded e -> {
        totals.fact(e.fact());
        fact(e.fact(), moment);
      }
      case Effect.AskCallback e -> callbacks.asked(e);
      case Effect.KeepCallback e -> callbacks.kept(e, moment);
      case Effect.DialCaller e -> callbacks.dialled(e);
      case Effect.EventRefused _, Effect.PlayMenu _, Effect.ReleaseCall _ -> {}
      case Effect.StopDialling _ -> {}
      case Effect.HandOver e -> consulting.handedOver(e, moment);
      case Effect.ConsultChanged _ -> {}
    }
  }

  private void fact(Fact fact, Moment moment) {
    switch (fact) {
      case Fact.CallStarted f -> callers.started(f, moment);
      case Fact.QueueEntered f -> callers.entered(f, moment);
      case Fact.CallAnswered f -> {
        callers.answered(f);
        totals.answered(f);
      }
      case Fact.SegmentClosed f -> {
        callers.segmentClosed(f);
        totals.left(f);
      }
      case Fact.CallClosed f -> callers.callClosed(f, moment);
      case Fact.Overflowed f -> callers.overflowed(f, moment);
      case Fact.KeptFor f -> callers.kept(f);
      case Fact.KeptOver f -> callers.keptOver(f);
      case Fact.SeatStateClosed f -> seats.stateClosed(f, moment);
      case Fact.StateForced f -> seats.forced(f, moment);
      case Fact.LastCallSet f -> seats.lastCallSet(f, moment);
      case Fact.OfferClosed f -> {
        manners.offerClosed(f, book.nowMs);
        offers.closed(f);
      }
      case Fact.CallbackTaken f -> callbacks.taken(f, moment);
      case Fact.CallbackTried f -> callbacks.tried(f);
      case Fact.CallbackMoved f -> callbacks.moved(f);
      case Fact.Decided _, Fact.VoicemailLeft _, Fact.DoorMoved _, Fact.WrapUpClosed _ -> {}
      case Fact.Transferred f -> callers.transferred(f, moment);
      case Fact.ConsultBegun f -> consulting.begun(f, moment);
      case Fact.ConsultClosed f -> consulting.closed(f);
      case Fact.ConferenceChanged _, Fact.OutsideTried _ -> {}
      case Fact.DispositionGiven _ -> {}
    }
  }
}
