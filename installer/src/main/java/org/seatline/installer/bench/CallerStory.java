package org.seatline.installer.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one caller tells of its call. Times are milliseconds since 1970.
 *
 * @param number as the caller presented it
 */
record CallerStory(String number, List<Step> steps) {
  CallerStory {
    steps = List.copyOf(steps);
  }

  /** What happened. */
  enum What {
    ANSWERED,
    /** The media came back to the server's voice. */
    VOICE,
    /** The media went to a seat. */
    SEAT,
    /** The other side hung up. */
    OVER,
    /** The caller hung up, and that was taken. */
    LEFT,
    /** Nothing more came. */
    LOST
  }

  /**
   * One step.
   *
   * @param port of the seat's media for {@link What#SEAT}, else 0
   */
  record Step(long atMs, What what, int port) {}

  /** A time at a seat. */
  record Talk(String number, int port, long fromMs, long untilMs) {}

  /** When it was first at a seat, or null. */
  @Nullable Long servedAtMs() {
    return first(What.SEAT);
  }

  /** Whether it was at a seat and the call ended by a BYE that was answered. */
  boolean servedToTheEnd() {
    return servedAtMs() != null && endedAtMs() != null;
  }

  /** When the call ended well, or null. */
  @Nullable Long endedAtMs() {
    Long over = first(What.OVER);
    return over == null ? first(What.LEFT) : over;
  }

  private @Nullable Long first(What what) {
    return steps.stream().filter(s -> s.what() == what).map(Step::atMs).findFirst().orElse(null);
  }

  /** When the server's voice was heard first with no kill in so long a time after it, or null. */
  @Nullable Long heardInPeace(List<Long> kills, long peaceMs) {
    return steps.stream()
        .filter(s -> s.what() == What.ANSWERED || s.what() == What.VOICE)
        .map(Step::atMs)
        .filter(at -> kills.stream().noneMatch(kill -> kill >= at && kill <= at + peaceMs))
        .findFirst()
        .orElse(null);
  }

  /** When the media moved first after a moment at which the caller was on the line; else null. */
  @Nullable Long backAfter(long atMs) {
    Long answered = first(What.ANSWERED);
    Long ended = endedAtMs();
    if (answered == null || answered > atMs || (ended != null && ended < atMs)) {
      return null;
    }
    return steps.stream()
        .filter(s -> s.atMs() > atMs && (s.what() == What.VOICE || s.what() == What.SEAT))
        .map(Step::atMs)
        .findFirst()
        .orElse(null);
  }

  /** Its times at seats. */
  List<Talk> talks() {
    List<Talk> talks = new ArrayList<>();
    Step at = null;
    for (Step step : steps) {
      boolean moves = step.what() != What.ANSWERED;
      boolean stays = at != null && step.what() == What.SEAT && step.port() == at.port();
      if (at != null && moves && !stays) {
        talks.add(new Talk(number, at.port(), at.atMs(), step.atMs()));
        at = null;
      }
      if (at == null && step.what() == What.SEAT) {
        at = step;
      }
    }
    return talks;
  }
}
