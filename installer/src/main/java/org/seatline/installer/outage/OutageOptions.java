package org.seatline.installer.outage;

import java.util.List;
import java.util.function.Consumer;

/**
 * How the story is played.
 *
 * @param seconds how long the server is gone
 * @param window whether the seat has a window to watch
 * @param sabotage what is broken on purpose: {@code none}, {@code hole} (a tenth of a second of
 *     what the agent says is missing), or one of the robot seat's
 * @param gapMaxMs the longest time for which a voice may be missing
 * @param say where the story is told
 */
public record OutageOptions(
    int seconds, boolean window, String sabotage, int gapMaxMs, Consumer<String> say) {
  /** What is promised: nobody misses more of the other than this, milliseconds. */
  public static final int GAP_MAX_MS = 60;

  static final String HOLE = "hole";

  private static final int SECONDS_USUAL = 60;

  /** What the system properties say; a window where there is a display and it is no CI. */
  public static OutageOptions ofProperties(Consumer<String> say) {
    String seconds = System.getProperty("outage.seconds", "");
    boolean display = !System.getenv().getOrDefault("DISPLAY", "").isEmpty();
    boolean ci = "true".equals(System.getenv("CI"));
    return new OutageOptions(
        seconds.isEmpty() ? SECONDS_USUAL : Integer.parseInt(seconds),
        display && !ci,
        System.getProperty("sabotage", "none"),
        GAP_MAX_MS,
        say);
  }

  /** Arguments of the robot seat. */
  List<String> ofSeat() {
    List<String> broken =
        sabotage.equals("none") || sabotage.equals(HOLE)
            ? List.of()
            : List.of("--sabotage", sabotage);
    return window ? concat(broken, List.of("--window")) : broken;
  }

  private static List<String> concat(List<String> a, List<String> b) {
    return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
  }
}
