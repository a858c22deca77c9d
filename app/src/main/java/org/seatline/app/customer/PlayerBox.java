package org.seatline.app.customer;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.seatline.app.customer.RecordingPlayer.Hearing;
import org.seatline.app.customer.RecordingPlayer.Stage;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.session.WaveForm;

/**
 * The recording that is open: its wave form, where it is; a click goes there, and so do the arrow
 * keys while it has the focus. Built once, moved to the line that it belongs to.
 */
final class PlayerBox extends VBox {
  private static final double HEIGHT = 36;
  private static final double WIDTH = 236;

  private final RecordingPlayer player;
  private final Messages messages;
  private final Path rest = new Path();
  private final Path heard = new Path();
  private final Rectangle until = new Rectangle(0, HEIGHT);
  private final Label time = new Label();
  private final Label problem = new Label();
  private @Nullable WaveForm drawn;

  PlayerBox(RecordingPlayer player, Messages messages) {
    this.player = player;
    this.messages = messages;
    rest.getStyleClass().add("customer-wave");
    heard.getStyleClass().addAll("customer-wave", "heard");
    heard.setClip(until);
    Pane wave = new Pane(rest, heard);
    wave.setMinSize(WIDTH, HEIGHT);
    wave.setMaxSize(WIDTH, HEIGHT);
    wave.getStyleClass().add("customer-wave-box");
    wave.setId("customer-wave");
    wave.setFocusTraversable(true);
    wave.accessibleTextProperty().bind(time.textProperty());
    wave.setOnMousePressed(this::seek);
    wave.setOnMouseDragged(this::seek);
    wave.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    time.getStyleClass().addAll("muted", "small");
    problem.getStyleClass().addAll("small");
    problem.setWrapText(true);
    getStyleClass().add("customer-player");
    getChildren().setAll(wave, time, problem);
    player.hearingProperty().addListener((property, before, now) -> show(now));
  }

  /** Whether this line's recording is open. */
  boolean isOf(TimeEntry entry) {
    Hearing now = player.hearingProperty().get();
    return now != null && now.entry().id().equals(entry.id());
  }

  private void seek(MouseEvent event) {
    player.seek(event.getX() / WIDTH);
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    if (event.getCode() == KeyCode.LEFT) {
      player.jump(-RecordingPlayer.JUMP_MS);
      event.consume();
    } else if (event.getCode() == KeyCode.RIGHT) {
      player.jump(RecordingPlayer.JUMP_MS);
      event.consume();
    }
  }

  private void show(@Nullable Hearing now) {
    if (now == null) {
      return;
    }
    draw(now.form());
    until.setWidth(now.stage() == Stage.FETCHING ? 0 : WIDTH * now.share());
    time.setText(
        now.stage() == Stage.FETCHING
            ? messages.get("customer.heard.coming", Math.round(now.share() * 100))
            : Clocks.duration(now.positionMs()) + " / " + Clocks.duration(now.lengthMs()));
    String words =
        now.stage() == Stage.IN_CALL
            ? messages.get("voicemail.in-call")
            : now.problem().isEmpty() ? "" : words(now.problem());
    problem.setText(words);
    Presence.of(problem, !words.isEmpty());
    Presence.of(time, now.stage() != Stage.FAILED);
  }

  private String words(String key) {
    return messages.get(messages.has(key) ? key : "customer.heard.refused");
  }

  private void draw(@Nullable WaveForm form) {
    if (form != null && form.equals(drawn)) {
      return;
    }
    drawn = form;
    rest.getElements().clear();
    heard.getElements().clear();
    List<Float> peaks = form == null ? List.of() : form.peaks();
    for (int i = 0; i < peaks.size(); i++) {
      double x = (i + 0.5) * WIDTH / peaks.size();
      double half = Math.max(0.5, peaks.get(i) * HEIGHT / 2);
      for (Path path : List.of(rest, heard)) {
        path.getElements().add(new MoveTo(x, HEIGHT / 2 - half));
        path.getElements().add(new LineTo(x, HEIGHT / 2 + half));
      }
    }
  }
}
