package org.seatline.app.call;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Company;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;

/** What the call bar shows; texts are in the language of the moment. */
public sealed interface CallBarState {

  /** Whether there is something to answer: what rings, or a talk to be resumed. */
  static boolean isOffer(CallBarState state) {
    return state instanceof Ringing || state instanceof Interrupted;
  }

  /** No call. */
  record Idle() implements CallBarState {}

  /**
   * Who calls.
   *
   * @param name the customer's name, or in words that the number is unknown or ambiguous
   * @param number as people read it
   * @param marks VIP, life support
   * @param drill the drill's title, or null when the call is real
   */
  record Caller(
      String name, String number, List<Mark> marks, String queue, @Nullable String drill) {}

  /** A word in a box; {@code style} is {@code accent} or {@code alarm}. */
  record Mark(String text, String style) {}

  /**
   * A call rings here.
   *
   * @param detail how long the caller waited, and the keys pressed in the menu
   * @param untilNanos when ringing ends
   */
  record Ringing(Caller caller, String detail, @Nullable Long untilNanos, long totalMs)
      implements CallBarState {}

  /**
   * The seat was started again in the middle of this talk.
   *
   * @param detail how long they had talked
   * @param untilNanos when the caller goes back to the queue, or null while nobody knows
   */
  record Interrupted(Caller caller, String detail, @Nullable Long untilNanos, long totalMs)
      implements CallBarState {}

  /**
   * A call is here.
   *
   * @param progress how far it is while nothing is heard yet, in words; else empty
   * @param asking the colleague who is asked about it, or null
   * @param question who asks, when the call is a colleague's question; else null
   */
  record Talking(
      Caller caller,
      @Nullable Long sinceNanos,
      String progress,
      boolean held,
      boolean muted,
      Recording recording,
      boolean listenedTo,
      @Nullable Asking asking,
      @Nullable String question)
      implements CallBarState {}

  /**
   * A colleague is asked about the call.
   *
   * @param name who is asked
   * @param handingOver whether the two are about to be joined
   * @param callerGone whether the caller has hung up meanwhile
   */
  record Asking(
      String name,
      Company.Phase phase,
      Company.Ear ear,
      long sinceNanos,
      boolean handingOver,
      boolean callerGone) {
    /** Whether both can talk. */
    boolean connected() {
      return phase == Company.Phase.CONNECTED;
    }
  }

  /**
   * After-call work.
   *
   * @param chosen the disposition, or null when none is chosen
   * @param missing whether the agent wanted to finish without one
   */
  record WrapUp(
      String queue,
      @Nullable Long untilNanos,
      long sinceNanos,
      long totalMs,
      @Nullable String chosen,
      boolean missing)
      implements CallBarState {}
}
