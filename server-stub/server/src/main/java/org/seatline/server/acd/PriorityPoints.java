package org.seatline.server.acd;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call's priority is made of: the menu's choice, who calls, which number was called.
 *
 * @param menu points of the menu's choice
 * @param caller points of the caller's number
 * @param called points of the number that was called
 */
record PriorityPoints(int menu, int caller, int called) {

  static PriorityPoints of(AcdConfig.Points points, Call call, int menu) {
    String number = call.attached().getOrDefault(Event.CALLED, "");
    return new PriorityPoints(
        menu,
        points.callers().getOrDefault(call.callerNumber(), 0),
        points.called().getOrDefault(number, 0));
  }

  int sum() {
    return menu + caller + called;
  }

  /** A stable text for the journal, null when there is nothing to tell. */
  @Nullable String text() {
    List<String> parts = new ArrayList<>();
    add(parts, "menu", menu);
    add(parts, "caller", caller);
    add(parts, "called number", called);
    return parts.isEmpty() ? null : String.join(", ", parts);
  }

  private static void add(List<String> parts, String name, int points) {
    if (points != 0) {
      parts.add(name + " " + points);
    }
  }
}
