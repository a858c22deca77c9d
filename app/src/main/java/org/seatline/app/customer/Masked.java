package org.seatline.app.customer;

/** Numbers as this agent may see them. */
public final class Masked {
  private static final int HEAD_DIGITS = 3;
  private static final int TAIL_DIGITS = 4;

  private Masked() {}

  /** Whether a number came masked. */
  public static boolean isMasked(String number) {
    return number.contains("*");
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
