package org.seatline.server.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;

/** One event, how things were before it, and what it brought about so far. */
final class Moment {
  final Event event;
  final Set<String> callsBefore;
  final Map<String, String> talkedWith = new HashMap<>();
  final Set<String> released = new HashSet<>();
  final Set<String> refused = new HashSet<>();
  final Set<String> anew = new HashSet<>();
  final Set<String> taken = new HashSet<>();
  Ledger.@Nullable CallLine merged;
  final Set<String> rejected = new HashSet<>();
  final Set<String> connected = new HashSet<>();
  final Set<String> phonesAsked = new HashSet<>();
  final Map<String, Long> lastReadySince = new HashMap<>();

  Moment(Event event, List<Effect> effects, Ledger book) {
    this.event = event;
    this.callsBefore = Set.copyOf(book.calls.keySet());
    for (Effect effect : effects) {
      if (effect instanceof Effect.ReleaseCall release) {
        released.add(release.callId());
      } else if (effect instanceof Effect.EventRefused refusal) {
        refused.add(refusal.eventType());
      }
    }
    for (Ledger.CallLine call : book.calls.values()) {
      if (call.talksWith != null) {
        talkedWith.put(call.id, call.talksWith);
      } else if (call.outside != null && call.outsideAnswered) {
        talkedWith.put(call.id, call.outside);
      }
    }
  }
}
