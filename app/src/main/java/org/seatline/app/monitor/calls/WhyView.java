package org.seatline.app.monitor.calls;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.monitor.calls.CallsPicture.Step;
import org.seatline.app.monitor.calls.CallsPicture.Why;

/** Why the chosen call went where it went: what happened, and below it what was decided. */
final class WhyView extends VBox {
  private final CallsViewModel model;
  private final Messages messages;
  private final Label call = new Label();
  private final Label note = new Label();
  private final VBox sound = new VBox();
  private final VBox steps = new VBox();

  WhyView(CallsViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    Label title = new Label();
    title.textProperty().bind(messages.text("calls.why"));
    title.getStyleClass().add("sheet-title");
    call.getStyleClass().addAll("faint", "small");
    note.setWrapText(true);
    note.setId("calls-note");
    note.getStyleClass().add("muted");
    steps.setId("calls-steps");
    steps.getStyleClass().add("calls-steps");
    ScrollPane scroll = new ScrollPane(steps);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getStyleClass().addAll("pane-card", "calls-why");
    sound.setId("calls-sound");
    sound.getStyleClass().add("calls-sound");
    getChildren().addAll(title, call, note, scroll, sound);
    model.whyProperty().addListener(property -> show());
    messages.languageProperty().addListener(property -> show());
    show();
  }

  private void show() {
    Why why = model.whyProperty().get();
    call.setText(why == null ? "" : why.title());
    note.setText(why == null ? messages.get("calls.choose") : why.note());
    Presence.of(note, !note.getText().isEmpty());
    List<String> heard = why == null ? List.of() : why.sound();
    sound.getChildren().setAll(heard.stream().map(WhyView::sentence).toList());
    Presence.of(sound, !heard.isEmpty());
    List<Step> all = why == null ? List.of() : why.steps();
    steps.getChildren().setAll(all.stream().map(WhyView::line).toList());
  }

  private static Node sentence(String text) {
    Label sentence = new Label(text);
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    return sentence;
  }

  private static Node line(Step step) {
    Label text = new Label(step.text());
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox line = new HBox();
    line.getStyleClass().add("calls-step");
    line.setAlignment(Pos.TOP_LEFT);
    if (step.decided()) {
      line.getStyleClass().add("decided");
      line.getChildren().addAll(Icons.of(Feather.CORNER_DOWN_RIGHT), text);
    } else {
      Label at = new Label(step.at());
      at.getStyleClass().add("calls-at");
      Label since = new Label(step.since());
      since.getStyleClass().add("calls-since");
      line.getChildren().addAll(at, since, text);
    }
    return line;
  }
}
