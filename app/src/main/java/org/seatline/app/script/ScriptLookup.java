package org.seatline.app.script;

import java.util.List;

/**
 * What a look-up step shows.
 *
 * @param title what it is
 * @param lines what there is; empty when nothing is known
 */
public record ScriptLookup(String title, List<Line> lines) {
  /** Nothing is looked up. */
  public static final ScriptLookup NONE = new ScriptLookup("", List.of());

  /** Copies the list. */
  public ScriptLookup {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param marked whether it needs the agent's attention
   */
  public record Line(String text, String detail, boolean marked) {}
}
