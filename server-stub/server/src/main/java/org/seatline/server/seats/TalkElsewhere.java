package org.seatline.server.seats;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.ServerMessage.CallWentOn;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Consults;
import org.seatline.server.acd.Seat;
import org.seatline.server.acd.SeatState;

/** Where a call is of which a seat believes that it is its own. */
final class TalkElsewhere {
  private TalkElsewhere() {}

  /**
   * Empty when the call is this agent's, or when none was named; a question that has become its
   * call is named as that.
   */
  static Optional<ServerMessage> of(AcdView view, String agentId, @Nullable String callId) {
    if (callId == null) {
      return Optional.empty();
    }
    Seat seat = view.seat(agentId);
    String about = Consults.about(callId);
    if (seat != null
        && seat.state() instanceof SeatState.Talking talking
        && talking.callId().equals(about)
        && !about.equals(callId)) {
      return Optional.of(new ServerMessage.CallTakenOver(callId, about, null));
    }
    Call call = view.call(callId);
    return call == null
        ? Optional.of(new CallWentOn(callId, CallWentOn.OVER, null))
        : of(call.state(), agentId, callId);
  }

  private static Optional<ServerMessage> of(CallState state, String agentId, String callId) {
    String with =
        switch (state) {
          case CallState.Talking talking -> talking.agentId();
          case CallState.Dialling dialling -> dialling.agentId();
          default -> null;
        };
    if (agentId.equals(with)) {
      return Optional.empty();
    }
    String where = with == null ? CallWentOn.WAITING : CallWentOn.SERVED;
    return Optional.of(new CallWentOn(callId, where, with));
  }
}
