package org.seatline.app.script;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.seatline.app.fx.Messages;

/** What to say now: words of the script, what was filled in, and what is still missing. */
final class ScriptSpeech extends TextFlow {
  private final ScriptViewModel model;

  ScriptSpeech(ScriptViewModel model, Messages messages) {
    this.model = model;
    getStyleClass().add("script-say");
    setId("script-sentence");
    model.sentenceProperty().addListener(changed -> show());
    messages.languageProperty().addListener(changed -> show());
    show();
  }

  private void show() {
    getChildren()
        .setAll(model.sentenceProperty().get().pieces().stream().map(this::piece).toList());
  }

  private Text piece(ScriptSentence.Piece piece) {
    return switch (piece) {
      case ScriptSentence.Piece.Plain(String words) -> styled(words, "script-plain");
      case ScriptSentence.Piece.Filled(String name, String words) -> styled(words, "script-filled");
      case ScriptSentence.Piece.Gap(String name) ->
          styled("[" + model.gapName(name) + "]", "script-gap");
    };
  }

  private static Text styled(String words, String style) {
    Text text = new Text(words);
    text.getStyleClass().add(style);
    return text;
  }
}
