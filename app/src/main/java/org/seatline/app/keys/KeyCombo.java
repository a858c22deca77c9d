package org.seatline.app.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A key with the keys that are held with it. Ctrl stands for the command key, too.
 *
 * @param key name of the key: {@code F5}, {@code M}, {@code 7}, {@code Enter}, {@code Left}
 */
public record KeyCombo(boolean ctrl, boolean alt, boolean shift, String key) {
  /** Why a key cannot be chosen. */
  public enum Refusal {
    /** It is no key that an action can have. */
    UNKNOWN,
    /** It types or moves within a field. */
    BELONGS_TO_FIELDS,
    /** It always does the same here: digits choose answers and places. */
    ALWAYS_THE_SAME,
    /** The system keeps it for itself. */
    BELONGS_TO_SYSTEM,
    /** Other programs need it: a key that is heard everywhere has Ctrl and Shift. */
    BELONGS_TO_PROGRAMS
  }

  private static final Pattern FUNCTION = Pattern.compile("F([1-9]|1[0-2])");
  private static final Pattern LETTER = Pattern.compile("[A-Z]");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final Set<String> ARROWS = Set.of("Left", "Right", "Up", "Down");
  private static final Set<String> OTHERS =
      Set.of("Enter", "Space", "Comma", "Period", "Semicolon", "Slash", "Page_Up", "Page_Down");
  private static final Set<String> EDITING = Set.of("A", "C", "H", "V", "X", "Y", "Z", "Space");

  /** With Ctrl and Shift: input methods of Linux desktops write a code point then. */
  private static final String CODE_POINT = "U";

  private static final Map<String, String> SHOWN =
      Map.of(
          "Left",
          "←",
          "Right",
          "→",
          "Up",
          "↑",
          "Down",
          "↓",
          "Comma",
          ",",
          "Period",
          ".",
          "Semicolon",
          ";",
          "Slash",
          "/",
          "Page_Up",
          "PgUp",
          "Page_Down",
          "PgDn");

  /**
   * Reads {@code Ctrl+Shift+L}.
   *
   * @throws IllegalArgumentException when it is no key that an action can have
   */
  public static KeyCombo of(String written) {
    return parse(written)
        .orElseThrow(() -> new IllegalArgumentException("no key of an action: " + written));
  }

  /** Reads what {@link #toString} wrote; empty for anything that no action can have. */
  public static Optional<KeyCombo> parse(String written) {
    List<String> parts = new ArrayList<>(List.of(written.split("\\+", -1)));
    String key = parts.removeLast();
    KeyCombo read =
        new KeyCombo(parts.contains("Ctrl"), parts.contains("Alt"), parts.contains("Shift"), key);
    boolean whole = read.toString().equals(written);
    return whole && read.refusal().isEmpty() ? Optional.of(read) : Optional.empty();
  }

  /** Why no action can have it; empty when one can. */
  public Optional<Refusal> refusal() {
    if (isFunction()) {
      return alt ? Optional.of(Refusal.BELONGS_TO_SYSTEM) : Optional.empty();
    }
    if (ctrl && shift && key.equals(CODE_POINT)) {
      return Optional.of(Refusal.BELONGS_TO_SYSTEM);
    }
    boolean digit = DIGIT.matcher(key).matches();
    boolean known =
        digit || LETTER.matcher(key).matches() || ARROWS.contains(key) || OTHERS.contains(key);
    if (!known) {
      return Optional.of(Refusal.UNKNOWN);
    }
    if (digit && (ctrl || alt)) {
      return Optional.of(Refusal.ALWAYS_THE_SAME);
    }
    return ofField() ? Optional.of(Refusal.BELONGS_TO_FIELDS) : Optional.empty();
  }

  /** Ctrl+Alt is AltGr, which types letters on many keyboards. */
  private boolean ofField() {
    if (ctrl == alt) {
      return true;
    }
    return ctrl && (ARROWS.contains(key) || (EDITING.contains(key) && !shift));
  }

  private boolean isFunction() {
    return FUNCTION.matcher(key).matches();
  }

  /** As people read it: {@code Ctrl+,}. */
  public String text() {
    return written(SHOWN.getOrDefault(key, key));
  }

  /** As files keep it: {@code Ctrl+Comma}. */
  @Override
  public String toString() {
    return written(key);
  }

  private String written(String last) {
    return (ctrl ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + last;
  }

  /** The name of a key, from {@code PAGE_UP}, {@code DIGIT7} or {@code F5}. */
  static String nameOf(String code) {
    String bare = code.replaceFirst("^(DIGIT|NUMPAD)(?=[0-9]$)", "");
    if (bare.length() == 1 || FUNCTION.matcher(bare).matches()) {
      return bare;
    }
    StringBuilder name = new StringBuilder();
    for (String word : bare.split("_", -1)) {
      name.append(name.isEmpty() ? "" : "_")
          .append(word, 0, Math.min(1, word.length()))
          .append(word.substring(Math.min(1, word.length())).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
