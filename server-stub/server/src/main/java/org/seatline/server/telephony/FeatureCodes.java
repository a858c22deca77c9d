package org.seatline.server.telephony;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Seat;
import org.seatline.server.acd.SeatState;
import org.seatline.server.admin.PhoneFeature;

/** What feature codes mean to the routing core, and whether the core has done it. Pure. */
final class FeatureCodes {
  /** Every dialled text that begins like this is meant as a feature code. */
  static final String PREFIX = "*";

  private static final String NO_DISPOSITION = "";

  private FeatureCodes() {}

  /** The feature of a dialled code. */
  static Optional<PhoneFeature> find(List<PhoneFeature> features, String dialled) {
    return features.stream().filter(feature -> feature.code().equals(dialled)).findFirst();
  }

  /**
   * What the core is told, or null when there is nothing to do it with.
   *
   * @param seat as it is now
   */
  static @Nullable Event event(PhoneFeature feature, Seat seat, long nowMs) {
    String agentId = seat.agentId();
    String wrappedUp = seat.state() instanceof SeatState.WrapUp wrapUp ? wrapUp.callId() : null;
    return switch (feature.does()) {
      case READY -> new Event.SeatReady(nowMs, agentId);
      case NOT_READY -> new Event.SeatNotReady(nowMs, agentId, feature.reason());
      case LAST_CALL -> new Event.SeatLastCall(nowMs, agentId, false, feature.reason());
      case SIGN_OUT -> new Event.SeatSignedOut(nowMs, agentId);
      case FINISH_WRAP_UP ->
          wrappedUp == null
              ? null
              : new Event.WrapUpDone(nowMs, agentId, wrappedUp, NO_DISPOSITION);
      case EXTEND_WRAP_UP ->
          wrappedUp == null ? null : new Event.WrapUpExtended(nowMs, agentId, wrappedUp);
    };
  }

  /**
   * Whether the core has done it: what the agent asked for is so now, or will be after the call.
   */
  static boolean done(PhoneFeature feature, Seat before, Seat after) {
    Seat.Pending pending = after.pending();
    SeatState state = after.state();
    return switch (feature.does()) {
      case READY ->
          state instanceof SeatState.Ready
              || state instanceof SeatState.Reserved
              || (state instanceof SeatState.Talking && pending == null);
      case NOT_READY ->
          (state instanceof SeatState.NotReady idle && idle.reason().equals(feature.reason()))
              || isPending(pending, feature.reason());
      case LAST_CALL -> isPending(pending, feature.reason());
      case SIGN_OUT ->
          state instanceof SeatState.SignedOut || (pending != null && pending.signOut());
      case FINISH_WRAP_UP -> !before.state().equals(state);
      case EXTEND_WRAP_UP ->
          state instanceof SeatState.WrapUp && !Objects.equals(before.state(), state);
    };
  }

  private static boolean isPending(Seat.@Nullable Pending pending, String reason) {
    return pending != null && !pending.signOut() && pending.reason().equals(reason);
  }
}
