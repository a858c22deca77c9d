package org.seatline.server.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategies;
import org.seatline.server.journal.AcdClock;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.journal.FileJournal;
import org.seatline.server.journal.Journal;
import org.seatline.server.journal.JournalFolder;
import org.seatline.server.simulation.JournalRecorder;

final class ReplayTest {
  private static final List<Event> EVENTS = JournalRecorder.record(11, 300);

  @TempDir Path folder;

  /** A server that takes the events, confirms two effects of three, keeps things and snapshots. */
  private AcdRunner server() throws IOException {
    AtomicReference<AcdRunner> running = new AtomicReference<>();
    AcdRunner runner =
        new AcdRunner(
            new FileJournal(folder),
            (effect, again) -> {
              if (effect.id() % 3 != 0) {
                Objects.requireNonNull(running.get()).confirm(effect.id());
              }
            },
            new AcdClock(() -> 1_000, () -> 0),
            new AcdRunner.Limits(1_000, 16, 60, 5),
            Strategies.all());
    running.set(runner);
    runner.start((view, kept) -> List.of());
    return runner;
  }

  private static void drive(AcdRunner server, List<Event> events) {
    for (Event event : events) {
      server.submit(event).join();
      server.keep("dialog", "after " + event.atMs()).join();
    }
  }

  @Test
  void comesToTheSameStateAtEverySnapshotAndBesideARunningServer() throws Exception {
    try (AcdRunner server = server()) {
      drive(server, EVENTS.subList(0, 150));
      assertThat(Replay.of(folder)).isInstanceOf(Replay.Identical.class);
    }
    try (AcdRunner server = server()) {
      drive(server, EVENTS.subList(150, EVENTS.size()));
    }
    assertThat(Replay.of(folder))
        .isInstanceOfSatisfying(
            Replay.Identical.class,
            same -> {
              assertThat(same.events()).isGreaterThanOrEqualTo(EVENTS.size());
              assertThat(same.effects()).isGreaterThan(same.events());
              assertThat(same.snapshots()).isGreaterThan(5);
              assertThat(same.cutBytes()).isZero();
            });
  }

  @Test
  void leavesATornTailOut() throws Exception {
    write(EVENTS, EVENTS);
    Path last = folder.resolve("journal-1.seatline");
    try (FileChannel file = FileChannel.open(last, StandardOpenOption.WRITE)) {
      file.truncate(Files.size(last) - 3);
    }
    assertThat(Replay.of(folder))
        .isInstanceOfSatisfying(
            Replay.Identical.class,
            same -> {
              assertThat(same.events()).isEqualTo(EVENTS.size() - 1L);
              assertThat(same.cutBytes()).isPositive();
            });
    assertThat(Files.size(last)).as("nothing is cut off on disk").isPositive();
  }

  @Test
  void namesTheFirstDifferenceOfAManipulatedJournal() throws Exception {
    List<Event> manipulated = EVENTS.stream().map(ReplayTest::manipulate).toList();
    write(manipulated, EVENTS);
    assertThat(Replay.of(folder))
        .isInstanceOfSatisfying(
            Replay.Different.class,
            other -> {
              assertThat(other.generation()).isEqualTo(1);
              assertThat(other.place()).startsWith("core.");
              assertThat(other.recorded()).isNotEqualTo(other.replayed());
            });
  }

  /** Every caller gets into the other queue. */
  private static Event manipulate(Event event) {
    return event instanceof Event.CallQueued q && q.queueId().equals("fault")
        ? new Event.CallQueued(q.atMs(), q.callId(), "agent", q.priority(), q.digit(), null)
        : event;
  }

  @Test
  void findsNothingToReplayInAnotherFolder() {
    assertThatThrownBy(() -> Replay.of(folder)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Replay.of(folder.resolve("x")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void doesNotJudgeAJournalOfOtherRules() throws Exception {
    Acd core = new Acd(Strategies.all());
    try (FileJournal journal = new FileJournal(folder)) {
      journal.recover();
      journal.snapshot(new Journal.Snapshot("acd-0", core.state(), List.of(), Map.of()));
      journal.append(new Journal.Entry.Applied(EVENTS.getFirst()));
      journal.commit();
    }
    assertThat(Replay.of(folder)).isEqualTo(new Replay.OtherVersion("acd-0"));
    assertThat(new JournalFolder(folder).firstOfThisVersion()).isNegative();
  }

  /** All but the last event before the snapshot; the snapshot is of what really happened. */
  private void write(List<Event> journaled, List<Event> happened) throws IOException {
    Acd core = new Acd(Strategies.all());
    int before = happened.size() - 20;
    Map<Long, Effect> open = new LinkedHashMap<>();
    for (Event event : happened.subList(0, before)) {
      core.apply(event).stream()
          .filter(Effect::durable)
          .forEach(effect -> open.put(effect.id(), effect));
    }
    try (FileJournal journal = new FileJournal(folder)) {
      journal.recover();
      append(journal, journaled.subList(0, before));
      journal.snapshot(
          new Journal.Snapshot(Acd.VERSION, core.state(), List.copyOf(open.values()), Map.of()));
      append(journal, journaled.subList(before, journaled.size()));
    }
  }

  private static void append(Journal journal, List<Event> events) throws IOException {
    for (Event event : events) {
      journal.append(new Journal.Entry.Applied(event));
      journal.commit();
    }
  }
}
