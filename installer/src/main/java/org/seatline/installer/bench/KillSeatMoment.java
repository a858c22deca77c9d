package org.seatline.installer.bench;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** When a seat is killed: after a word of its driver, and some time more. */
enum KillSeatMoment {
  /** While it starts: migrates, opens, signs in. */
  OPENING(null, 1_500),
  /** While somebody types. */
  TYPING("usable", 1_500),
  /** Between the wish to submit and the seat's word that it is safe. */
  HANDING("handing", 12),
  /** Shortly after a ticket is safe: it is being sent. */
  DELIVERING("safe", 60),
  /** In a talk, which is recorded. */
  TALKING("talking", 1_600),
  /** In the wrap-up. */
  WRAP_UP("wrap-up", 300);

  private final @Nullable String after;
  private final int moreMsMax;

  KillSeatMoment(@Nullable String after, int moreMsMax) {
    this.after = after;
    this.moreMsMax = moreMsMax;
  }

  static KillSeatMoment any(Random random) {
    return values()[random.nextInt(values().length)];
  }

  /** The line that has to come first, or null for none. */
  @Nullable Predicate<String> line() {
    String word = after;
    return word == null ? null : line -> line.startsWith(word + " ");
  }

  int moreMs(Random random) {
    return random.nextInt(moreMsMax);
  }

  /** In the middle of what the process really was when it ended, by its last words. */
  static KillSeatMoment of(List<String> lines) {
    KillSeatMoment now = OPENING;
    boolean talks = false;
    boolean wraps = false;
    boolean waits = false;
    boolean hands = false;
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "usable" -> now = TYPING;
        case "handing" -> hands = true;
        case "safe" -> hands = false;
        case "talking" -> talks = true;
        case "over" -> talks = false;
        case "wrap-up" -> wraps = true;
        case "waiting" -> waits = !words[1].equals("0");
        default -> {} // says nothing of this
      }
      wraps &= !talks;
    }
    if (now == OPENING) {
      return OPENING;
    }
    if (hands) {
      return HANDING;
    }
    return waits ? DELIVERING : talks ? TALKING : wraps ? WRAP_UP : TYPING;
  }
}
