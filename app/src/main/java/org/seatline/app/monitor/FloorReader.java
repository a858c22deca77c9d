package org.seatline.app.monitor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.PhoneText;
import org.seatline.app.monitor.FloorPicture.Concern;
import org.seatline.app.monitor.FloorPicture.QueueRow;
import org.seatline.app.monitor.FloorPicture.SeatGroup;
import org.seatline.app.monitor.FloorPicture.SeatTile;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage.Floor;
import org.seatline.protocol.ServerMessage.QueueStatus;
import org.seatline.protocol.ServerMessage.SeatStatus;

/** Puts the server's floor pictures into words, and remembers how many were waiting. */
final class FloorReader {
  /** Samples of the spark line: one in {@link #SAMPLE_EVERY_MS}, an hour of them. */
  static final int HISTORY_MAX = 120;

  private static final long SAMPLE_EVERY_MS = 30_000;
  private static final long LONG_WAIT_MS = 120_000;
  private static final int LEVEL_TARGET_PERCENT = 80;
  private static final int LEVEL_ALARM_PERCENT = 60;
  private static final List<SeatStateName> ORDER =
      List.of(
          SeatStateName.RESERVED,
          SeatStateName.TALKING,
          SeatStateName.WRAP_UP,
          SeatStateName.READY,
          SeatStateName.NOT_READY,
          SeatStateName.SIGNED_OUT);

  private final Messages messages;
  private final DoorWords doors;
  private final SoundWords sounds;
  private final Map<String, Deque<Integer>> history = new HashMap<>();
  private long sampledAtMs = Long.MIN_VALUE;

  FloorReader(Messages messages) {
    this.messages = messages;
    this.doors = new DoorWords(messages);
    this.sounds = new SoundWords(messages);
  }

  /** Remembers who waits; call once for each picture. */
  void sample(Floor floor) {
    boolean due = floor.atMs() - sampledAtMs >= SAMPLE_EVERY_MS || sampledAtMs == Long.MIN_VALUE;
    for (QueueStatus queue : floor.queues()) {
      Deque<Integer> past = history.computeIfAbsent(queue.queueId(), id -> new ArrayDeque<>());
      if (!due && !past.isEmpty()) {
        past.removeLast();
      }
      past.addLast(queue.waiting());
      if (past.size() > HISTORY_MAX) {
        past.removeFirst();
      }
    }
    if (due) {
      sampledAtMs = floor.atMs();
    }
  }

  /** The picture in words; {@code atNanos} is when it came. */
  FloorPicture read(Floor floor, SeatSnapshot now, long atNanos) {
    ServiceLevels levels = new ServiceLevels(floor);
    return new FloorPicture(
        levels.caption(messages),
        floor.queues().stream()
            .map(queue -> row(queue, levels, now.person(), floor.atMs()))
            .toList(),
        groups(floor.seats(), now.person(), atNanos),
        now.connection().online() ? null : Long.valueOf(atNanos));
  }

  private QueueRow row(
      QueueStatus queue, ServiceLevels levels, SeatSnapshot.@Nullable Person person, long atMs) {
    int level = levels.percent(queue);
    int lost = queue.offered() == 0 ? 0 : Math.round(100f * queue.abandoned() / queue.offered());
    return new QueueRow(
        queue.queueId(),
        queueName(person, queue.queueId()),
        queue.waiting(),
        queue.waiting() == 0 ? "–" : Clocks.duration(queue.longestWaitMs()),
        waitConcern(queue),
        levels.words(queue, messages),
        levelConcern(level),
        queue.offered() == 0
            ? "–"
            : String.format(Locale.ROOT, "%d (%d %%)", queue.abandoned(), lost),
        queue.answered() + " / " + queue.offered(),
        queue.readySeats(),
        List.copyOf(history.getOrDefault(queue.queueId(), new ArrayDeque<>())),
        doors.shut(queue.door(), atMs));
  }

  private static Concern waitConcern(QueueStatus queue) {
    if (queue.waiting() == 0) {
      return Concern.NONE;
    }
    if (queue.longestWaitMs() > LONG_WAIT_MS) {
      return Concern.NOW;
    }
    return queue.longestWaitMs() > queue.thresholdSeconds() * 1000L ? Concern.WATCH : Concern.NONE;
  }

  private static Concern levelConcern(int percent) {
    if (percent < 0 || percent >= LEVEL_TARGET_PERCENT) {
      return Concern.NONE;
    }
    return percent < LEVEL_ALARM_PERCENT ? Concern.NOW : Concern.WATCH;
  }

  private List<SeatGroup> groups(
      List<SeatStatus> seats, SeatSnapshot.@Nullable Person person, long atNanos) {
    List<SeatGroup> groups = new ArrayList<>();
    for (SeatStateName state : ORDER) {
      List<SeatTile> tiles =
          seats.stream()
              .filter(seat -> seat.state() == state)
              .sorted(
                  Comparator.comparingLong(SeatStatus::sinceMs)
                      .reversed()
                      .thenComparing(SeatStatus::agentId))
              .map(seat -> tile(seat, person, atNanos))
              .toList();
      if (!tiles.isEmpty()) {
        groups.add(new SeatGroup(state, word(state), tiles));
      }
    }
    return groups;
  }

  private SeatTile tile(SeatStatus seat, SeatSnapshot.@Nullable Person person, long atNanos) {
    return new SeatTile(
        seat.agentId(),
        messages.of(seat.name()),
        seat.state(),
        word(seat.state()),
        detail(seat, person),
        seat.callerNumber() == null ? "" : PhoneText.display(seat.callerNumber()),
        next(seat, person),
        atNanos - seat.sinceMs() * 1_000_000,
        seat.callsToday(),
        seat.drillsToday(),
        seat.connected() || seat.state() == SeatStateName.SIGNED_OUT,
        seat.state() == SeatStateName.TALKING && seat.callId() != null && !seat.phone(),
        callId(seat),
        sounds.describe(seat.quality()));
  }

  private static String callId(SeatStatus seat) {
    String callId = seat.callId();
    return callId == null ? "" : callId;
  }

  private String next(SeatStatus seat, SeatSnapshot.@Nullable Person person) {
    String next = seat.next();
    if (next == null) {
      return "";
    }
    boolean out = next.equals("signed-out");
    return messages.get(
        "monitor.then", out ? word(SeatStateName.SIGNED_OUT) : reasonName(person, next));
  }

  private String detail(SeatStatus seat, SeatSnapshot.@Nullable Person person) {
    String doing = doing(seat, person);
    if (!seat.phone()) {
      return doing;
    }
    return doing.isEmpty()
        ? messages.get("monitor.phone")
        : messages.get("monitor.phone-and", doing);
  }

  private String doing(SeatStatus seat, SeatSnapshot.@Nullable Person person) {
    String reason = seat.reason();
    if (reason != null && seat.state() == SeatStateName.NOT_READY) {
      return reasonName(person, reason);
    }
    String queue = seat.queueId() == null ? "" : queueName(person, seat.queueId());
    return seat.drill() ? messages.get("monitor.drill", queue) : queue;
  }

  private String word(SeatStateName state) {
    return switch (state) {
      case SIGNED_OUT -> messages.get("state.signed-out");
      case NOT_READY -> messages.get("state.not-ready");
      case READY -> messages.get("state.ready");
      case RESERVED -> messages.get("state.reserved");
      case TALKING -> messages.get("state.talking");
      case WRAP_UP -> messages.get("state.wrap-up");
    };
  }

  private String queueName(SeatSnapshot.@Nullable Person person, String queueId) {
    var queue = person == null ? null : person.queues().get(queueId);
    return queue == null ? queueId : messages.of(queue.name());
  }

  private String reasonName(SeatSnapshot.@Nullable Person person, String id) {
    return person == null ? id : messages.of(person.reasonName(id));
  }
}
