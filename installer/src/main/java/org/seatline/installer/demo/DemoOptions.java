package org.seatline.installer.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the demo is asked for, by system properties.
 *
 * @param headless no windows: robot agents, and an audit at the end
 * @param calls how many calls (headless)
 * @param wantedSeats how many robot seats (headless), or 0 for as many as the calls need
 * @param sabotage what to break on purpose, each at a seat of its own: see {@link #SABOTAGE}
 * @param callers folder of scenarios in place of the sample's (headless), or null; sounds are named
 *     as there
 * @param language of the windows
 * @param theme of the windows
 */
record DemoOptions(
    boolean headless,
    int calls,
    int wantedSeats,
    List<String> sabotage,
    @Nullable Path callers,
    String language,
    String theme) {
  /** What can be broken on purpose. */
  static final List<String> SABOTAGE =
      List.of("mute", "lose-ticket", "duplicate-ticket", "drop-recording");

  private static final String NOTHING = "none";

  private static final int CALLS_MAX = 200;
  private static final int SEATS_MAX = 20;

  DemoOptions {
    if (calls < 1 || calls > CALLS_MAX) {
      throw new IllegalArgumentException("-Dcalls= takes 1 to " + CALLS_MAX + ", not " + calls);
    }
    if (wantedSeats < 0 || wantedSeats > SEATS_MAX) {
      throw new IllegalArgumentException("-Dseats= takes 0 to " + SEATS_MAX);
    }
    sabotage = List.copyOf(sabotage);
    if (!SABOTAGE.containsAll(sabotage)) {
      throw new IllegalArgumentException(
          "-Dsabotage= takes " + NOTHING + " or some of " + SABOTAGE);
    }
  }

  static DemoOptions fromSystemProperties() {
    String headless = System.getProperty("headless", "false");
    String language = System.getProperty("lang", "auto");
    return new DemoOptions(
        headless.isEmpty() || Boolean.parseBoolean(headless),
        number("calls", "5"),
        number("seats", "0"),
        sabotage(System.getProperty("sabotage", NOTHING)),
        callers(System.getProperty("callers", "")),
        language.equals("auto") ? systemLanguage() : language,
        System.getProperty("theme", "light"));
  }

  private static List<String> sabotage(String text) {
    return text.equals(NOTHING) ? List.of() : Arrays.asList(text.split(","));
  }

  private static @Nullable Path callers(String text) {
    return text.isEmpty() ? null : Path.of(text);
  }

  private static String systemLanguage() {
    return Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en";
  }

  private static int number(String option, String otherwise) {
    String text = System.getProperty(option, otherwise);
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("-D" + option + "= takes a number, not " + text, e);
    }
  }

  /** Robot seats so that the calls are done in about three minutes: a seat does about two. */
  int seats() {
    return wantedSeats > 0 ? wantedSeats : Math.clamp((calls + 1) / 2, 2, SEATS_MAX);
  }
}
