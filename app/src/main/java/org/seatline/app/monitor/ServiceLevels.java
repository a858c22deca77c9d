package org.seatline.app.monitor;

import java.util.IntSummaryStatistics;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.ServerMessage.Floor;
import org.seatline.protocol.ServerMessage.QueueStatus;

/**
 * The service level of each queue by the formula that the floor names. {@code T} is the queue's own
 * time, {@link QueueStatus#thresholdSeconds}.
 */
final class ServiceLevels {
  private enum Formula {
    OFFERED,
    ANSWERED,
    ABANDONED
  }

  private final Floor floor;
  private final Formula formula;
  private final IntSummaryStatistics seconds;

  ServiceLevels(Floor floor) {
    this.floor = floor;
    this.formula =
        switch (floor.serviceLevelFormula()) {
          case "answered-in-time/answered" -> Formula.ANSWERED;
          case "(answered-in-time+abandoned-in-time)/(answered+abandoned)" -> Formula.ABANDONED;
          default -> Formula.OFFERED;
        };
    this.seconds =
        floor.queues().stream().mapToInt(QueueStatus::thresholdSeconds).summaryStatistics();
  }

  /** 0 to 100, rounded down; -1 when there was no call yet. */
  int percent(QueueStatus queue) {
    return switch (formula) {
      case OFFERED -> percent(queue.answeredWithin(), queue.offered());
      case ANSWERED -> percent(queue.answeredWithin(), queue.answered());
      case ABANDONED ->
          percent(
              queue.answeredWithin() + queue.abandonedWithin(),
              queue.answered() + queue.abandoned());
    };
  }

  private static int percent(int part, int whole) {
    return whole == 0 ? -1 : (int) (100L * part / whole);
  }

  String words(QueueStatus queue, Messages messages) {
    int percent = percent(queue);
    if (percent < 0) {
      return "–";
    }
    return oneTime()
        ? percent + " %"
        : messages.get("monitor.level-within", percent, queue.thresholdSeconds());
  }

  /** The formula in words, and how many drills are not in the figures. */
  String caption(Messages messages) {
    String within =
        oneTime()
            ? messages.get("monitor.within", Math.max(0, seconds.getMax()))
            : messages.get("monitor.within-each", seconds.getMin(), seconds.getMax());
    String words =
        switch (formula) {
          case OFFERED -> messages.get("monitor.formula.offered", within);
          case ANSWERED -> messages.get("monitor.formula.answered", within);
          case ABANDONED -> messages.get("monitor.formula.abandoned", within);
        };
    int drills = floor.queues().stream().mapToInt(QueueStatus::drills).sum();
    return drills == 0 ? words : words + " · " + messages.get("monitor.drills", drills);
  }

  private boolean oneTime() {
    return seconds.getCount() == 0 || seconds.getMin() == seconds.getMax();
  }
}
