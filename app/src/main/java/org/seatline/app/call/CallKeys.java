package org.seatline.app.call;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.FixedKey;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.session.Company;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;

/** The keys of the call bar. Each has its place; a key that means nothing now is dim. */
final class CallKeys extends HBox {
  private final Messages messages;
  private final ActionButton answer;
  private final ActionButton hold;
  private final ActionButton mute;
  private final ActionButton transfer;
  private final ActionButton together;
  private final ActionButton digits;
  private final ActionButton pause;
  private final ActionButton end;
  private final HBox talkKeys;

  CallKeys(CallBarViewModel model, Messages messages) {
    this.messages = messages;
    answer =
        new ActionButton(Feather.PHONE_INCOMING, FixedKey.SPACE.text(), "answer", model::answer);
    hold = key(Feather.PAUSE, new KeyHint(messages, SeatAction.HOLD), "hold", model::holdOrExtend);
    mute = key(Feather.MIC, new KeyHint(messages, SeatAction.MUTE), "mute", model::mute);
    transfer =
        key(
            Feather.PHONE_FORWARDED,
            new KeyHint(messages, SeatAction.HAND_OVER),
            "transfer",
            model::handOver);
    together =
        key(Feather.USERS, new KeyHint(messages, SeatAction.TOGETHER), "together", model::together);
    digits =
        key(Feather.GRID, new KeyHint(messages, SeatAction.DIGITS), "digits", model::togglePad);
    pause =
        key(Feather.DISC, new KeyHint(messages, SeatAction.PAUSE), "pause", model::pauseRecording);
    end = key(Feather.PHONE_OFF, new KeyHint(messages, SeatAction.END), "end", model::end);
    talkKeys = new HBox(hold, mute, transfer, together, digits, pause);
    talkKeys.getStyleClass().add("call-keys");
    talkKeys.setAlignment(Pos.CENTER_RIGHT);
    StackPane middle = new StackPane(talkKeys, answer);
    getStyleClass().add("call-keys");
    setAlignment(Pos.CENTER_RIGHT);
    setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(middle, end);
    answer.setMaxWidth(Double.MAX_VALUE);
    digits.word().textProperty().bind(messages.text("call.digits"));
    model.padOpenProperty().addListener(property -> digits.setOn(model.padOpenProperty().get()));
    var choosing = model.transfer().openProperty();
    choosing.addListener(property -> transfer.setOn(choosing.get()));
  }

  private static ActionButton key(Feather icon, KeyHint key, String style, Runnable action) {
    return new ActionButton(icon, key, style, action).stacked();
  }

  void show(CallBarState state) {
    boolean ringing = CallBarState.isOffer(state);
    answer.setVisible(ringing);
    answer
        .word()
        .setText(
            messages.get(
                state instanceof CallBarState.Interrupted ? "call.take-up" : "call.answer"));
    talkKeys.setVisible(!ringing);
    CallBarState.Talking talking = state instanceof CallBarState.Talking t ? t : null;
    CallBarState.Asking asking = talking == null ? null : talking.asking();
    showMute(talking);
    showPause(talking);
    digits.setDisable(talking == null || asking != null);
    showHold(state, talking, asking);
    showTransfer(state, talking, asking);
    showTogether(asking);
    showEnd(state, asking);
  }

  private void showMute(CallBarState.@Nullable Talking talking) {
    boolean muted = talking != null && talking.muted();
    mute.setDisable(talking == null);
    mute.setOn(muted);
    mute.setIcon(muted ? Feather.MIC_OFF : Feather.MIC);
    mute.word().setText(messages.get(muted ? "call.unmute" : "call.mute"));
  }

  private void showPause(CallBarState.@Nullable Talking talking) {
    boolean paused = talking != null && talking.recording() == Recording.PAUSED;
    pause.setDisable(talking == null || talking.recording() == Recording.OFF);
    pause.setOn(paused);
    pause.word().setText(messages.get(paused ? "call.resume-recording" : "call.pause-recording"));
  }

  private void showHold(
      CallBarState state,
      CallBarState.@Nullable Talking talking,
      CallBarState.@Nullable Asking asking) {
    boolean wrapUp = state instanceof CallBarState.WrapUp;
    if (asking != null) {
      hold.setDisable(!asking.connected() || asking.callerGone());
      hold.setOn(false);
      hold.setIcon(Feather.REPEAT);
      hold.word().setText(messages.get("call.swap"));
      return;
    }
    boolean held = talking != null && talking.held();
    boolean question = talking != null && talking.question() != null;
    hold.setDisable(question || (talking == null && !wrapUp));
    hold.setOn(held);
    hold.setIcon(wrapUp ? Feather.CLOCK : held ? Feather.PLAY : Feather.PAUSE);
    hold.word().setText(messages.get(wrapUp ? "call.extend" : held ? "call.resume" : "call.hold"));
  }

  private void showTransfer(
      CallBarState state,
      CallBarState.@Nullable Talking talking,
      CallBarState.@Nullable Asking asking) {
    boolean idle = talking == null && !CallBarState.isOffer(state);
    boolean own = talking != null && talking.question() == null && talking.sinceNanos() != null;
    boolean reached = asking == null || asking.phase() != Company.Phase.HOLDING;
    boolean gone = asking != null && (asking.callerGone() || asking.handingOver());
    transfer.setDisable(!idle && (!own || !reached || gone));
    transfer.setIcon(idle ? Feather.PHONE_OUTGOING : Feather.PHONE_FORWARDED);
    transfer
        .word()
        .setText(
            messages.get(idle ? "call.dial" : asking == null ? "call.transfer" : "call.hand-over"));
  }

  private void showTogether(CallBarState.@Nullable Asking asking) {
    boolean all = asking != null && asking.ear() == Company.Ear.BOTH;
    together.setDisable(asking == null || !asking.connected() || asking.callerGone());
    together.setOn(all);
    together.word().setText(messages.get(all ? "call.apart" : "call.together"));
  }

  private void showEnd(CallBarState state, CallBarState.@Nullable Asking asking) {
    boolean wrapUp = state instanceof CallBarState.WrapUp;
    boolean back = asking != null && !asking.callerGone();
    end.setDisable(state instanceof CallBarState.Idle);
    end.getStyleClass().removeAll("done", "back");
    if (wrapUp) {
      end.getStyleClass().add("done");
    } else if (back) {
      end.getStyleClass().add("back");
    }
    end.setIcon(wrapUp ? Feather.CHECK : back ? Feather.CORNER_UP_LEFT : Feather.PHONE_OFF);
    end.word().setText(messages.get(wordOfEnd(state, back)));
  }

  private static String wordOfEnd(CallBarState state, boolean back) {
    if (back) {
      return "call.back";
    }
    return switch (state) {
      case CallBarState.WrapUp w -> "call.done";
      case CallBarState.Ringing r -> "call.refuse";
      case CallBarState.Idle i -> "call.end";
      case CallBarState.Talking t -> "call.end";
      case CallBarState.Interrupted i -> "call.end";
    };
  }
}
