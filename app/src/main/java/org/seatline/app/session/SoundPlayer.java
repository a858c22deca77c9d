package org.seatline.app.session;

import java.util.function.Consumer;
import org.seatline.softphone.media.PcmClip;

/**
 * Lets the person at the seat hear a recorded sound in the headset, one at a time and only while no
 * call needs the headset. Every method returns at once and may be called from any thread.
 */
public interface SoundPlayer {

  /** What the player does. */
  enum State {
    /** It is heard. */
    PLAYING,
    /** It stands still and goes on where it was. */
    PAUSED,
    /** It was heard to its end. */
    ENDED,
    /** A call needs the headset. */
    IN_CALL
  }

  /**
   * What is heard at one moment.
   *
   * @param positionMs where it is, 0 to {@code lengthMs}
   * @param lengthMs length of the whole sound
   */
  record Moment(State state, long positionMs, long lengthMs) {}

  /**
   * Plays a sound from its beginning, in place of what was played before.
   *
   * @param observer told each change of state and, while it plays, the position several times a
   *     second; on a thread of the phone's that must not be held up
   */
  void play(PcmClip clip, Consumer<Moment> observer);

  /** Stands still, or goes on; after the end it begins again. Without a sound nothing happens. */
  void pause(boolean on);

  /** Goes to a position, in milliseconds from the beginning. */
  void seek(long positionMs);

  /**
   * How fast sounds are played from now on, at the pitch that they have.
   *
   * @param factor 1 as they were spoken, 2 twice as fast
   */
  void speed(double factor);

  /** Forgets the sound; its observer hears nothing more. */
  void stop();
}
