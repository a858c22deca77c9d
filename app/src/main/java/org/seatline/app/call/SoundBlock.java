package org.seatline.app.call;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.LevelMeter;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;

/**
 * The sound of the call in progress: how good, whether recorded, who listens; below it how loud, or
 * what is wrong and what to do.
 */
final class SoundBlock extends VBox {
  private final Messages messages;
  private final FontIcon recordingIcon = Icons.of(Feather.DISC);
  private final Label recording = new Label("", recordingIcon);
  private final Label listened = new Label("", Icons.of(Feather.HEADPHONES));
  private final Label warning = new Label("", Icons.of(Feather.ALERT_TRIANGLE));
  private final HBox levels;

  SoundBlock(CallBarViewModel model, Messages messages) {
    this.messages = messages;
    this.levels = levels(model);
    recording.getStyleClass().add("call-recording");
    recording.setMinWidth(USE_PREF_SIZE);
    listened.getStyleClass().add("call-listened");
    listened.textProperty().bind(messages.text("call.listened"));
    listened.setMinWidth(USE_PREF_SIZE);
    warning.getStyleClass().add("quality-warning");
    warning.setId("call-warning");
    warning.setWrapText(true);
    warning.setPrefWidth(1); // it takes what is left, and moves nothing
    warning.setMaxWidth(Double.MAX_VALUE);
    warning.setMinHeight(USE_PREF_SIZE);
    HBox watch = new HBox(new QualityButton(model.quality(), messages), recording, listened);
    watch.getStyleClass().add("call-watch");
    watch.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("call-sound");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(watch, levels, warning);
    model.quality().pictureProperty().addListener((property, before, now) -> warn(now.warning()));
    warn(model.quality().pictureProperty().get().warning());
  }

  private static HBox levels(CallBarViewModel model) {
    LevelMeter ear = new LevelMeter("ear");
    LevelMeter mic = new LevelMeter("mic");
    ear.levelProperty().bind(model.earLevelProperty());
    mic.levelProperty().bind(model.micLevelProperty());
    HBox levels =
        new HBox(
            Icons.of(Feather.VOLUME_1, "level-icon"),
            ear,
            Icons.of(Feather.MIC, "level-icon"),
            mic);
    levels.getStyleClass().add("call-levels");
    levels.setAlignment(Pos.CENTER_LEFT);
    return levels;
  }

  void show(CallBarState.Talking talking) {
    boolean on = talking.recording() == Recording.ON;
    recordingIcon.setIconCode(on ? Feather.DISC : Feather.PAUSE_CIRCLE);
    recording.setText(recordingOf(talking.recording()));
    recording.getStyleClass().remove("on");
    if (on) {
      recording.getStyleClass().add("on");
    }
    Presence.of(listened, talking.listenedTo());
  }

  /** The sentence takes the place of the meters. */
  private void warn(String sentence) {
    boolean warns = !sentence.isEmpty();
    warning.setText(sentence);
    Presence.of(warning, warns);
    Presence.of(levels, !warns);
  }

  private String recordingOf(Recording state) {
    return switch (state) {
      case ON -> messages.get("call.recording");
      case PAUSED -> messages.get("call.recording-paused");
      case OFF -> messages.get("call.recording-off");
    };
  }
}
