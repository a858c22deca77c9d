package org.seatline.server.seats;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ServerMessage.CallWentOn;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;

/** Where a call is of which a seat believes that it is its own. */
final class TalkElsewhere {
  private TalkElsewhere() {}

  /** Empty when the call is this agent's, or when none was named. */
  static Optional<CallWentOn> of(AcdView view, String agentId, @Nullable String callId) {
    if (callId == null) {
      return Optional.empty();
    }
    Call call = view.call(callId);
    return call == null
        ? Optional.of(new CallWentOn(callId, CallWentOn.OVER, null))
        : of(call.state(), agentId, callId);
  }

  private static Optional<CallWentOn> of(CallState state, String agentId, String callId) {
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
