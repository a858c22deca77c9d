package org.seatline.app.monitor.voicemail;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.voicemail.PlayerPicture.Stage;

/** The chosen message to hear: play, pause, back; a click on the bar goes to that place. */
final class MessagePlayerView extends VBox {
  private static final PseudoClass FETCHING = PseudoClass.getPseudoClass("fetching");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final MessagePlayerViewModel model;
  private final Messages messages;
  private final ActionButton play;
  private final ActionButton back;
  private final ProgressBar bar = new ProgressBar(0);
  private final Label time = new Label();
  private final Label sentence = new Label();

  MessagePlayerView(MessagePlayerViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    play = new ActionButton(Feather.PLAY, "P", "player-play", model::playOrPause);
    play.setId("voicemail-play");
    back =
        new ActionButton(Feather.ROTATE_CCW, "B", "calls-action", model::back)
            .saying(messages.text("voicemail.back"));
    bar.setId("voicemail-bar");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
    bar.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
    HBox.setHgrow(bar, Priority.ALWAYS);
    time.setId("voicemail-position");
    time.setMinWidth(USE_PREF_SIZE);
    sentence.setId("voicemail-player-sentence");
    sentence.setWrapText(true);
    sentence.getStyleClass().add("player-sentence");
    HBox row = new HBox(play, back, bar, time);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("player-row");
    getStyleClass().add("player");
    getChildren().addAll(row, sentence);
    model.pictureProperty().addListener(property -> show());
    show();
  }

  private void seek(MouseEvent event) {
    model.seek(event.getX() / bar.getWidth());
  }

  private void show() {
    PlayerPicture now = model.pictureProperty().get();
    boolean heard = now.stage() == Stage.PLAYING;
    play.setIcon(heard ? Feather.PAUSE : Feather.PLAY);
    play.word().setText(messages.get(heard ? "voicemail.pause" : "voicemail.play"));
    play.setOn(heard);
    play.setDisable(now.stage() == Stage.NOTHING || now.stage() == Stage.FETCHING);
    back.setDisable(now.share() == 0 || now.stage() == Stage.FETCHING);
    bar.setProgress(now.share());
    bar.pseudoClassStateChanged(FETCHING, now.stage() == Stage.FETCHING);
    time.setText(now.time());
    sentence.setText(now.sentence());
    sentence.pseudoClassStateChanged(WRONG, now.wrong());
  }
}
