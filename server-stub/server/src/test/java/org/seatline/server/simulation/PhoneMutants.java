package org.seatline.server.simulation;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Seat;
import org.seatline.server.acd.SeatState;

/** Bugs in how plain SIP phones are seats. */
final class PhoneMutants {
  private static final long HOUR_MS = 3_600_000;

  private PhoneMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.events(
            "keeps a phone after its registration has ended",
            Set.of("unregistered-phone-kept", "offered-to-lost-seat", "phone-not-asked"),
            PhoneMutants::registeredLonger),
        Mutant.deaf(
            "does not hear a phone unregister",
            Set.of("unregistered-phone-kept", "offered-to-lost-seat", "phone-not-asked"),
            Event.PhoneUnregistered.class),
        Mutant.effects(
            "asks no phone for its call",
            Set.of("phone-not-asked", "effect-ids"),
            effects -> effects.stream().filter(e -> !(e instanceof Effect.ConfirmSeat)).toList()),
        Mutant.deaf(
            "does not believe a phone that confirms its call",
            Set.of("confirmed-in-vain"),
            Event.SeatConfirmed.class),
        new Mutant(
            "brings back by a refresh who was sent away",
            Set.of("brought-back", "offered-to-lost-seat", "lost-seat-kept"),
            BentCore.before(
                Event.PhoneRegistered.class::isInstance,
                state -> seats(state, PhoneMutants::unregistered))),
        new Mutant(
            "waits for ever for a phone to confirm its call",
            Set.of("lost-seat-kept"),
            BentCore.before(
                Event.Tick.class::isInstance, state -> seats(state, PhoneMutants::proven))));
  }

  private static Event registeredLonger(Event event) {
    return event instanceof Event.PhoneRegistered e
        ? new Event.PhoneRegistered(
            e.atMs(), e.agentId(), e.session(), e.activity(), e.untilMs() + HOUR_MS)
        : event;
  }

  private static AcdState seats(AcdState state, UnaryOperator<Seat> change) {
    return new AcdState(
        state.nowMs(),
        state.nextEffectId(),
        state.nextOffer(),
        state.nextOrder(),
        state.config(),
        state.seats().stream().map(change).toList(),
        state.calls(),
        state.pace(),
        state.endedCalls(),
        state.doors(),
        state.lastAgents());
  }

  private static Seat unregistered(Seat seat) {
    return seat.state() instanceof SeatState.SignedOut
        ? with(seat, seat.unprovenSinceMs(), null)
        : seat;
  }

  private static Seat proven(Seat seat) {
    return seat.phone() == null ? seat : with(seat, 0, seat.phone());
  }

  private static Seat with(Seat seat, long unprovenSinceMs, Seat.@Nullable Phone phone) {
    return new Seat(
        seat.agentId(),
        seat.session(),
        seat.leased(),
        unprovenSinceMs,
        seat.state(),
        seat.sinceMs(),
        seat.pending(),
        seat.lastOfferOrder(),
        seat.answered(),
        seat.talkMs(),
        seat.misses(),
        phone);
  }
}
