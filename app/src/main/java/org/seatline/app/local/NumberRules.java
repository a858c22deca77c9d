package org.seatline.app.local;

/**
 * How numbers are written where this seat stands.
 *
 * @param region ISO country code that a number without a country code belongs to
 * @param outsideLinePrefix dialled for an outside line in front of a number, or empty
 * @param internationalPrefix dialled in front of a country code, or empty
 */
public record NumberRules(String region, String outsideLinePrefix, String internationalPrefix) {
  /** Mainland China, 9 for an outside line. */
  public static final NumberRules CHINA = new NumberRules("CN", "9", "00");
}
