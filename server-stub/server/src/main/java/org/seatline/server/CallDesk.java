package org.seatline.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.CallExplanation;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.RecentCalls;
import org.seatline.server.admin.Configuration;
import org.seatline.server.explain.Explanation;
import org.seatline.server.explain.ExplanationText;
import org.seatline.server.store.History;
import org.seatline.server.store.Store;

/**
 * Answers leads who ask which calls there were and why one went where it went. Reads database and
 * journal; one explanation at a time, for it replays the journal.
 */
final class CallDesk {
  /** Most calls in a list. */
  static final int CALLS_MAX = 200;

  private final Supplier<Configuration> live;
  private final Store store;
  private final Path journal;

  CallDesk(Supplier<Configuration> live, Store store, Path journal) {
    this.live = live;
    this.store = store;
    this.journal = journal;
  }

  RecentCalls recent() {
    Configuration now = live.get();
    return new RecentCalls(
        store.inTransaction(tx -> tx.history().recentCalls(CALLS_MAX)).stream()
            .map(call -> line(now, call))
            .toList());
  }

  private static RecentCalls.Line line(Configuration now, History.RecentCall call) {
    return new RecentCalls.Line(
        call.callId(),
        call.callerNumber(),
        call.arrivedMs(),
        call.closedMs(),
        queue(now, call.queueId()),
        agent(now, call.agentId()),
        call.outcome(),
        call.waitMs(),
        call.talkMs(),
        call.drill(),
        call.quality());
  }

  private static @Nullable LocalizedText queue(Configuration now, @Nullable String id) {
    return id == null || id.isEmpty()
        ? null
        : now.queues().stream()
            .filter(queue -> queue.id().equals(id))
            .findFirst()
            .map(Configuration.QueueSetting::name)
            .orElse(new LocalizedText(id, id));
  }

  private static @Nullable LocalizedText agent(Configuration now, @Nullable String id) {
    return id == null
        ? null
        : now.person(id)
            .map(p -> new LocalizedText(p.name().en() + " " + id, p.name().zh() + " " + id))
            .orElse(new LocalizedText(id, id));
  }

  synchronized CallExplanation explain(String callId) throws IOException {
    Explanation explanation = Explanation.of(journal, callId);
    ZoneId zone = live.get().centre().timeZone();
    List<String> en = new ExplanationText(Locale.ENGLISH, zone).sentences(explanation);
    List<String> zh = new ExplanationText(Locale.CHINESE, zone).sentences(explanation);
    List<CallExplanation.Step> steps = new ArrayList<>();
    for (int i = 0; i < en.size(); i++) {
      Explanation.Step step = explanation.steps().get(i);
      steps.add(
          new CallExplanation.Step(
              step.atMs(), step.decided(), new LocalizedText(en.get(i), zh.get(i))));
    }
    return new CallExplanation(callId, steps, explanation.olderSkipped());
  }
}
