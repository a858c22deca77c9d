package org.seatline.server.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategies;
import org.seatline.server.journal.AcdJson;
import org.seatline.server.journal.Journal;
import org.seatline.server.journal.JournalFolder;

/**
 * One call's way, from the journal alone: each event that touched it and what the core decided. A
 * step is kept as the tree of its record, so that new kinds of records are shown too.
 */
public final class Explanation {
  /** Ids of calls that are offered when the one asked for is not known. */
  private static final int CALLS_MAX = 10;

  /** Effects that only carry out what a fact says, or that are sound and light. */
  private static final Set<String> SAID_BY_FACTS =
      Set.of(
          "play-menu",
          "play-queue",
          "offer-call",
          "withdraw-offer",
          "connect",
          "seat-state-changed",
          "queue-changed",
          "call-started");

  private final String callId;
  private final Set<String> offers = new HashSet<>();
  private final List<Step> steps = new ArrayList<>();
  private final Deque<String> lastCalls = new ArrayDeque<>();
  private Acd core = new Acd(Strategies.all());
  private AcdConfig config = AcdConfig.empty();
  private boolean olderSkipped;
  private long cutBytes;

  private Explanation(String callId) {
    this.callId = callId;
  }

  /**
   * A step of the call.
   *
   * @param kind type name of the record
   * @param decided whether the core did it, because of the event above it
   * @param fields the record's fields, and {@code sinceQueuedMs} where the call waited
   */
  public record Step(long atMs, String kind, boolean decided, JsonNode fields) {}

  /**
   * Reads a journal's folder; nothing in it is changed.
   *
   * @throws IOException when there is none or it cannot be read
   */
  public static Explanation of(Path folder, String callId) throws IOException {
    JournalFolder journal = new JournalFolder(folder);
    Explanation explanation = new Explanation(callId);
    long first = journal.firstOfThisVersion();
    for (long generation : journal.generations()) {
      if (first < 0 || generation < first) {
        explanation.olderSkipped |= !journal.isEmpty(generation);
      } else {
        explanation.read(journal, generation);
      }
    }
    return explanation;
  }

  private void read(JournalFolder journal, long generation) throws IOException {
    byte[] snapshot = journal.snapshot(generation);
    if (snapshot != null) {
      core = new Acd(Strategies.all(), AcdJson.read(snapshot, Journal.Snapshot.class).core());
    }
    JournalFolder.Tail tail = journal.entries(generation);
    cutBytes += tail.cutBytes();
    for (Journal.Entry entry : tail.entries()) {
      if (entry instanceof Journal.Entry.Applied applied) {
        apply(applied.event());
      }
    }
  }

  private void apply(Event event) throws IOException {
    if (event instanceof Event.CallArrived arrived) {
      remember(arrived.callId());
    }
    Call before = core.call(callId);
    List<Effect> effects = core.apply(event);
    Call call = before == null ? core.call(callId) : before;
    List<Step> decided = new ArrayList<>();
    for (Effect effect : effects) {
      Step step = decision(effect, call);
      if (step != null) {
        decided.add(step);
      }
    }
    if (touches(event) || !decided.isEmpty()) {
      config = core.config();
      steps.add(new Step(core.nowMs(), "event." + kind(tree(event)), false, tree(event)));
      steps.addAll(decided);
    }
  }

  private void remember(String arrived) {
    lastCalls.addLast(arrived);
    if (lastCalls.size() > CALLS_MAX) {
      lastCalls.removeFirst();
    }
  }

  private boolean touches(Event event) throws IOException {
    String text = event.toString();
    return (text.contains(callId) || offers.stream().anyMatch(text::contains))
        && names(tree(event));
  }

  private boolean names(JsonNode record) {
    return callId.equals(record.path("callId").asText())
        || callId.equals(record.path("subject").asText())
        || offers.contains(record.path("offerId").asText())
        || offers.contains(record.path("subject").asText());
  }

  private @Nullable Step decision(Effect effect, @Nullable Call call) throws IOException {
    if (!effect.toString().contains(callId) && !(effect instanceof Effect.EventRefused)) {
      return null;
    }
    ObjectNode fields =
        effect instanceof Effect.Recorded recorded ? tree(recorded.fact()) : tree(effect);
    if (!names(fields)) {
      return null;
    }
    if (fields.has("offerId")) {
      offers.add(fields.path("offerId").asText());
    }
    if (call != null && call.queuedAtMs() != 0) {
      fields.put("sinceQueuedMs", core.nowMs() - call.queuedAtMs());
    }
    String kind = kind(fields);
    return SAID_BY_FACTS.contains(kind) ? null : new Step(core.nowMs(), kind, true, fields);
  }

  private static String kind(JsonNode record) {
    return record.path("type").asText();
  }

  private static ObjectNode tree(Object record) throws IOException {
    return AcdJson.read(AcdJson.write(record), ObjectNode.class);
  }

  /** The call's steps in order; empty when the journal does not know the call. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** The configuration when the call was last touched: names of queues and agents. */
  public AcdConfig config() {
    return config;
  }

  /** The calls that arrived last, oldest first. */
  public List<String> lastCalls() {
    return List.copyOf(lastCalls);
  }

  /** Whether older parts of the journal follow other rules and were not read. */
  public boolean olderSkipped() {
    return olderSkipped;
  }

  /** Length of a torn tail that was left out. */
  public long cutBytes() {
    return cutBytes;
  }
}
