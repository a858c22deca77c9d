package org.seatline.protocol;

import java.util.List;

/** Who changed what in a customer's record, latest first. */
public record CustomerHistory(List<Line> lines) {

  /**
   * One field, or one act.
   *
   * @param atMs when the server wrote it down, Unix milliseconds
   * @param agentId who did it
   * @param act {@code created}, {@code changed}, {@code merged}, {@code parted}, {@code revealed}
   *     (leads only)
   * @param about the {@link CustomerField field}; of a merge its id
   * @param before what stood there; of a merge its reason
   * @param after what stands there; of a merge the other one's name; of a look at a number its
   *     reason
   */
  public record Line(
      long atMs, String agentId, String act, String about, String before, String after) {}
}
