package org.seatline.app.call;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;

/** The keys of the call bar. Each has its place; a key that means nothing now is dim. */
final class CallKeys extends HBox {
  private final Messages messages;
  private final ActionButton answer;
  private final ActionButton hold;
  private final ActionButton extend;
  private final ActionButton mute;
  private final ActionButton digits;
  private final ActionButton pause;
  private final ActionButton end;
  private final HBox talkKeys;

  CallKeys(CallBarViewModel model, Messages messages) {
    this.messages = messages;
    answer = key(Feather.PHONE_INCOMING, "Space", "answer", model::answer);
    hold = key(Feather.PAUSE, "F4", "hold", model::holdOrExtend);
    extend = key(Feather.CLOCK, "F4", "extend", model::holdOrExtend);
    mute = key(Feather.MIC, "F5", "mute", model::mute);
    digits = key(Feather.GRID, "F9", "digits", model::togglePad);
    pause = key(Feather.DISC, "F10", "pause", model::pauseRecording);
    end = key(Feather.PHONE_OFF, "F8", "end", model::end);
    StackPane first = new StackPane(hold, extend);
    talkKeys = new HBox(first, mute, digits, pause);
    talkKeys.getStyleClass().add("call-keys");
    talkKeys.setAlignment(Pos.CENTER_RIGHT);
    StackPane middle = new StackPane(talkKeys, answer);
    getStyleClass().add("call-keys");
    setAlignment(Pos.CENTER_RIGHT);
    setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(middle, end);
    answer.setMaxWidth(Double.MAX_VALUE);
    extend.word().textProperty().bind(messages.text("call.extend"));
    digits.word().textProperty().bind(messages.text("call.digits"));
    model.padOpenProperty().addListener(property -> digits.setOn(model.padOpenProperty().get()));
  }

  private static ActionButton key(Feather icon, String key, String style, Runnable action) {
    return new ActionButton(icon, key, style, action);
  }

  void show(CallBarState state) {
    boolean ringing = CallBarState.isOffer(state);
    boolean wrapUp = state instanceof CallBarState.WrapUp;
    boolean talking = state instanceof CallBarState.Talking;
    answer.setVisible(ringing);
    answer
        .word()
        .setText(
            messages.get(
                state instanceof CallBarState.Interrupted ? "call.take-up" : "call.answer"));
    talkKeys.setVisible(!ringing);
    extend.setVisible(wrapUp);
    hold.setVisible(!wrapUp);
    hold.setDisable(!talking);
    for (ActionButton each : new ActionButton[] {mute, digits, pause}) {
      each.setVisible(!wrapUp);
      each.setDisable(!talking);
    }
    end.setDisable(state instanceof CallBarState.Idle);
    showSwitches(state);
    showEnd(state);
  }

  private void showSwitches(CallBarState state) {
    boolean held = state instanceof CallBarState.Talking t && t.held();
    boolean muted = state instanceof CallBarState.Talking t && t.muted();
    boolean paused = state instanceof CallBarState.Talking t && t.recording() == Recording.PAUSED;
    boolean off = state instanceof CallBarState.Talking t && t.recording() == Recording.OFF;
    hold.setOn(held);
    hold.setIcon(held ? Feather.PLAY : Feather.PAUSE);
    hold.word().setText(messages.get(held ? "call.resume" : "call.hold"));
    mute.setOn(muted);
    mute.setIcon(muted ? Feather.MIC_OFF : Feather.MIC);
    mute.word().setText(messages.get(muted ? "call.unmute" : "call.mute"));
    pause.setOn(paused);
    pause.word().setText(messages.get(paused ? "call.resume-recording" : "call.pause-recording"));
    if (off) {
      pause.setDisable(true);
    }
  }

  private void showEnd(CallBarState state) {
    boolean wrapUp = state instanceof CallBarState.WrapUp;
    end.getStyleClass().remove("done");
    if (wrapUp) {
      end.getStyleClass().add("done");
    }
    end.setIcon(wrapUp ? Feather.CHECK : Feather.PHONE_OFF);
    end.word()
        .setText(
            messages.get(
                wrapUp
                    ? "call.done"
                    : state instanceof CallBarState.Ringing ? "call.refuse" : "call.end"));
  }
}
