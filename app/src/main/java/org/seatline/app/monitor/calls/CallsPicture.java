package org.seatline.app.monitor.calls;

import java.util.List;

/** The last calls and one explanation, in words. */
final class CallsPicture {
  private CallsPicture() {}

  /**
   * A call in the list.
   *
   * @param sound how the worse direction sounded, by word and score; a dash when not known
   */
  record Row(
      String callId,
      String time,
      String number,
      String queue,
      String agent,
      String outcome,
      String waited,
      String talked,
      String sound) {
    /** Whether one of its words has this in it. */
    boolean has(String text) {
      return String.join(" ", callId, number, queue, agent, outcome)
          .toLowerCase(java.util.Locale.ROOT)
          .contains(text);
    }
  }

  /**
   * Why a call went where it went.
   *
   * @param title the call
   * @param note what is missing, or what to do; empty when there is nothing to say
   * @param sound how the call sounded, sentence by sentence; none when that is not known
   */
  record Why(String title, String note, List<String> sound, List<Step> steps) {}

  /**
   * A step.
   *
   * @param since since the first step
   * @param decided whether it was decided because of what stands above
   */
  record Step(String at, String since, boolean decided, String text) {}
}
