package org.seatline.server.seats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.TransferTarget;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Effect;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.Person;
import org.seatline.server.admin.Configuration.QueueSetting;
import org.seatline.server.admin.OutsideNumbers;

/**
 * Whom an agent can hand a caller over to, or ask, for the seats that are choosing. Pictures are
 * built on the routing core's thread.
 */
final class TargetBoard {
  private final Channels channels;
  private final Supplier<Configuration> live;

  /** What each seat that chooses saw last, durations left out. */
  private final Map<String, String> seen = new ConcurrentHashMap<>();

  TargetBoard(Channels channels, Supplier<Configuration> live) {
    this.channels = channels;
    this.live = live;
  }

  /** Why this target is none, whatever the state of the centre: a code for the seat, or null. */
  @Nullable String refusal(TransferTarget target) {
    return target instanceof TransferTarget.Outside outside
        ? new OutsideNumbers(live.get().centre().numbers()).refusal(outside.number())
        : null;
  }

  /** Sends it to those who choose and saw something else before. On the core's thread. */
  void publish(AcdView view) {
    for (SeatChannel channel : channels.all()) {
      if (channel.watchingTargets()) {
        tell(view, channel);
      }
    }
  }

  /** A seat chooses from now on, and has seen nothing yet. On the core's thread. */
  void begin(AcdView view, SeatChannel channel) {
    seen.remove(channel.agentId());
    tell(view, channel);
  }

  private void tell(AcdView view, SeatChannel channel) {
    List<ServerMessage.TargetSeat> seats = seats(view, channel.agentId());
    List<ServerMessage.TargetQueue> queues = queues(view);
    StringBuilder key = new StringBuilder(channel.id());
    seats.forEach(s -> key.append(' ').append(s.agentId()).append('=').append(s.state()));
    for (ServerMessage.TargetQueue q : queues) {
      key.append(' ').append(q.waiting()).append('/').append(q.readySeats()).append(q.open());
    }
    String now = key.toString();
    if (!now.equals(seen.put(channel.agentId(), now))) {
      channel.send(new ServerMessage.Targets(seats, queues, true));
    }
  }

  private List<ServerMessage.TargetSeat> seats(AcdView view, String chooser) {
    List<ServerMessage.TargetSeat> seats = new ArrayList<>();
    for (Person person : live.get().people()) {
      Effect.SeatStateChanged state = view.seatState(person.agentId());
      if (state == null || person.agentId().equals(chooser)) {
        continue;
      }
      SeatStateName name = SeatStates.name(state.state());
      if (name != SeatStateName.SIGNED_OUT) {
        long sinceMs = Math.max(0, view.nowMs() - state.sinceMs());
        List<String> queues = live.get().queuesOf(person).stream().map(QueueSetting::id).toList();
        seats.add(
            new ServerMessage.TargetSeat(person.agentId(), person.name(), name, sinceMs, queues));
      }
    }
    return seats;
  }

  private List<ServerMessage.TargetQueue> queues(AcdView view) {
    List<ServerMessage.TargetQueue> queues = new ArrayList<>();
    for (QueueSetting queue : live.get().queues()) {
      Effect.QueueChanged now = view.queue(queue.id());
      if (now != null) {
        long oldestMs = now.oldestQueuedAtMs();
        long longestMs = oldestMs == 0 ? 0 : Math.max(0, view.nowMs() - oldestMs);
        queues.add(
            new ServerMessage.TargetQueue(
                queue.id(),
                now.waiting() + now.ringing(),
                longestMs,
                now.readySeats(),
                view.door(queue.id()).open()));
      }
    }
    return queues;
  }
}
