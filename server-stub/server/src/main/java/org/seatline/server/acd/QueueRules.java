package org.seatline.server.acd;

import java.util.List;
import java.util.Map;

/**
 * How a queue treats its callers beyond the usual.
 *
 * @param ageingPerMinute points of priority that a caller gains by each minute of waiting; with 0 a
 *     low priority may wait for ever
 * @param relaxations in the order of their times: after so long seats with less will do too
 */
public record QueueRules(long ageingPerMinute, List<Relaxation> relaxations) {

  public QueueRules {
    relaxations = relaxations == null ? List.of() : List.copyOf(relaxations);
  }

  /** One point a minute, nothing else. */
  public static QueueRules usual() {
    return new QueueRules(1, List.of());
  }

  public QueueRules ageing(long pointsPerMinute) {
    return new QueueRules(pointsPerMinute, relaxations);
  }

  public QueueRules relaxing(List<Relaxation> steps) {
    return new QueueRules(ageingPerMinute, steps);
  }

  /**
   * One step of relaxation. Whoever could take the call before still can.
   *
   * @param afterMs of waiting
   * @param requiredSkills skill to the least level that a seat needs from then on
   */
  public record Relaxation(long afterMs, Map<String, Integer> requiredSkills) {
    public Relaxation {
      requiredSkills = Map.copyOf(requiredSkills);
    }
  }

  /** By how many steps the requirement is relaxed after this wait. */
  int stepAfter(long waitMs) {
    int step = 0;
    while (step < relaxations.size() && relaxations.get(step).afterMs() <= waitMs) {
      step++;
    }
    return step;
  }
}
