package org.seatline.installer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks of queues on small input; their figures are not judged here. */
final class QueueBenchTest {
  private static final String HEAD =
      "vru+line,call_id,type,vru_entry,vru_exit,vru_time,q_start,q_exit,q_time,outcome,ser_start,"
          + "ser_exit,ser_time,server,server_abv";

  @TempDir Path folder;

  @Test
  void knowsTheTheory() {
    Erlang c = QueueTheoryBench.ERLANG_C.theory();
    assertThat(c.waits()).isCloseTo(0.3241, within(0.00005));
    assertThat(c.meanWaitS()).isCloseTo(29.17, within(0.005));
    Erlang a = QueueTheoryBench.ERLANG_A.theory();
    assertThat(a.waits()).isCloseTo(0.6874, within(0.00005));
    assertThat(a.abandons()).isCloseTo(0.1457, within(0.00005));
    assertThat(a.meanWaitS()).isCloseTo(51.57, within(0.01));
    assertThatThrownBy(() -> Erlang.c(100, 180, 5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void comesNearTheTheoryOnAFewHundredHours() {
    QueueTheoryBench.Result a = QueueTheoryBench.run(QueueTheoryBench.ERLANG_A, 3, 50, 5);
    assertThat(a.replications()).isEqualTo(5);
    assertThat(a.waits().mean()).isCloseTo(0.6874, within(0.07));
    assertThat(a.waitS().mean()).isCloseTo(51.57, within(10.0));
    assertThat(a.text()).contains("erlangA.theoryMeanWaitS=51.5");
  }

  @Test
  void estimatesAnIntervalOfConfidence() {
    Estimate estimate = Estimate.of(List.of(9.0, 10.0, 11.0));
    assertThat(estimate.mean()).isEqualTo(10);
    assertThat(estimate.half()).isCloseTo(3.16 / Math.sqrt(3), within(1e-9));
    assertThat(estimate.contains(11.5)).isTrue();
    assertThat(estimate.contains(12)).isFalse();
  }

  /**
   * One server of PS, one of IN who is idle: the second PS caller gives up, pooled she does not.
   */
  private RecordedDay day() throws Exception {
    return RecordedDay.read(
        Files.write(
            folder.resolve("day.csv"),
            List.of(
                HEAD,
                row("PS", "0:00:00", 0, "AGENT", "8:00:00", 60, "ANNE"),
                row("IN", "0:00:00", 0, "AGENT", "8:00:01", 10, "IVAN"),
                row("PS", "8:00:20", 15, "HANG", "0:00:00", 0, "NO_SERVER"),
                row("PS", "8:00:30", 34, "AGENT", "8:01:04", 30, "ANNE"),
                row("IN", "8:03:00", 0, "AGENT", "8:03:00", 5, "IVAN"),
                row("PS", "0:00:00", 0, "HANG", "0:00:00", 0, "NO_SERVER"),
                row("PS", "8:01:00", 5, "PHANTOM", "0:00:00", 0, "NO_SERVER"))));
  }

  private static String row(
      String type, String queued, int wait, String outcome, String began, int talk, String who) {
    return "L,1,%s,7:59:00,7:59:59,9,%s,0:00:00,%d,%s,%s,0:00:00,%d,%s,X"
        .formatted(type, queued, wait, outcome, began, talk, who);
  }

  @Test
  void replaysARecordedDayWithItsOwnServersAndPooled() throws Exception {
    RecordedDay day = day();
    assertThat(day.menuHangUps()).isEqualTo(1);
    assertThat(day.calls()).hasSize(5);
    assertThat(day.meanPatienceMs()).isEqualTo(49_000);
    assertThat(day.servers())
        .filteredOn(server -> server.name().equals("ANNE"))
        .singleElement()
        .satisfies(anne -> assertThat(anne.wrapUpMs()).isEqualTo(4_000));
    assertThat(QueueReplayBench.record(day).abandoned()).isEqualTo(1);
    assertThat(QueueReplayBench.replay(day, false))
        .isEqualTo(new QueueReplayBench.Outcome(4, 1, 49.0 / 5, 34, 60));
    assertThat(QueueReplayBench.replay(day, true).abandoned()).isZero();
    assertThat(QueueReplayBench.text(day, 1)).contains("calls=6", "servers=3", "agents=+1");
    assertThat(QueueReplayBench.text(day, -1)).contains("servers=1");
  }

  @Test
  void saysWhichFileItNeeds() {
    assertThatThrownBy(() -> new QueueReplayBench().run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-Dfile=CSV");
  }
}
