package org.seatline.app.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.QualityLevel;
import org.seatline.protocol.SeatStateName;

/**
 * The floor as the wallboard shows it, in words.
 *
 * @param formula how the service level is counted, and the drills that are in no figure
 * @param stoppedNanos when the picture was taken, a {@link System#nanoTime} value, if the server is
 *     out of reach now: all times stand still there; null while they run
 */
public record FloorPicture(
    String formula, List<QueueRow> queues, List<SeatGroup> groups, @Nullable Long stoppedNanos) {

  /** How much a figure wants to be looked at. */
  public enum Concern {
    /** As it should be, or nothing to say yet. */
    NONE,
    /** Worth a look. */
    WATCH,
    /** Somebody is needed now. */
    NOW
  }

  /**
   * One queue today.
   *
   * @param level service level in words, with the queue's time when the queues differ
   * @param history callers waiting, oldest first
   * @param shut why it takes no new callers, or null
   */
  public record QueueRow(
      String id,
      String name,
      int waiting,
      String longest,
      Concern waitConcern,
      String level,
      Concern levelConcern,
      String abandoned,
      String answered,
      int readySeats,
      List<Integer> history,
      @Nullable Shut shut) {}

  /**
   * A queue that takes no new callers.
   *
   * @param emergency whether a lead closed it and must open it again
   * @param sentence who, why, since when, or when it opens
   */
  public record Shut(boolean emergency, String sentence) {}

  /** Seats in one state, longest first. */
  public record SeatGroup(SeatStateName state, String word, List<SeatTile> seats) {}

  /**
   * One seat.
   *
   * @param detail reason, or queue
   * @param caller the caller's number as the lead may see it, empty when there is none
   * @param next what follows, in words, or empty
   * @param connected false for a seat that should be here and is not
   * @param inCall whether a lead can take part in what it does now; never at a plain SIP phone
   * @param callId its call, empty when it has none
   * @param sound how its call sounds, or null while nothing is known
   * @param sinceNanos when the state began, a {@link System#nanoTime} value
   */
  public record SeatTile(
      String agentId,
      String name,
      SeatStateName state,
      String word,
      String detail,
      String caller,
      String next,
      long sinceNanos,
      int callsToday,
      int drillsToday,
      boolean connected,
      boolean inCall,
      String callId,
      @Nullable Sound sound) {}

  /**
   * How the call of a seat sounds.
   *
   * @param level of the worse direction
   * @param word for it
   * @param both directions in words
   * @param trouble what the agent is warned of, or empty
   */
  public record Sound(QualityLevel level, String word, String both, String trouble) {}
}
