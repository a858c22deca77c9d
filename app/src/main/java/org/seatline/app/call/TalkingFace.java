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
import org.seatline.app.fx.QualityMeter;
import org.seatline.app.fx.TimerLabel;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;

/** The call in progress: who, how long, how loud, how good, whether recorded. */
final class TalkingFace extends HBox {
  private final Messages messages;
  private final FontIcon icon = Icons.of(Feather.PHONE_CALL, "call-icon");
  private final CallerBlock caller;
  private final TimerLabel timer = new TimerLabel("call-timer");
  private final Label mode = new Label();
  private final QualityMeter quality = new QualityMeter();
  private final FontIcon recordingIcon = Icons.of(Feather.DISC);
  private final Label recording = new Label("", recordingIcon);
  private final Label listened = new Label("", Icons.of(Feather.HEADPHONES));

  TalkingFace(CallBarViewModel model, Messages messages) {
    this.messages = messages;
    caller = new CallerBlock(messages);
    mode.getStyleClass().add("call-mode");
    mode.setMinWidth(USE_PREF_SIZE);
    timer.setMinWidth(USE_PREF_SIZE);
    recording.getStyleClass().add("call-recording");
    recording.setMinWidth(USE_PREF_SIZE);
    listened.getStyleClass().add("call-listened");
    listened.textProperty().bind(messages.text("call.listened"));
    listened.setMinWidth(USE_PREF_SIZE);
    VBox clock = new VBox(timer, mode);
    clock.getStyleClass().add("caller-block");
    clock.setAlignment(Pos.CENTER_LEFT);
    VBox sound = new VBox(quality, levels(model));
    sound.getStyleClass().add("call-sound");
    sound.setAlignment(Pos.CENTER_LEFT);
    VBox watch = new VBox(recording, listened);
    watch.getStyleClass().add("caller-block");
    watch.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("call-face");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(icon, caller, clock, sound, watch);
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
    icon.setIconCode(talking.held() ? Feather.PAUSE_CIRCLE : Feather.PHONE_CALL);
    caller.show(talking.caller(), talking.caller().number() + " · " + talking.caller().queue());
    timer.sinceProperty().set(talking.sinceNanos());
    mode.setText(modeOf(talking));
    quality.setLevel(talking.qualityLevel());
    quality.word().setText(talking.qualityWord());
    boolean on = talking.recording() == Recording.ON;
    recordingIcon.setIconCode(on ? Feather.DISC : Feather.PAUSE_CIRCLE);
    recording.setText(recordingOf(talking.recording()));
    recording.getStyleClass().remove("on");
    if (on) {
      recording.getStyleClass().add("on");
    }
    listened.setVisible(talking.listenedTo());
    listened.setManaged(talking.listenedTo());
  }

  private String modeOf(CallBarState.Talking talking) {
    if (talking.connecting()) {
      return messages.get("call.connecting");
    }
    if (talking.held()) {
      return messages.get("call.on-hold");
    }
    return messages.get(talking.muted() ? "call.muted" : "call.talking");
  }

  private String recordingOf(Recording state) {
    return switch (state) {
      case ON -> messages.get("call.recording");
      case PAUSED -> messages.get("call.recording-paused");
      case OFF -> messages.get("call.recording-off");
    };
  }
}
