package org.seatline.installer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks of the copy at a small size: that they run and find no mistake, not how fast. */
@Timeout(300)
final class SyncBenchTest {
  @TempDir Path folder;

  @Test
  void copiesACrowdWithItsLikelyCallersFirst() throws Exception {
    String figures = SyncInitialBench.run(folder, 3_000);
    assertThat(number(figures, "rows")).isGreaterThan(3_000 * 2.4);
    assertThat(number(figures, "recent")).isPositive();
    assertThat(number(figures, "lookUps")).isPositive();
  }

  @Test
  void findsEverybodyInTheStoreAndNobodyElse() throws Exception {
    String figures = LocalQueryBench.run(folder, 3_000);
    assertThat(number(figures, "wrong")).isZero();
  }

  @Test
  void deliversALongOutboxInOrderAndManyAtOnce() throws Exception {
    String figures = SyncDeltaBench.run(300, 4);
    assertThat(number(figures, "outOfOrder")).isZero();
    assertThat(number(figures, "missing")).isZero();
    assertThat(number(figures, "stormMissing")).isZero();
  }

  private static double number(String figures, String name) {
    var found = Pattern.compile("(?:^| )" + name + "=([0-9.]+)").matcher(figures);
    assertThat(found.find()).as(figures).isTrue();
    return Double.parseDouble(found.group(1));
  }
}
