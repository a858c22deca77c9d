package org.seatline.server.history;

import org.seatline.server.acd.ServiceLevel;

/**
 * A queue in one period. Raw counts add up over periods; ratios do not, they are made of the sums.
 * Drills are in {@code drills} only. docs/figures.md has the formulas.
 *
 * @param answered waits that a seat ended by answering, in the period of the answer
 * @param answeredWithin of them, within the queue's service level time
 * @param abandoned waits that the caller ended
 * @param abandonedWithin of them, within the queue's service level time
 * @param shortAbandoned of the abandoned, within the configured short time; 0 when there is none
 * @param released waits that the server ended
 * @param moved waits that ended by a move to another queue
 * @param waitMs waits of the answered together
 * @param longestWaitMs the longest wait that ended, however it ended
 * @param handled talks that ended
 * @param talkMs talk without hold, of the handled
 * @param wrapUpMs wrap-ups that ended
 */
public record QueuePeriod(
    int answered,
    int answeredWithin,
    int abandoned,
    int abandonedWithin,
    int shortAbandoned,
    int released,
    int moved,
    long waitMs,
    long longestWaitMs,
    int handled,
    long talkMs,
    long holdMs,
    long wrapUpMs,
    int drills,
    Callbacks callbacks) {

  /**
   * Callbacks: their waits are in no other figure, their talks and wrap-ups are.
   *
   * @param chosen waits that the caller ended to be called back
   * @param reached callers who were called back
   * @param over callbacks that ended otherwise: given up, merged with a new call of the caller
   */
  public record Callbacks(int chosen, int reached, int over) {
    static final Callbacks NONE = new Callbacks(0, 0, 0);

    Callbacks plus(Callbacks more) {
      return new Callbacks(chosen + more.chosen, reached + more.reached, over + more.over);
    }
  }

  /** Nothing happened. */
  public static final QueuePeriod NONE =
      new QueuePeriod(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Callbacks.NONE);

  static QueuePeriod answer(long waitMs, int within) {
    return new QueuePeriod(1, within, 0, 0, 0, 0, 0, waitMs, waitMs, 0, 0, 0, 0, 0, Callbacks.NONE);
  }

  static QueuePeriod abandon(long waitMs, int within, int brief) {
    return new QueuePeriod(0, 0, 1, within, brief, 0, 0, 0, waitMs, 0, 0, 0, 0, 0, Callbacks.NONE);
  }

  static QueuePeriod released(long waitMs) {
    return new QueuePeriod(0, 0, 0, 0, 0, 1, 0, 0, waitMs, 0, 0, 0, 0, 0, Callbacks.NONE);
  }

  static QueuePeriod moved(long waitMs) {
    return new QueuePeriod(0, 0, 0, 0, 0, 0, 1, 0, waitMs, 0, 0, 0, 0, 0, Callbacks.NONE);
  }

  static QueuePeriod talk(long talkMs, long holdMs) {
    return new QueuePeriod(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, talkMs, holdMs, 0, 0, Callbacks.NONE);
  }

  static QueuePeriod wrapUp(long wrapUpMs) {
    return new QueuePeriod(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, wrapUpMs, 0, Callbacks.NONE);
  }

  static QueuePeriod callbacks(int chosen, int reached, int over) {
    return new QueuePeriod(
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new Callbacks(chosen, reached, over));
  }

  static QueuePeriod drill() {
    return new QueuePeriod(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, Callbacks.NONE);
  }

  /** Both together. */
  public QueuePeriod plus(QueuePeriod more) {
    return new QueuePeriod(
        answered + more.answered,
        answeredWithin + more.answeredWithin,
        abandoned + more.abandoned,
        abandonedWithin + more.abandonedWithin,
        shortAbandoned + more.shortAbandoned,
        released + more.released,
        moved + more.moved,
        waitMs + more.waitMs,
        Math.max(longestWaitMs, more.longestWaitMs),
        handled + more.handled,
        talkMs + more.talkMs,
        holdMs + more.holdMs,
        wrapUpMs + more.wrapUpMs,
        drills + more.drills,
        callbacks.plus(more.callbacks));
  }

  /** Waits that ended: answered + abandoned + released + moved. */
  public int offered() {
    return answered + abandoned + released + moved;
  }

  /** Average speed of answer, waitMs / answered; NaN when nobody was answered. */
  public double asaMs() {
    return ratio(waitMs, answered);
  }

  /** Average handling time, (talk + hold + wrap-up) / handled; NaN when no talk ended. */
  public double ahtMs() {
    return ratio(talkMs + holdMs + wrapUpMs, handled);
  }

  /** 0 to 1 by this formula; NaN when there was no call. */
  public double serviceLevel(ServiceLevel formula) {
    return switch (formula) {
      case IN_TIME_OF_ANSWERED -> ratio(answeredWithin, answered);
      case IN_TIME_OF_OFFERED -> ratio(answeredWithin, offered());
      case IN_TIME_WITH_ABANDONED ->
          ratio((long) answeredWithin + abandonedWithin, (long) answered + abandoned);
    };
  }

  static double ratio(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
