package org.seatline.server.telephony;

import java.util.ArrayList;
import java.util.List;

/** Puts positions and waiting times into prompts. Pure. */
final class QueueWords {
  private QueueWords() {}

  /**
   * The prompts (keys) for a place in the queue.
   *
   * @param position 1 is next
   * @param estimatedWaitMs 0 when it is not known
   */
  static List<String> position(MenuPlan.Waiting words, int position, long estimatedWaitMs) {
    List<String> said = new ArrayList<>();
    said.add(words.again());
    MenuPlan.Position place = words.position();
    if (position <= 1) {
      said.add(place.next());
    } else if (position > place.last()) {
      said.add(place.more());
    } else {
      said.add(place.before());
      said.add(place.number() + position);
      said.add(place.after());
    }
    if (estimatedWaitMs > 0) {
      said.add(estimate(words.estimate(), estimatedWaitMs));
    }
    return List.copyOf(said);
  }

  private static String estimate(List<MenuPlan.Estimate> estimates, long waitMs) {
    for (MenuPlan.Estimate estimate : estimates) {
      Integer bound = estimate.upToSeconds();
      if (bound == null || waitMs <= bound * 1_000L) {
        return estimate.prompt();
      }
    }
    return estimates.getLast().prompt();
  }
}
