package org.seatline.protocol;

import java.util.List;

/**
 * Why a call went where it went, out of the routing core's journal.
 *
 * @param steps in order; empty when the journal does not know the call any more
 * @param olderSkipped whether older parts of the journal follow other rules and were not read
 */
public record CallExplanation(String callId, List<Step> steps, boolean olderSkipped) {

  /**
   * A step.
   *
   * @param atMs Unix milliseconds
   * @param decided whether the routing core did it because of the step above; else it happened
   */
  public record Step(long atMs, boolean decided, LocalizedText text) {}
}
