package org.seatline.protocol.expression;

import dev.cel.common.CelOptions;

/** How large an expression may be, and how much it may do. */
public final class ExpressionLimits {
  /** Characters of its source. */
  public static final int SOURCE_MAX_CHARS = 1_000;

  /** Brackets and operators in each other. */
  public static final int DEPTH_MAX = 24;

  /** Steps of all its loops together, so that it ends within milliseconds. */
  public static final int LOOP_STEPS_MAX = 5_000;

  /**
   * Instructions of a pattern; patterns run in time linear in the text (RE2), without going back.
   */
  public static final int PATTERN_MAX_INSTRUCTIONS = 200;

  private ExpressionLimits() {}

  static CelOptions options() {
    return CelOptions.current()
        .maxExpressionCodePointSize(SOURCE_MAX_CHARS)
        .maxParseRecursionDepth(DEPTH_MAX)
        .comprehensionMaxIterations(LOOP_STEPS_MAX)
        .maxRegexProgramSize(PATTERN_MAX_INSTRUCTIONS)
        .enableHeterogeneousNumericComparisons(true)
        .build();
  }
}
