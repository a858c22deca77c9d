package org.seatline.app.session;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.QualityLevel;

/**
 * What a mean opinion score of the E-model means to people: ITU-T G.107 annex B, table B.1, where
 * users are satisfied (R of 80), some are not (70), many are not (60).
 */
public final class QualityScale {
  /** The lowest score there is. */
  public static final double MOS_MIN = 1;

  /** The highest score there is. */
  public static final double MOS_MAX = 4.5;

  /** From here on it is good. */
  public static final double GOOD_MOS = 4.0;

  /** From here on it is fair. */
  public static final double FAIR_MOS = 3.6;

  /** From here on it is poor, below it is bad. */
  public static final double POOR_MOS = 3.1;

  private QualityScale() {}

  /** The level of a score, or null for one that is not known (less than {@link #MOS_MIN}). */
  public static @Nullable QualityLevel level(double mos) {
    if (mos < MOS_MIN) {
      return null;
    }
    if (mos >= GOOD_MOS) {
      return QualityLevel.GOOD;
    }
    if (mos >= FAIR_MOS) {
      return QualityLevel.FAIR;
    }
    return mos >= POOR_MOS ? QualityLevel.POOR : QualityLevel.BAD;
  }

  /** The stable id of a level or of what is wrong: on the wire, in message keys and styles. */
  public static String id(Enum<?> what) {
    return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The lower of two scores; one that is not known does not count. */
  public static double worse(double one, double other) {
    if (one < MOS_MIN || other < MOS_MIN) {
      return Math.max(one, other);
    }
    return Math.min(one, other);
  }
}
