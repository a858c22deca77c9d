package org.seatline.app.call;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.TimerLabel;

/** The call in progress: who, how long, and how it sounds. */
final class TalkingFace extends HBox {
  private final Messages messages;
  private final FontIcon icon = Icons.of(Feather.PHONE_CALL, "call-icon");
  private final CallerBlock caller;
  private final TimerLabel timer = new TimerLabel("call-timer");
  private final Label mode = new Label();
  private final SoundBlock sound;

  TalkingFace(CallBarViewModel model, Messages messages) {
    this.messages = messages;
    caller = new CallerBlock(messages);
    sound = new SoundBlock(model, messages);
    mode.getStyleClass().add("call-mode");
    mode.setMinWidth(USE_PREF_SIZE);
    timer.setMinWidth(USE_PREF_SIZE);
    VBox clock = new VBox(timer, mode);
    clock.getStyleClass().add("caller-block");
    clock.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(sound, Priority.ALWAYS);
    getStyleClass().add("call-face");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(icon, caller, clock, sound);
  }

  void show(CallBarState.Talking talking) {
    icon.setIconCode(talking.held() ? Feather.PAUSE_CIRCLE : Feather.PHONE_CALL);
    caller.show(talking.caller(), talking.caller().number() + " · " + talking.caller().queue());
    timer.sinceProperty().set(talking.sinceNanos());
    mode.setText(modeOf(talking));
    sound.show(talking);
  }

  private String modeOf(CallBarState.Talking talking) {
    if (!talking.progress().isEmpty()) {
      return talking.progress();
    }
    if (talking.held()) {
      return messages.get("call.on-hold");
    }
    return messages.get(talking.muted() ? "call.muted" : "call.talking");
  }
}
