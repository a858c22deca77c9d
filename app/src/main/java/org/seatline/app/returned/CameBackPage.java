package org.seatline.app.returned;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows.
 *
 * @param lines everything that is listed, the newest first
 * @param selected which of them is shown in detail, or -1 when there is none
 * @param others how many are on the other list
 * @param putAway whether the list is that of what was put away
 */
record CameBackPage(
    List<Line> lines, int selected, @Nullable Detail detail, int others, boolean putAway) {
  static final CameBackPage EMPTY = new CameBackPage(List.of(), -1, null, 0, false);

  CameBackPage {
    lines = List.copyOf(lines);
  }

  /** One of the list. */
  record Line(String title, String at, String why, boolean conflict) {}

  /** A text under its label. */
  record Word(String label, String text) {}

  /** What is shown of the selected one. */
  sealed interface Detail {
    String title();
  }

  /**
   * Something that was rejected.
   *
   * @param reason why, and what to do
   * @param code for support
   * @param words every word that was written, nothing left out
   * @param note the text of a note, which is corrected in place; null for anything else
   * @param correct what correcting it is called, or null where there is nothing to correct
   * @param again what submitting it as it is is called
   * @param hint why it cannot be corrected now; empty when it can
   */
  record Rejected(
      String title,
      String at,
      String reason,
      String code,
      List<Word> words,
      @Nullable String note,
      @Nullable String correct,
      String again,
      String hint)
      implements Detail {
    Rejected {
      words = List.copyOf(words);
    }
  }

  /**
   * Fields in which two people wrote.
   *
   * @param applied what of the change the server has taken
   * @param open how many fields are not decided yet
   */
  record Conflicted(String title, String at, List<Field> fields, List<Word> applied, int open)
      implements Detail {
    Conflicted {
      fields = List.copyOf(fields);
      applied = List.copyOf(applied);
    }
  }

  /** What becomes of a field. */
  enum Choice {
    /** Nobody has decided. */
    OPEN,
    /** What the server has stays. */
    THEIRS,
    /** What the agent wrote is written. */
    MINE,
    /** Something else is written. */
    EDITED
  }

  /**
   * A field side by side.
   *
   * @param text what will stand there
   * @param current whether the keys are about it
   */
  record Field(
      String label, String mine, String theirs, Choice choice, String text, boolean current) {}
}
