package org.seatline.server.acd;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routing core. It owns indexed mutable state that only one thread touches; the same events
 * give the same effects, ids and state on every run. Deadlines that are due by an event's time are
 * applied before the event, so an answer that comes after its deadline is late.
 */
public final class Acd implements AcdView {
  /** Changes whenever the same events would lead to another state; tags snapshots. */
  public static final String VERSION = "acd-7";

  private final Books books;
  private final Effects effects;
  private final SeatMoves moves;
  private final OfferRules offers;
  private final Matching matching;
  private final CallRules calls;
  private final CallRevision revision;
  private final CallbackRules callbacks;
  private final DialRules dials;
  private final OutsideRules outside;
  private final SeatLeases leases;
  private final SeatRules seats;
  private final PhoneRules phones;
  private final DeclareRules declares;
  private final Admission admission;
  private final DoorRules doors;
  private final TransferRules transfers;
  private final ConsultRules consults;

  /** A core that knows nothing yet; the first strategy stands in for unknown ones. */
  public Acd(List<Strategy> strategies) {
    this(
        strategies,
        new AcdState(
            0,
            1,
            1,
            1,
            AcdConfig.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  /** A core that goes on from a snapshot. */
  public Acd(List<Strategy> strategies, AcdState state) {
    this.books = new Books(List.copyOf(strategies), state);
    this.effects = new Effects(books);
    this.moves = new SeatMoves(books, effects);
    this.offers = new OfferRules(books, effects, moves);
    this.matching = new Matching(books, offers);
    this.calls = new CallRules(books, effects, moves, offers);
    this.revision = new CallRevision(books, effects, moves, offers, calls);
    this.callbacks = new CallbackRules(books, effects, calls);
    this.dials = new DialRules(books, effects, moves, calls);
    this.leases = new SeatLeases(books, effects, moves, calls, dials);
    this.seats = new SeatRules(books, effects, moves, offers, leases);
    this.phones = new PhoneRules(books, effects, moves, seats);
    this.declares = new DeclareRules(books, effects, moves, leases, offers, calls, dials);
    this.admission = new Admission(books, effects, offers, calls, callbacks);
    this.doors = new DoorRules(books, effects);
    this.outside = new OutsideRules(books, effects, moves, calls, admission);
    this.transfers = new TransferRules(books, effects, moves, calls, admission, outside);
    this.consults = new ConsultRules(books, effects, moves, offers, transfers, outside);
    books.indexes().takeDeserted();
    books.takeChangedSeats();
    books.takeChangedQueues();
  }

  /** Applies one event and returns what has to be done, in order. */
  public List<Effect> apply(Event event) {
    books.advance(event.atMs());
    if (event instanceof Event.ServerStarted) {
      serverStarted();
    }
    applyDue();
    dispatch(event);
    applyDue();
    return effects.take();
  }

  private void dispatch(Event event) {
    switch (event) {
      case Event.ServerStarted e -> {}
      case Event.Tick e -> {}
      case Event.ConfigurationLoaded e -> configured(e.config());
      case Event.CallArrived e -> calls.arrived(e);
      case Event.CallQueued e -> admission.queued(e);
      case Event.CallerGone e -> {
        if (!dials.gone(e)) {
          calls.gone(e);
        }
      }
      case Event.CallEnded e -> {
        if (!dials.ended(e)) {
          calls.ended(e);
        }
      }
      case Event.CallHeld e -> calls.held("call-held", e.callId(), true);
      case Event.CallResumed e -> calls.held("call-resumed", e.callId(), false);
      case Event.ConnectFailed e -> {
        if (!dials.connectFailed(e) && !outside.connectFailed(e)) {
          calls.connectFailed(e);
        }
      }
      case Event.CallerHeard e -> calls.heard(e);
      case Event.OfferAnswered e -> {
        if (!outside.answered(e)) {
          offers.answered(e);
        }
      }
      case Event.OfferRefused e ->
          offers.declined(
              "offer-refused", e.offerId(), e.agentId(), Fact.OfferOutcome.REFUSED, Why.REFUSED);
      case Event.OfferFailed e -> failed(e);
      case Event.SeatSignedIn e -> seats.signedIn(e);
      case Event.SeatSignedOut e ->
          seats.signOut("seat-signed-out", e.agentId(), "", SetBy.AGENT, null);
      case Event.SeatReady e -> seats.ready("seat-ready", e.agentId());
      case Event.SeatNotReady e ->
          seats.notReady("seat-not-ready", e.agentId(), e.reason(), SetBy.AGENT, null);
      case Event.SeatLeaseLost e -> leases.leaseLost(e);
      case Event.SeatLeaseReturned e -> leases.leaseReturned(e);
      case Event.SeatDeclares e -> declares.declares(e);
      case Event.WrapUpDone e -> seats.wrapUpDone(e);
      case Event.WrapUpExtended e -> seats.wrapUpExtended(e);
      case Event.ForceState e -> seats.force(e);
      case Event.SeatLastCall e -> seats.lastCall(e);
      case Event.QueueOpened e -> {
        doors.opened(e);
        callbacks.doorMoved(e.queueId());
      }
      case Event.QueueClosed e -> {
        doors.closed(e);
        callbacks.doorMoved(e.queueId());
      }
      case Event.QueueEmergency e -> {
        doors.emergency(e);
        callbacks.doorMoved(e.queueId());
      }
      case Event.VoicemailTaken e -> admission.voicemailTaken(e);
      case Event.VoicemailFailed e -> admission.voicemailFailed(e);
      case Event.PhoneRegistered e -> phones.registered(e);
      case Event.PhoneUnregistered e -> phones.unregistered(e);
      case Event.SeatConfirmed e -> phones.confirmed(e);
      case Event.CallbackChosen e -> callbacks.chosen(e);
      case Event.CallbackDeclined e -> admission.callbackDeclined(e);
      case Event.CallbackReached e -> dials.reached(e);
      case Event.CallbackMissed e -> dials.missed(e);
      case Event.CallTransferred e -> transfers.transferred(e);
      case Event.ConsultAsked e -> consults.asked(e);
      case Event.ConsultHandedOver e -> consults.handedOver(e);
      case Event.ConsultEnded e -> consults.ended(e);
      case Event.ConferenceSet e -> consults.conference(e);
    }
  }

  private void failed(Event.OfferFailed event) {
    if (!outside.failed(event.offerId(), event.reason())) {
      offers.declined(
          "offer-failed",
          event.offerId(),
          event.agentId(),
          Fact.OfferOutcome.FAILED,
          Why.OFFER_FAILED);
    }
  }

  private void serverStarted() {
    books.forEachCall(consults::serverStarted);
    books.forEachSeat(leases::serverStarted);
    books.forEachSeat(phones::serverStarted);
    books.forEachCall(revision::endSilence);
    books.forEachCall(revision::serverStarted);
    books.forEachCall(outside::serverStarted);
    books.forEachCall(admission::serverStarted);
    books.forEachCall(callbacks::serverStarted);
    books.markAllChanged();
  }

  private void configured(AcdConfig config) {
    books.configure(config);
    books.forEachSeat(seats::configured);
    books.forEachCall(revision::configured);
  }

  /** What is due by now; a seat that comes free by it is offered before a wait is cut short. */
  private void applyDue() {
    do {
      applyDueOnce();
    } while (consults.review());
  }

  private void applyDueOnce() {
    Deadlines deadlines = books.deadlines();
    long nowMs = books.nowMs();
    for (var due = deadlines.due(nowMs); due != null; due = deadlines.due(nowMs)) {
      apply(due);
    }
    matching.match();
    applyLimits();
    books.indexes().takeDeserted().forEach(admission::deserted);
    matching.match();
    applyLimits(); // who was led to another queue may have waited too long for that one already
  }

  private void applyLimits() {
    Deadlines deadlines = books.deadlines();
    long nowMs = books.nowMs();
    for (var due = deadlines.dueLimit(nowMs); due != null; due = deadlines.dueLimit(nowMs)) {
      apply(due);
    }
  }

  private void apply(Deadlines.Deadline due) {
    switch (due.kind()) {
      case OFFER ->
          offers.declined(
              "tick", due.key(), null, Fact.OfferOutcome.RING_NO_ANSWER, Why.RING_NO_ANSWER);
      case WRAP_UP -> seats.wrapUpDue(theSeat(due.key()));
      case TALK_LEASE, SEAT_LEASE -> leases.leaseDue(theSeat(due.key()));
      case REGISTRATION -> phones.registrationDue(theSeat(due.key()));
      case PAUSE -> seats.pauseDue(theSeat(due.key()));
      case VOICEMAIL -> calls.release(theCall(due.key()), Why.VOICEMAIL_TIMEOUT);
      case DIAL -> dialDue(theCall(due.key()));
      case CHOOSE -> admission.declined(theCall(due.key()));
      case REST -> callbacks.restDue(theCall(due.key()));
      case UNHEARD -> calls.waitsOn(theCall(due.key()));
      case EXPIRE -> calls.release(theCall(due.key()), Why.CALLBACK_EXPIRED);
      case ASK_CALLBACK -> callbacks.ask(theCall(due.key()));
      case PREFER -> calls.preferDue(theCall(due.key()));
      case OVERFLOW -> admission.waitedLong(theCall(due.key()));
      case MENU -> calls.release(theCall(due.key()), Why.MENU_TIMEOUT);
      case RELAX -> calls.relax(theCall(due.key()));
      case MAX_WAIT -> calls.release(theCall(due.key()), Why.MAX_WAIT);
      case ANNOUNCE -> calls.announce(theCall(due.key()));
    }
  }

  private void dialDue(Call call) {
    if (!outside.due(call)) {
      dials.due(call);
    }
  }

  private Seat theSeat(String agentId) {
    Seat seat = books.seats().get(agentId);
    if (seat == null) {
      throw new IllegalStateException("a deadline for no seat: " + agentId);
    }
    return seat;
  }

  private Call theCall(String callId) {
    Call call = books.calls().get(callId);
    if (call == null) {
      throw new IllegalStateException("a deadline for no call: " + callId);
    }
    return call;
  }

  /** When the next deadline is due, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineMs() {
    return books.deadlines().nextMs();
  }

  /** The whole state, to be snapshot or compared. */
  public AcdState state() {
    return books.state();
  }

  @Override
  public long nowMs() {
    return books.nowMs();
  }

  @Override
  public AcdConfig config() {
    return books.routing().config();
  }

  @Override
  public Collection<Seat> seats() {
    return Collections.unmodifiableCollection(books.seats().values());
  }

  @Override
  public @Nullable Seat seat(String agentId) {
    return books.seats().get(agentId);
  }

  @Override
  public Collection<Call> calls() {
    return Collections.unmodifiableCollection(books.calls().values());
  }

  @Override
  public @Nullable Call call(String callId) {
    return books.calls().get(callId);
  }

  @Override
  public Effect.@Nullable QueueChanged queue(String queueId) {
    return books.routing().queue(queueId) == null
        ? null
        : books.queueBook(queueId).counts(0, queueId);
  }

  @Override
  public Effect.@Nullable SeatStateChanged seatState(String agentId) {
    return Effects.seatState(0, books.seats().get(agentId));
  }

  @Override
  public Door door(String queueId) {
    return books.door(queueId);
  }

  @Override
  public int position(String callId) {
    Call call = books.calls().get(callId);
    return call != null && call.state() instanceof CallState.Queued ? books.position(call) : 0;
  }
}
