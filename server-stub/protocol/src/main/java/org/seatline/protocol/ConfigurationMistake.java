package org.seatline.protocol;

/**
 * A mistake in the configuration's files.
 *
 * @param place file, line and path in it, for example {@code queues.json line 12 /queues/0/skill}
 * @param what what is wrong there
 * @param change which of the quick changes made it, from 0; -1 for none
 */
public record ConfigurationMistake(String place, LocalizedText what, int change) {
  private static final String AFTER_PLACE = ": ";

  /** Takes {@code PLACE: WHAT} apart; there is one language only. */
  public static ConfigurationMistake of(String line) {
    return of(new LocalizedText(line, line));
  }

  /** Takes {@code PLACE: WHAT} apart, in each language. */
  public static ConfigurationMistake of(LocalizedText line) {
    int colon = line.en().indexOf(AFTER_PLACE);
    return new ConfigurationMistake(
        colon < 0 ? "" : line.en().substring(0, colon),
        new LocalizedText(what(line.en()), what(line.zh())),
        -1);
  }

  /** The same, made by a quick change. */
  public ConfigurationMistake by(int quickChange) {
    return new ConfigurationMistake(place, what, quickChange);
  }

  private static String what(String line) {
    int colon = line.indexOf(AFTER_PLACE);
    return colon < 0 ? line : line.substring(colon + AFTER_PLACE.length());
  }
}
