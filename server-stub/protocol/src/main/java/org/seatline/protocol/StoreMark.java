package org.seatline.protocol;

/**
 * Tells the lives of one store apart: a copy of it, or an older state of it, has another mark.
 *
 * @param generation how often the store was opened; it is on disk before anything is sent
 * @param incarnation made anew whenever the store is opened
 */
public record StoreMark(long generation, String incarnation) {
  /** Of a sender that has no store. */
  public static final StoreMark NONE = new StoreMark(0, "");
}
