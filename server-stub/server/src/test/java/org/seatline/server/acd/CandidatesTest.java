package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The index against the slow way: look at every seat. */
class CandidatesTest {
  private static final int STEPS = 3;

  private record Scanned(Candidates.Ranked seat, int step) {}

  @Test
  void findsTheSeatsThatAScanFinds() {
    Random random = new Random(11);
    Candidates index = new Candidates(STEPS);
    List<Scanned> all = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      if (all.isEmpty() || random.nextInt(100) < 55) {
        Scanned added =
            new Scanned(
                new Candidates.Ranked(random.nextInt(5), i, "a" + i), random.nextInt(STEPS + 1));
        all.add(added);
        index.set(added.seat(), added.step(), true);
      } else {
        Scanned removed = all.remove(random.nextInt(all.size()));
        index.set(removed.seat(), removed.step(), false);
      }
      check(index, all, random.nextInt(STEPS + 1), 1 + random.nextInt(12));
    }
  }

  private static void check(Candidates index, List<Scanned> all, int step, int many) {
    List<String> able =
        all.stream()
            .filter(each -> each.step() <= step)
            .map(Scanned::seat)
            .sorted(
                Comparator.comparingLong(Candidates.Ranked::rank)
                    .thenComparingLong(Candidates.Ranked::order))
            .map(Candidates.Ranked::agentId)
            .toList();
    assertThat(index.size()).isEqualTo(all.size());
    assertThat(index.size(step)).isEqualTo(able.size());
    assertThat(index.any(step)).isEqualTo(!able.isEmpty());
    assertThat(index.best(step, many)).isEqualTo(able.subList(0, Math.min(many, able.size())));
    List<String> numbered = new ArrayList<>();
    for (int i = 0; i < able.size(); i++) {
      numbered.add(String.valueOf(index.at(step, i)));
    }
    assertThat(numbered).containsExactlyInAnyOrderElementsOf(able);
    assertThat(index.at(step, able.size())).isNull();
  }
}
