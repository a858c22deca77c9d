package org.seatline.server.telephony;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Consults;
import org.seatline.server.acd.DialOutcome;
import org.seatline.server.acd.Event;

/** The calls that the recovered core knows, as far as telephony has to know them. */
final class KnownCalls {
  private final Map<String, String> numbers = new HashMap<>();
  private final Map<String, Integer> attempts = new HashMap<>();
  private final Map<String, Boolean> dialling = new HashMap<>();

  KnownCalls(AcdView view) {
    view.calls().forEach(this::add);
  }

  private void add(Call call) {
    if (Consults.is(call.callId())) {
      return; // the core ends it, and what rang for it is ended with what was kept
    }
    numbers.put(call.callId(), call.callerNumber());
    if (call.callback() != null) {
      attempts.put(call.callId(), call.waited().dialled());
      dialling.put(call.callId(), call.state() instanceof CallState.Dialling);
    }
  }

  /** The caller's number, or null when the core does not know the call. */
  @Nullable String number(String callId) {
    return numbers.get(callId);
  }

  /** Whether the call waits on without its caller. */
  boolean waitsForCallback(String callId) {
    return Boolean.FALSE.equals(dialling.get(callId));
  }

  /** Whether the caller's phone rang when the last process died, or had just answered. */
  boolean dials(String callId) {
    return Boolean.TRUE.equals(dialling.get(callId));
  }

  int attempt(String callId) {
    return attempts.getOrDefault(callId, 0);
  }

  /** What became of the calls of which telephony kept nothing. */
  List<Event> notKept(Set<String> keptCallIds, long nowMs) {
    List<Event> events = new ArrayList<>();
    numbers.keySet().stream()
        .filter(callId -> !keptCallIds.contains(callId) && !waitsForCallback(callId))
        .sorted()
        .forEach(callId -> events.add(notKept(callId, nowMs)));
    return events;
  }

  private Event notKept(String callId, long nowMs) {
    return dials(callId)
        ? new Event.CallbackMissed(nowMs, callId, attempt(callId), DialOutcome.SERVER_RESTARTED)
        : new Event.CallerGone(nowMs, callId);
  }
}
