package org.seatline.app.session;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.seatline.protocol.FiguresReport;
import org.seatline.protocol.FiguresReport.AgentLine;
import org.seatline.protocol.FiguresReport.Named;
import org.seatline.protocol.FiguresReport.QueueLine;
import org.seatline.protocol.LocalizedText;

/** Figures of a plausible day, from 8 to 18 o'clock, and of the days before it. */
final class SampleFigures {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final long QUARTER_MS = 900_000L;
  private static final int[] BUSY = {5, 6, 8, 11, 13, 14, 12, 10, 7, 6, 5, 6, 8, 10, 12, 11, 9, 8};
  private static final int FIRST_QUARTER = 32;
  private static final int QUARTERS = 40;
  private static final List<Named> QUEUES =
      List.of(
          named("fault", "Fault report", "故障报修"),
          named("bills", "Bills", "电费查询"),
          named("connection", "New connection and capacity", "新装增容"),
          named("complaint", "Complaint", "投诉建议"),
          named("general", "General", "综合服务"));
  private static final double[] SHARES = {1, 0.62, 0.2, 0.14, 0.33};
  private static final List<Named> AGENTS =
      List.of(
          named("1001", "Li Na", "李娜"),
          named("1002", "Wang Lei", "王磊"),
          named("1003", "Zhao Min", "赵敏"),
          named("1004", "Chen Jie", "陈洁"),
          named("1005", "Liu Yang", "刘洋"),
          named("1006", "Sun Li", "孙丽"),
          named("1007", "Zhou Tao", "周涛"),
          named("1008", "Wu Yan", "吴燕"));

  private SampleFigures() {}

  private static Named named(String id, String en, String zh) {
    return new Named(id, new LocalizedText(en, zh));
  }

  /** The answer to a query; nothing happened on days of 2025. */
  static FiguresReport answer(String query) {
    boolean queues = query.contains("of=queues");
    boolean quarters = query.contains("period=quarter");
    int days = Integer.parseInt(query.replaceAll(".*days=(\\d+).*", "$1"));
    LocalDate first = LocalDate.parse(query.replaceAll(".*from=([\\d-]+).*", "$1"));
    long fromMs = midnight(first);
    boolean silent = first.getYear() < 2026;
    return new FiguresReport(
        ZONE.getId(),
        "answered-in-time/offered",
        fromMs,
        midnight(first.plusDays(days)),
        queues ? QUEUES : AGENTS,
        silent || !queues ? List.of() : quarters ? quarters(fromMs) : days(first, days),
        silent || queues ? List.of() : agents(fromMs));
  }

  private static long midnight(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant().toEpochMilli();
  }

  private static List<QueueLine> quarters(long fromMs) {
    List<QueueLine> lines = new ArrayList<>();
    for (int i = 0; i < QUARTERS; i++) {
      for (int q = 0; q < QUEUES.size(); q++) {
        int calls = (int) Math.round(BUSY[(i / 2 + q) % BUSY.length] * SHARES[q]);
        if (calls > 0) {
          lines.add(line(fromMs + (FIRST_QUARTER + i) * QUARTER_MS, q, calls));
        }
      }
    }
    return lines;
  }

  private static List<QueueLine> days(LocalDate first, int days) {
    List<QueueLine> lines = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      for (int q = 0; q < QUEUES.size(); q++) {
        int calls = (int) (300 * SHARES[q]) + 17 * (d % 5);
        lines.add(line(midnight(first.plusDays(d)), q, calls));
      }
    }
    return lines;
  }

  private static QueueLine line(long beginMs, int queue, int calls) {
    int abandoned = calls / 12;
    int answered = calls - abandoned;
    return new QueueLine(
        beginMs,
        QUEUES.get(queue).id(),
        answered,
        answered - calls / 7,
        abandoned,
        0,
        0,
        0,
        answered * (9_000L + 4_000L * queue + 500L * calls),
        30_000L + 6_000L * calls,
        answered,
        answered * 205_000L,
        answered * 6_000L,
        answered * 34_000L,
        0);
  }

  private static List<AgentLine> agents(long fromMs) {
    List<AgentLine> lines = new ArrayList<>();
    for (int i = 0; i < AGENTS.size(); i++) {
      int calls = 71 - 5 * ((i * 3) % 8);
      long talking = calls * 211_000L;
      long wrapUp = calls * (30_000L + i * 1_500L);
      lines.add(
          new AgentLine(
              fromMs,
              AGENTS.get(i).id(),
              calls + i % 3,
              calls,
              i % 3,
              calls,
              talking,
              0,
              wrapUp,
              0,
              Map.of(
                  "talking",
                  talking,
                  "wrap-up",
                  wrapUp,
                  "ready",
                  7_200_000L - i * 400_000L,
                  "not-ready",
                  3_300_000L + i * 120_000L,
                  "not-ready/meal",
                  2_700_000L)));
    }
    return lines;
  }
}
