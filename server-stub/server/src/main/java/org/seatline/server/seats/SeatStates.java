package org.seatline.server.seats;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.SeatActivity;

/** Translates between the routing core's words for seat states and the protocol's. */
final class SeatStates {
  private SeatStates() {}

  static SeatStateName name(String coreName) {
    return switch (coreName) {
      case "not-ready" -> SeatStateName.NOT_READY;
      case "ready" -> SeatStateName.READY;
      case "reserved" -> SeatStateName.RESERVED;
      case "talking" -> SeatStateName.TALKING;
      case "wrap-up" -> SeatStateName.WRAP_UP;
      case "signed-out" -> SeatStateName.SIGNED_OUT;
      default -> throw new IllegalArgumentException("no seat state " + coreName);
    };
  }

  static SeatActivity activity(SeatStateName name) {
    return switch (name) {
      case READY -> SeatActivity.READY;
      case RESERVED -> SeatActivity.RINGING;
      case TALKING -> SeatActivity.TALKING;
      case WRAP_UP -> SeatActivity.WRAP_UP;
      case NOT_READY, SIGNED_OUT -> SeatActivity.NOT_READY;
    };
  }

  static ServerMessage.SeatState message(Effect.SeatStateChanged e, long nowMs) {
    return new ServerMessage.SeatState(
        name(e.state()),
        Math.max(0, nowMs - e.sinceMs()),
        emptyIsNull(e.reason()),
        e.callId(),
        e.queueId(),
        e.deadlineMs() == 0 ? null : Long.valueOf(Math.max(0, e.deadlineMs() - nowMs)),
        e.pendingReason());
  }

  static @Nullable String emptyIsNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
