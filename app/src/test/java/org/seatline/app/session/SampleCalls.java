package org.seatline.app.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.CallExplanation;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.RecentCalls;
import org.seatline.protocol.Voicemail;

/** The last calls of a plausible morning, and why one of them went where it went. */
public final class SampleCalls {
  private static final long MINUTE_MS = 60_000;
  private static final LocalizedText FAULT = text("Fault report", "故障报修");
  private static final LocalizedText BILLS = text("Bills", "电费查询");
  private static final List<LocalizedText> AGENTS =
      List.of(text("Li Na 1001", "李娜 1001"), text("Wang Lei 1002", "王磊 1002"));

  private SampleCalls() {}

  private static LocalizedText text(String en, String zh) {
    return new LocalizedText(en, zh);
  }

  static RecentCalls recent() {
    long now = System.currentTimeMillis();
    List<RecentCalls.Line> calls = new ArrayList<>();
    calls.add(call("call-1001", "+8613800005678", now - 4 * MINUTE_MS, FAULT, AGENTS.get(0), ""));
    calls.add(call("call-32", "+8613900001234", now - 6 * MINUTE_MS, BILLS, null, "abandoned"));
    for (int i = 31; i > 8; i--) {
      calls.add(
          call(
              "call-" + i,
              "+861380013%04d".formatted(i * 271 % 10_000),
              now - (40L - i) * 3 * MINUTE_MS,
              i % 3 == 0 ? BILLS : FAULT,
              AGENTS.get(i % 2),
              "answered"));
    }
    return new RecentCalls(calls);
  }

  private static RecentCalls.Line call(
      String id,
      String number,
      long atMs,
      LocalizedText queue,
      @Nullable LocalizedText agent,
      String outcome) {
    return new RecentCalls.Line(
        id,
        number,
        atMs,
        outcome.isEmpty() ? null : atMs + 3 * MINUTE_MS,
        queue,
        agent,
        outcome,
        12_000 + number.hashCode() % 7 * 1_000L,
        agent == null || outcome.isEmpty() ? 0 : 187_000,
        false,
        agent == null || outcome.isEmpty() ? null : SampleQuality.ofCall(number.hashCode()));
  }

  static CallExplanation explain(String callId) {
    if (callId.equals("call-32")) {
      return new CallExplanation(callId, List.of(), false);
    }
    long at = System.currentTimeMillis() - 5 * MINUTE_MS;
    return new CallExplanation(
        callId,
        List.of(
            step(at, false, "+8613800005678 calls; the menu begins.", "+8613800005678 呼入，开始语音导航。"),
            step(
                at + 9_400,
                false,
                "Menu done: queue Fault report, key 1, priority 20.",
                "导航结束：队列 故障报修，按键 1，优先级 20。"),
            step(at + 9_400, true, "hears: place 3 in Fault report", "播报：故障报修 第 3 位"),
            step(at + 41_000, false, "Seat 1001 Li Na goes ready.", "坐席 1001 李娜 示闲。"),
            step(
                at + 41_000,
                true,
                "decision: offered to seat 1001 Li Na (offer o-7) after 31.6 s in Fault report;"
                    + " candidates: 2, waiting: 3; rule longest-idle: idle longest, 18.2 s",
                "决定：等待 31.6 秒后派给坐席 1001 李娜（派发 o-7），队列 故障报修；候选 2，等待 3；规则 最长空闲：空闲最久，18.2 秒"),
            step(
                at + 44_300,
                false,
                "Seat 1001 Li Na answers (offer o-7).",
                "坐席 1001 李娜 应答（派发 o-7）。"),
            step(
                at + 44_300,
                true,
                "granted to seat 1001 Li Na after 34.9 s of waiting",
                "等待 34.9 秒后交给坐席 1001 李娜")),
        false);
  }

  private static CallExplanation.Step step(long at, boolean decided, String en, String zh) {
    return new CallExplanation.Step(at, decided, text(en, zh));
  }

  /** A message of a caller. */
  static Voicemail message(String id, String number, long atMs, boolean done) {
    LocalizedText queue = new LocalizedText("Complaint", "投诉建议");
    String by = done ? "2001" : null;
    return new Voicemail(id, "call-" + id, "complaint", queue, number, atMs, 65_200, done, by);
  }

  /** Messages that somebody has seen to, of the days before. */
  public static List<Voicemail> olderMessages() {
    long dayMs = 86_400_000;
    long latestMs = 1_790_000_000_000L;
    return List.of(
        message("m3", "+8613900002468", latestMs - dayMs, true),
        message("m4", "+862155501234", latestMs - dayMs - 4_200_000, true),
        message("m5", "+8613800005678", latestMs - 2 * dayMs, true));
  }
}
