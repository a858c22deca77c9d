package org.seatline.protocol.form;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;

/**
 * How much a field takes.
 *
 * @param maxLength characters
 * @param min the least number, or null
 * @param max the largest number, or null
 * @param decimals behind the point of a number
 * @param unit of a number, or null
 * @param rowsMax rows of a table
 * @param files of a field of files
 */
public record FieldLimits(
    int maxLength,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    int decimals,
    @Nullable LocalizedText unit,
    int rowsMax,
    FileLimits files) {
  /** Decimals of a number where the form does not say. */
  public static final int DECIMALS = 6;

  /** Decimals of a computed number where the form does not say: those of money. */
  public static final int COMPUTED_DECIMALS = 2;

  /** Rows of a table at most, whatever a form says. */
  public static final int ROWS_MAX = 50;

  /** Rows of a table where the form does not say. */
  public static final int ROWS = 20;

  private static final int LINE_MAX_CHARS = 200;
  private static final int TEXT_MAX_CHARS = 2_000;
  private static final int TABLE_MAX_CHARS = 20_000;

  /** The server takes no longer value; as many files as there may be are shorter. */
  private static final int FILES_MAX_CHARS = 10_000;

  /** What a type takes where the form does not say. */
  public static FieldLimits of(FormField.Type type) {
    int chars =
        switch (type) {
          case MULTILINE -> TEXT_MAX_CHARS;
          case TABLE -> TABLE_MAX_CHARS;
          case FILE -> FILES_MAX_CHARS;
          default -> LINE_MAX_CHARS;
        };
    int decimals = type == FormField.Type.COMPUTED ? COMPUTED_DECIMALS : DECIMALS;
    return new FieldLimits(chars, null, null, decimals, null, ROWS, FileLimits.USUAL);
  }
}
