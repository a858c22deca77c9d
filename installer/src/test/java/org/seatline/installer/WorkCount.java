package org.seatline.installer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Counts what hands do, task by task. */
final class WorkCount {
  private final Map<String, Hands> tasks = new LinkedHashMap<>();
  private Hands now = new Hands();

  /** What one task took. A chord of keys is one key; typed text is counted by its characters. */
  private static final class Hands {
    private int keys;
    private int clicks;
    private int characters;
  }

  /** From now on it is this task. */
  void task(String name) {
    now = new Hands();
    tasks.put(name, now);
  }

  void key() {
    now.keys++;
  }

  void click() {
    now.clicks++;
  }

  void typed(String text) {
    now.characters += text.length();
  }

  /** A line for each task, in their order. */
  String table() {
    StringBuilder table = new StringBuilder();
    tasks.forEach(
        (name, hands) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%-28s keys=%d clicks=%d characters=%d%n",
                    name,
                    hands.keys,
                    hands.clicks,
                    hands.characters)));
    return table.toString();
  }
}
