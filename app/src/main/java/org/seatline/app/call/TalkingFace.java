package org.seatline.app.call;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.TimerLabel;
import org.seatline.app.session.Company;

/** The call in progress: who, how long, and how it sounds. */
final class TalkingFace extends HBox {
  private static final PseudoClass WAITS = PseudoClass.getPseudoClass("waits");

  private final Messages messages;
  private final FontIcon icon = Icons.of(Feather.PHONE_CALL, "call-icon");
  private final CallerBlock caller;
  private final TimerLabel timer = new TimerLabel("call-timer");
  private final Label mode = new Label();
  private final ColleagueBlock colleague;
  private final SoundBlock sound;

  TalkingFace(CallBarViewModel model, Messages messages) {
    this.messages = messages;
    caller = new CallerBlock(messages);
    colleague = new ColleagueBlock(messages);
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
    getChildren().addAll(icon, caller, clock, colleague, sound);
  }

  void show(CallBarState.Talking talking) {
    boolean waits = talking.held() && talking.asking() == null;
    icon.setIconCode(waits ? Feather.PAUSE_CIRCLE : Feather.PHONE_CALL);
    String question = talking.question();
    caller.show(
        talking.caller(),
        talking.caller().number()
            + " · "
            + (question == null ? talking.caller().queue() : question));
    CallBarState.Asking asking = talking.asking();
    Presence.of(colleague, asking != null);
    Presence.of(sound, asking == null);
    caller.pseudoClassStateChanged(WAITS, asking != null && asking.ear() == Company.Ear.COLLEAGUE);
    if (asking != null) {
      colleague.show(asking);
    }
    timer.sinceProperty().set(talking.sinceNanos());
    mode.setText(modeOf(talking));
    sound.show(talking);
  }

  private String modeOf(CallBarState.Talking talking) {
    if (!talking.progress().isEmpty()) {
      return talking.progress();
    }
    CallBarState.Asking asking = talking.asking();
    if (asking != null && asking.callerGone()) {
      return messages.get("call.caller-gone");
    }
    if (asking != null && asking.ear() != Company.Ear.COLLEAGUE) {
      return messages.get("call.talking");
    }
    if (talking.held()) {
      return messages.get("call.on-hold");
    }
    return messages.get(talking.muted() ? "call.muted" : "call.talking");
  }
}
