package org.seatline.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast of the tokens that stand on each other, by WCAG 2.2 (1.4.3, 1.4.6, 1.4.11). */
final class ContrastTest {
  private static final Path CSS = Path.of("src/main/resources/org/seatline/app/css");
  private static final Pattern TOKEN =
      Pattern.compile("(-sl-[a-z0-9-]+):\\s*#([0-9a-fA-F]{6})\\s*;");
  private static final double AAA = 7.0;
  private static final double AA = 4.5;
  private static final double FRAME = 3.0;

  /** Grounds that ordinary text stands on. */
  private static final List<String> GROUNDS =
      List.of("window", "bar", "pane", "raised", "hover", "field", "key-ground");

  private static final List<String> STATES =
      List.of("ready", "ringing", "talking", "wrap-up", "not-ready", "alone", "alarm", "drill");

  private record Pair(String text, String ground) {}

  private static Map<String, String> tokens(Theme theme) throws IOException {
    Map<String, String> tokens = new HashMap<>();
    Matcher matcher = TOKEN.matcher(Files.readString(CSS.resolve(theme.tokens())));
    while (matcher.find()) {
      tokens.put(matcher.group(1).substring("-sl-".length()), matcher.group(2));
    }
    return tokens;
  }

  private static List<Pair> texts() {
    List<Pair> pairs = new ArrayList<>();
    for (String ground : GROUNDS) {
      pairs.add(new Pair("text", ground));
      pairs.add(new Pair("text-muted", ground));
    }
    for (String ground : List.of("window", "bar", "pane")) {
      pairs.add(new Pair("text-faint", ground));
      pairs.add(new Pair("accent", ground));
      STATES.forEach(state -> pairs.add(new Pair(state + "-text", ground)));
    }
    for (String state : STATES) {
      pairs.add(new Pair(state + "-text", state + "-soft"));
      pairs.add(new Pair("text", state + "-soft"));
      pairs.add(new Pair("text-muted", state + "-soft"));
    }
    pairs.add(new Pair("accent", "accent-soft"));
    pairs.add(new Pair("say", "say-ground"));
    for (String state : List.of("ready", "ringing", "talking", "alarm", "drill")) {
      pairs.add(new Pair("text-on-state", state));
    }
    return pairs;
  }

  /** Frames of fields and keys, the ring around what has the focus, bars that say something. */
  private static List<Pair> frames() {
    List<Pair> pairs = new ArrayList<>();
    for (String ground : List.of("window", "bar", "pane", "field")) {
      pairs.add(new Pair("line-strong", ground));
      pairs.add(new Pair("line", ground));
      pairs.add(new Pair("accent", ground));
      pairs.add(new Pair("key-line", ground));
      List.of("good", "fair", "poor")
          .forEach(quality -> pairs.add(new Pair("quality-" + quality, ground)));
      STATES.forEach(state -> pairs.add(new Pair(state + "-line", ground)));
    }
    return pairs;
  }

  private static List<String> below(Theme theme, List<Pair> pairs, double least)
      throws IOException {
    Map<String, String> tokens = tokens(theme);
    List<String> below = new ArrayList<>();
    for (Pair pair : pairs) {
      double ratio = ratio(hex(tokens, pair.text()), hex(tokens, pair.ground()));
      if (ratio < least) {
        below.add(String.format("%s on %s: %.2f", pair.text(), pair.ground(), ratio));
      }
    }
    return below;
  }

  private static String hex(Map<String, String> tokens, String name) {
    return Objects.requireNonNull(tokens.get(name), name);
  }

  /** WCAG 2.2, definition of contrast ratio. */
  private static double ratio(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  /** WCAG 2.2, definition of relative luminance. */
  private static double luminance(String hex) {
    int rgb = Integer.parseInt(hex, 16);
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double value = (channel & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @Test
  void knowsTheRatiosOfTheStandard() {
    assertThat(ratio("000000", "ffffff")).isEqualTo(21.0);
    assertThat(ratio("777777", "ffffff")).isBetween(4.47, 4.49);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyTextCanBeRead(Theme theme) throws IOException {
    assertThat(below(theme, texts(), theme.isContrast() ? AAA : AA)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CONTRAST_LIGHT", "CONTRAST_DARK"})
  void everyFrameCanBeSeenInHighContrast(Theme theme) throws IOException {
    assertThat(below(theme, frames(), FRAME)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void whatHasTheFocusCanBeSeen(Theme theme) throws IOException {
    List<Pair> rings =
        List.of(
            new Pair("accent", "pane"), new Pair("accent", "window"), new Pair("accent", "bar"));
    assertThat(below(theme, rings, FRAME)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyThemeNamesTheSameTokens(Theme theme) throws IOException {
    assertThat(tokens(theme).keySet()).isEqualTo(tokens(Theme.LIGHT).keySet());
  }
}
