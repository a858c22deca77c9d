package org.seatline.app.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.seatline.protocol.ConfigurationStatus.Weekly;

/** The spans of a week as text, a line each: {@code mon tue wed 08:30-18:00}. */
final class WeeklySpans {
  private WeeklySpans() {}

  static String text(List<Weekly> weekly) {
    return weekly.stream()
        .map(span -> String.join(" ", span.days()) + " " + span.from() + "-" + span.to())
        .collect(Collectors.joining("\n"));
  }

  /** What is no span is passed on as it is: the server says what is wrong with it. */
  static List<Weekly> read(String text) {
    List<Weekly> weekly = new ArrayList<>();
    for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      List<String> words = Arrays.asList(line.toLowerCase(Locale.ROOT).split("[\\s,]+", -1));
      String[] times = words.getLast().split("[-–]", 2);
      weekly.add(
          new Weekly(
              List.copyOf(words.subList(0, words.size() - 1)),
              times[0],
              times.length == 2 ? times[1] : ""));
    }
    return weekly;
  }
}
