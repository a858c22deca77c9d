package org.seatline.app.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with its placeholders filled in, piece by piece, so that a screen can mark them. */
public record ScriptSentence(List<Piece> pieces) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([\\w.-]+)\\s*}}");

  /** Copies the list. */
  public ScriptSentence {
    pieces = List.copyOf(pieces);
  }

  /** A piece of a sentence. */
  public sealed interface Piece {
    /** Words of the script itself. */
    record Plain(String text) implements Piece {}

    /** A value that was filled in. */
    record Filled(String name, String text) implements Piece {}

    /** A value that is missing. */
    record Gap(String name) implements Piece {}
  }

  /** Fills a template. */
  public static ScriptSentence fill(String template, ScriptData data, String languageTag) {
    List<Piece> pieces = new ArrayList<>();
    Matcher placeholder = PLACEHOLDER.matcher(template);
    int from = 0;
    while (placeholder.find()) {
      if (placeholder.start() > from) {
        pieces.add(new Piece.Plain(template.substring(from, placeholder.start())));
      }
      String name = placeholder.group(1);
      String value = data.find(name, languageTag);
      pieces.add(value == null ? new Piece.Gap(name) : new Piece.Filled(name, value));
      from = placeholder.end();
    }
    if (from < template.length()) {
      pieces.add(new Piece.Plain(template.substring(from)));
    }
    return new ScriptSentence(pieces);
  }

  /** The whole text, or null when a value is missing. */
  public @Nullable String complete() {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Plain(String words) -> text.append(words);
        case Piece.Filled(String name, String words) -> text.append(words);
        case Piece.Gap gap -> {
          return null;
        }
      }
    }
    return text.toString();
  }
}
