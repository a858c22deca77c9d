package org.seatline.app.script;

import java.util.function.UnaryOperator;

/** A filled sentence as plain text, with each gap as its name in brackets. */
final class ScriptText {
  private ScriptText() {}

  static String plain(ScriptSentence sentence, UnaryOperator<String> gapName) {
    StringBuilder text = new StringBuilder();
    for (ScriptSentence.Piece piece : sentence.pieces()) {
      switch (piece) {
        case ScriptSentence.Piece.Plain(String words) -> text.append(words);
        case ScriptSentence.Piece.Filled(String name, String words) -> text.append(words);
        case ScriptSentence.Piece.Gap(String name) ->
            text.append('[').append(gapName.apply(name)).append(']');
      }
    }
    return text.toString();
  }
}
