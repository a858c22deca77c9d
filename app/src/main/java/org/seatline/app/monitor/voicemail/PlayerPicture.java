package org.seatline.app.monitor.voicemail;

/**
 * What is shown of the message that is heard.
 *
 * @param share of the message that was heard, or of its file that is here; 0 to 1
 * @param time position and length, or empty
 * @param sentence what to do, or what went wrong; may be empty
 * @param wrong whether the sentence tells of something wrong
 */
record PlayerPicture(Stage stage, double share, String time, String sentence, boolean wrong) {
  /** No message is chosen. */
  static final PlayerPicture NOTHING = new PlayerPicture(Stage.NOTHING, 0, "", "", false);

  /** What goes on. */
  enum Stage {
    /** There is nothing to hear. */
    NOTHING,
    /** The message can be heard, or was paused. */
    STILL,
    /** It is on its way from the server. */
    FETCHING,
    /** It is heard. */
    PLAYING
  }

  PlayerPicture saying(String words) {
    return new PlayerPicture(stage, share, time, words, wrong);
  }
}
