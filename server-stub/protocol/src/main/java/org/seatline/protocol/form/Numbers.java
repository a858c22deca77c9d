package org.seatline.protocol.form;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as forms keep them. */
final class Numbers {
  /** Binary fractions carry noise behind this many decimals. */
  private static final int NOISE_DECIMALS = 9;

  private Numbers() {}

  /** Half up, as people round money. */
  static BigDecimal rounded(double number, int decimals) {
    return BigDecimal.valueOf(number)
        .setScale(NOISE_DECIMALS, RoundingMode.HALF_UP)
        .setScale(decimals, RoundingMode.HALF_UP);
  }
}
