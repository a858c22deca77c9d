package org.seatline.app.fx;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Masked;
import org.seatline.app.session.SeatSnapshot;

/**
 * Lies over what people have typed, for those who may not read numbers: known numbers are masked
 * wherever they stand in it, however they are grouped. Pure, safe on any thread.
 */
public final class NumberVeil {
  /** Hides nothing. */
  public static final NumberVeil NONE = new NumberVeil(null, List.of());

  /** Shorter ones are no numbers of a person, and {@link Masked#mask} leaves them. */
  private static final int DIGITS_MIN = 8;

  private static final Pattern NUMBER = Pattern.compile("[+]?[0-9 ().-]{8,24}");

  private final SeatSnapshot.@Nullable Person masksFor;
  private final List<Known> known;

  private record Known(Pattern pattern, String masked) {}

  private NumberVeil(SeatSnapshot.@Nullable Person masksFor, List<Known> known) {
    this.masksFor = masksFor;
    this.known = known;
  }

  /**
   * The veil for a reader.
   *
   * @param reader who reads it, null while nobody is signed in
   * @param numbers what is known to be a number: the customer's, and what phone fields hold
   */
  public static NumberVeil of(SeatSnapshot.@Nullable Person reader, Collection<String> numbers) {
    if (!Masked.masks(reader)) {
      return NONE;
    }
    List<Known> known =
        numbers.stream()
            .map(NumberVeil::local)
            .filter(digits -> digits.length() >= DIGITS_MIN && digits.chars().allMatch(Ascii::is))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(digits -> new Known(anyGrouping(digits), PhoneMask.text(reader, digits)))
            .toList();
    return new NumberVeil(reader, known);
  }

  /** Whether the reader sees numbers masked. */
  public boolean masks() {
    return masksFor != null;
  }

  /** What stands in a phone field. */
  public String phone(String number) {
    return masksFor == null ? number : PhoneMask.text(masksFor, local(number));
  }

  /** What stands in a field that no form describes: it may be a phone field. */
  public String unknown(String value) {
    return NUMBER.matcher(value).matches() ? phone(value) : text(value);
  }

  /** Any text, with the known numbers masked. */
  public String text(String text) {
    String hidden = text;
    for (Known each : known) {
      hidden = each.pattern().matcher(hidden).replaceAll(Matcher.quoteReplacement(each.masked()));
    }
    return hidden;
  }

  /** The digits that people know it by: without the country and what groups them. */
  private static String local(String number) {
    String digits = number.replaceAll("[^0-9*+]", "");
    String near = digits.startsWith("+86") ? digits.substring(3) : digits;
    return near.startsWith("0") ? near.substring(1) : near;
  }

  private static Pattern anyGrouping(String digits) {
    return Pattern.compile(
        digits
            .chars()
            .mapToObj(Character::toString)
            .collect(
                Collectors.joining(
                    "[ \\-.()\\u00a0]{0,2}", "(?<![0-9])(?:\\+?86[ \\-]?)?0?", "(?![0-9])")));
  }

  /** Digits as numbers are dialled. */
  private static final class Ascii {
    static boolean is(int character) {
      return character >= '0' && character <= '9';
    }
  }
}
