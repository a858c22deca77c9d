package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.CustomerRights;

/** Numbers as this agent may see them. */
public final class Masked {
  private static final int HEAD_DIGITS = 3;
  private static final int TAIL_DIGITS = 4;

  private Masked() {}

  /** Whether a number came masked. */
  public static boolean isMasked(String number) {
    return number.contains("*");
  }

  /** Whether this person sees numbers masked only: the centre wants it and no role opens them. */
  public static boolean masks(SeatSnapshot.@Nullable Person person) {
    return person != null
        && person.rules().maskNumbers()
        && !CustomerRights.seesNumbers(person.agent().roles());
  }

  /** The number as this person sees it without asking. */
  public static String shown(SeatSnapshot.@Nullable Person person, String number) {
    return masks(person) ? mask(number) : number;
  }

  /** The number with its middle starred, the first 3 and the last 4 digits left. */
  public static String mask(String number) {
    String digits = number.startsWith("+86") ? number.substring(3) : number;
    if (isMasked(digits) || digits.length() <= HEAD_DIGITS + TAIL_DIGITS) {
      return digits;
    }
    return digits.substring(0, HEAD_DIGITS)
        + "*".repeat(digits.length() - HEAD_DIGITS - TAIL_DIGITS)
        + digits.substring(digits.length() - TAIL_DIGITS);
  }
}
