package org.seatline.server.seats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.ServerMessage.QueueLine;
import org.seatline.protocol.ServerMessage.QueueStatus;
import org.seatline.protocol.ServerMessage.SeatStatus;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.Consults;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Seat;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.Person;
import org.seatline.server.admin.Configuration.QueueSetting;
import org.seatline.server.history.DayFigures;

/**
 * The floor for leads and the queues at a glance for agents. Pictures are built on the routing
 * core's thread; {@link #changed} may be called by any thread.
 */
public final class FloorBoard {
  private final Channels channels;
  private final Supplier<Configuration> live;
  private final DayFigures figures;
  private final QueueDoors doors;
  private final AtomicBoolean changed = new AtomicBoolean(true);
  private final HeardCalls heard = new HeardCalls();
  private final Map<String, String> lastGlances = new HashMap<>();

  FloorBoard(Channels channels, Supplier<Configuration> live, DayFigures figures) {
    this.channels = channels;
    this.live = live;
    this.figures = figures;
    this.doors = new QueueDoors(live);
  }

  /** Something that a picture shows is not as it was. */
  void changed() {
    changed.set(true);
  }

  /** A seat says how its call sounds. Any thread. */
  void heard(String agentId, SeatMessage.CallHeard said) {
    if (heard.put(agentId, said.callId(), said.quality())) {
      changed();
    }
  }

  /** A seat is gone, and what it said of its call with it. Any thread. */
  void gone(String agentId) {
    heard.forget(agentId);
    changed();
  }

  boolean takeChanged() {
    return changed.getAndSet(false);
  }

  /** Sends the pictures to those who want them. On the core's thread. */
  void publish(AcdView view) {
    ServerMessage.Floor floor = null;
    Map<String, Line> lines = lines(view);
    for (SeatChannel channel : channels.all()) {
      if (channel.watchingFloor()) {
        floor = floor == null ? picture(view) : floor;
        channel.send(floor);
      }
      glance(view, lines, channel);
    }
  }

  /** The whole floor now. On the core's thread. */
  ServerMessage.Floor picture(AcdView view) {
    long nowMs = view.nowMs();
    DayFigures.Day day = figures.day(nowMs);
    return new ServerMessage.Floor(
        nowMs, live.get().centre().serviceLevel().formula(), queues(view, day), seats(view, day));
  }

  private List<QueueStatus> queues(AcdView view, DayFigures.Day day) {
    Map<String, Line> lines = lines(view);
    return live.get().queues().stream()
        .map(q -> queue(view, day, q, lines.getOrDefault(q.id(), Line.EMPTY)))
        .toList();
  }

  private QueueStatus queue(AcdView view, DayFigures.Day day, QueueSetting queue, Line line) {
    Effect.QueueChanged now = view.queue(queue.id());
    DayFigures.QueueCounts counts = day.queue(queue.id());
    return new QueueStatus(
        queue.id(),
        line.calls(),
        line.longestWaitMs(view.nowMs()),
        counts.offered(),
        counts.answered(),
        counts.answeredWithin(),
        counts.abandoned(),
        counts.abandonedWithin(),
        queue.serviceLevelSeconds(),
        now == null ? 0 : now.readySeats(),
        counts.drills(),
        doors.of(view, queue.id()));
  }

  /** Callers who wait or ring; {@code oldestMs} is when the longest wait began, 0 for none. */
  private record Line(int calls, long oldestMs) {
    static final Line EMPTY = new Line(0, 0);

    Line with(long queuedAtMs) {
      return new Line(calls + 1, calls == 0 ? queuedAtMs : Math.min(oldestMs, queuedAtMs));
    }

    long longestWaitMs(long nowMs) {
      return calls == 0 ? 0 : Math.max(0, nowMs - oldestMs);
    }
  }

  /** The lines by queue, without the drills. */
  private static Map<String, Line> lines(AcdView view) {
    Map<String, Line> lines = new HashMap<>();
    for (Call call : view.calls()) {
      if (call.unanswered() && !isDrill(call) && !Consults.is(call.callId())) {
        Line before = lines.getOrDefault(call.queueId(), Line.EMPTY);
        lines.put(call.queueId(), before.with(call.queuedAtMs()));
      }
    }
    return lines;
  }

  private static boolean isDrill(Call call) {
    return call.attached().containsKey(SeatEffects.DRILL);
  }

  private List<SeatStatus> seats(AcdView view, DayFigures.Day day) {
    List<SeatStatus> seats = new ArrayList<>();
    for (Person person : live.get().people()) {
      Effect.SeatStateChanged state = view.seatState(person.agentId());
      if (state != null
          && (person.roles().contains(Role.AGENT) || !state.state().equals("signed-out"))) {
        seats.add(seat(view, day, person, state));
      }
    }
    return seats;
  }

  private SeatStatus seat(
      AcdView view, DayFigures.Day day, Person person, Effect.SeatStateChanged state) {
    String callId = state.callId();
    Call call = callId == null ? null : view.call(callId);
    SeatStateName name = SeatStates.name(state.state());
    return new SeatStatus(
        person.agentId(),
        person.name(),
        name,
        Math.max(0, view.nowMs() - state.sinceMs()),
        SeatStates.emptyIsNull(state.reason()),
        callId,
        call == null ? null : SeatStates.emptyIsNull(call.callerNumber()),
        SeatStates.emptyIsNull(state.queueId()),
        day.answeredBy(person.agentId()),
        day.drillsBy(person.agentId()),
        call != null && isDrill(call),
        isHere(view, person.agentId()),
        isPhone(view, person.agentId()),
        state.pendingReason(),
        name == SeatStateName.TALKING ? heard.of(person.agentId(), callId) : null);
  }

  private boolean isHere(AcdView view, String agentId) {
    Seat seat = view.seat(agentId);
    return channels.of(agentId) != null || (seat != null && seat.phone() != null && seat.leased());
  }

  private static boolean isPhone(AcdView view, String agentId) {
    Seat seat = view.seat(agentId);
    return seat != null && seat.phone() != null;
  }

  private void glance(AcdView view, Map<String, Line> waiting, SeatChannel channel) {
    List<QueueLine> lines = new ArrayList<>();
    StringBuilder key = new StringBuilder(channel.id());
    for (QueueSetting queue : live.get().queuesOf(channel.session().person())) {
      Line line = waiting.getOrDefault(queue.id(), Line.EMPTY);
      lines.add(new QueueLine(queue.id(), line.calls(), line.longestWaitMs(view.nowMs())));
      key.append(' ').append(line.calls()).append('/').append(line.oldestMs());
    }
    String seen = key.toString();
    if (!seen.equals(lastGlances.put(channel.agentId(), seen))) {
      channel.send(new ServerMessage.QueueGlance(lines));
    }
  }
}
