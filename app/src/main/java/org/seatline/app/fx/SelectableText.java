package org.seatline.app.fx;

import javafx.scene.control.TextArea;

/** A text that can be selected and copied, by keyboard too, and not changed. */
public final class SelectableText extends TextArea {
  private static final int CHARS_IN_ROW = 56;
  private static final int ROWS_MAX = 12;

  /** Shows this text, in as many rows as it needs. */
  public SelectableText(String text) {
    super(text);
    setEditable(false);
    setAccessibleText(text);
    setWrapText(true);
    setPrefRowCount(rows(text));
    setMinHeight(USE_PREF_SIZE);
    getStyleClass().add("selectable-text");
  }

  /** Rows that a text takes, roughly: a wide sign counts twice. */
  public static int rows(String text) {
    long rows =
        text.lines()
            .mapToLong(line -> 1 + line.chars().map(c -> c < 0x2e80 ? 1 : 2).sum() / CHARS_IN_ROW)
            .sum();
    return (int) Math.clamp(rows, 1, ROWS_MAX);
  }
}
