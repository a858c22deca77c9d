package org.seatline.app.headset;

import java.util.List;

/**
 * What the audio check shows.
 *
 * @param step where it is
 * @param headline what to do now, or the verdict
 * @param advice how, or why
 * @param progress of the step, 0 to 1; negative where nothing is measured
 * @param findings what is wrong and what to do about each; empty before the end and where all is
 *     well
 * @param network how the way to the server is; empty before the end
 * @param goOn what Enter does; empty where it does nothing
 * @param no what N does; empty where it does nothing
 * @param last when and how the last check ended
 */
public record CheckPage(
    Step step,
    String headline,
    String advice,
    double progress,
    List<String> findings,
    String network,
    String goOn,
    String no,
    String last) {

  /** The steps of a check. */
  public enum Step {
    /** Nothing runs. */
    BEGIN,
    /** The room is listened to. */
    QUIET,
    /** The agent speaks and hears the own voice. */
    SPEAK,
    /** Was the own voice heard? */
    HEARD,
    /** It rings. Is it heard? */
    RING,
    /** The verdict. */
    DONE,
    /** A call took the headset. */
    STOPPED
  }

  public CheckPage {
    findings = List.copyOf(findings);
  }

  /** Whether the check is over and nothing is wrong. */
  public boolean well() {
    return step == Step.DONE && findings.isEmpty();
  }
}
