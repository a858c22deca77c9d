package org.seatline.server.acd;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the effects of one event and numbers them. */
final class Effects {
  private final Books books;
  private List<Effect> collected = new ArrayList<>();

  Effects(Books books) {
    this.books = books;
  }

  long id() {
    return books.takeEffectId();
  }

  void add(Effect effect) {
    collected.add(effect);
  }

  void record(Fact fact) {
    add(new Effect.Recorded(id(), fact));
  }

  void refuse(String eventType, String subject, String why) {
    add(new Effect.EventRefused(id(), eventType, subject, why));
  }

  /** Everything collected, closed by the new state of each seat and queue that changed. */
  List<Effect> take() {
    for (String agentId : books.takeChangedSeats()) {
      Effect.SeatStateChanged state = seatState(id(), books.seats().get(agentId));
      if (state != null) {
        add(state);
      }
    }
    for (String queueId : books.takeChangedQueues()) {
      if (books.routing().queue(queueId) != null) {
        add(books.queueBook(queueId).counts(id(), queueId));
      }
    }
    List<Effect> taken = collected;
    collected = new ArrayList<>();
    return taken;
  }

  static Effect.@Nullable SeatStateChanged seatState(long effectId, @Nullable Seat seat) {
    if (seat == null) {
      return null;
    }
    Seat.Pending pending = seat.pending();
    String then = pending == null ? null : pending.signOut() ? "signed-out" : pending.reason();
    return switch (seat.state()) {
      case SeatState.SignedOut s -> changed(effectId, seat, s.reason(), null, null, 0, then);
      case SeatState.NotReady s ->
          changed(effectId, seat, s.reason(), null, null, s.untilMs(), then);
      case SeatState.Ready s -> changed(effectId, seat, "", null, null, 0, then);
      case SeatState.Reserved s ->
          changed(effectId, seat, "", s.callId(), s.queueId(), s.deadlineMs(), then);
      case SeatState.Talking s -> changed(effectId, seat, "", s.callId(), s.queueId(), 0, then);
      case SeatState.WrapUp s ->
          changed(effectId, seat, "", s.callId(), s.queueId(), s.deadlineMs(), then);
    };
  }

  private static Effect.SeatStateChanged changed(
      long effectId,
      Seat seat,
      String reason,
      @Nullable String callId,
      @Nullable String queueId,
      long deadlineMs,
      @Nullable String then) {
    return new Effect.SeatStateChanged(
        effectId,
        seat.agentId(),
        seat.state().stateName(),
        seat.sinceMs(),
        reason,
        callId,
        queueId,
        deadlineMs,
        seat.leased() && seat.unprovenSinceMs() == 0,
        then);
  }
}
