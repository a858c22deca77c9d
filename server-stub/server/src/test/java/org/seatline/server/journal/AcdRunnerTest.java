package org.seatline.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategies;

class AcdRunnerTest {
  @TempDir private Path folder;
  private final AtomicLong wallMs = new AtomicLong(1_000_000);
  private final Queue<Effect> performed = new ConcurrentLinkedQueue<>();
  private final Queue<Effect> again = new ConcurrentLinkedQueue<>();

  private AcdRunner runner(Path in) throws IOException {
    return new AcdRunner(
        new FileJournal(in),
        (effect, recovered) -> (recovered ? again : performed).add(effect),
        new AcdClock(wallMs::get, () -> 0),
        new AcdRunner.Limits(100, 16, 7, 5),
        Strategies.all());
  }

  private AcdRunner started(Path in) throws IOException {
    AcdRunner runner = runner(in);
    runner.start((view, kept) -> List.of());
    return runner;
  }

  private static <T> T done(CompletableFuture<T> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  private void drive(AcdRunner runner) throws Exception {
    AcdConfig config =
        new AcdConfig(
            1,
            List.of(AcdConfig.Queue.usual("fault", "故障", "Fault", Map.of())),
            List.of(new AcdConfig.Agent("1001", "Li Na", Map.of())),
            AcdConfig.Timings.usual());
    done(runner.submit(new Event.ConfigurationLoaded(runner.nowMs(), config)));
    done(runner.submit(new Event.SeatSignedIn(runner.nowMs(), "1001", "s1")));
    done(runner.submit(new Event.SeatReady(runner.nowMs(), "1001")));
    for (int i = 0; i < 5; i++) {
      done(runner.submit(new Event.CallArrived(runner.nowMs(), "c" + i, "+861", Map.of())));
      done(runner.submit(new Event.CallQueued(runner.nowMs(), "c" + i, "fault", 0, "1", null)));
    }
  }

  private Path copy(String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    List<Path> files;
    try (Stream<Path> all = Files.list(folder.resolve("live"))) {
      files = all.toList();
    }
    for (Path file : files) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
    return copy;
  }

  @Test
  void recoversTheSameStateAfterAKillAndHandsOutWhatWasNotConfirmed() throws Exception {
    String hash;
    Path atTheKill;
    try (AcdRunner runner = started(folder.resolve("live"))) {
      drive(runner);
      done(runner.keep("dialog/c1", "tags"));
      done(runner.keep("dialog/c2", "gone"));
      done(runner.keep("dialog/c2", null));
      hash = done(runner.ask(view -> AcdJson.hash(((Acd) view).state())));
      atTheKill = copy("killed");
    }
    List<String> hashes = new ArrayList<>();
    List<Map<String, String>> kept = new ArrayList<>();
    try (AcdRunner second = runner(atTheKill)) {
      second.start(
          (view, records) -> {
            hashes.add(AcdJson.hash(((Acd) view).state()));
            kept.add(records);
            return List.of();
          });
    }

    assertThat(hashes).containsExactly(hash);
    assertThat(kept).containsExactly(Map.of("dialog/c1", "tags"));
    assertThat(again).hasAtLeastOneElementOfType(Effect.OfferCall.class);
    assertThat(again).allMatch(Effect::durable);
  }

  @Test
  void handsConfirmedEffectsOutOnlyOnce() throws Exception {
    try (AcdRunner runner = started(folder.resolve("live"))) {
      drive(runner);
      performed.stream().filter(Effect::durable).forEach(e -> runner.confirm(e.id()));
    }
    performed.clear();
    try (AcdRunner runner = started(folder.resolve("live"))) {
      assertThat(done(runner.ask(AcdView::nowMs))).isEqualTo(wallMs.get());
      assertThat(again).isEmpty();
    }
  }

  @Test
  void makesTicksWhenDeadlinesAreDue() throws Exception {
    try (AcdRunner runner = started(folder.resolve("live"))) {
      drive(runner);
      wallMs.addAndGet(20_000);
      String state = "";
      for (int i = 0; i < 2_000 && !state.equals("not-ready"); i++) {
        Effect.@Nullable SeatStateChanged seat = done(runner.ask(view -> view.seatState("1001")));
        state = seat == null ? "" : seat.state();
      }
      assertThat(state).isEqualTo("not-ready");
    }
  }

  @Test
  void refusesCommandsOnceClosed() throws Exception {
    AcdRunner runner = started(folder.resolve("live"));
    runner.close();

    assertThatThrownBy(() -> done(runner.submit(new Event.Tick(1))))
        .hasMessageContaining("takes no command");
  }

  @Test
  void goesOnAtTheSteadyPaceWhenTheWallClockIsSetBack() {
    AtomicLong nanos = new AtomicLong();
    AcdClock clock = new AcdClock(wallMs::get, nanos::get);
    wallMs.addAndGet(-600_000);
    nanos.addAndGet(5_000_000);

    assertThat(clock.nowMs()).isEqualTo(1_000_005);
  }
}
