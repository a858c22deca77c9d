package org.seatline.app.customer;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
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
  private final Pane wave = new Pane();
  private final Button speed = new Button();
  private @Nullable WaveForm drawn;

  PlayerBox(RecordingPlayer player, Messages messages) {
    this.player = player;
    this.messages = messages;
    rest.getStyleClass().add("customer-wave");
    heard.getStyleClass().addAll("customer-wave", "heard");
    heard.setClip(until);
    wave.getChildren().setAll(rest, heard);
    wave.setMinSize(WIDTH, HEIGHT);
    wave.setMaxSize(WIDTH, HEIGHT);
    wave.getStyleClass().add("customer-wave-box");
    wave.setId("customer-wave");
    wave.setFocusTraversable(true);
    wave.setAccessibleRole(AccessibleRole.SLIDER);
    wave.setOnMousePressed(this::seek);
    wave.setOnMouseDragged(this::seek);
    wave.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    time.getStyleClass().addAll("muted", "small");
    problem.getStyleClass().addAll("small");
    problem.setWrapText(true);
    getStyleClass().add("customer-player");
    speed.setId("customer-speed");
    speed.getStyleClass().add("customer-eye");
    speed.setFocusTraversable(false);
    speed.setMinWidth(USE_PREF_SIZE);
    speed.setOnAction(pressed -> player.faster(1, true));
    time.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(time, Priority.ALWAYS);
    HBox line = new HBox(time, speed);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMaxWidth(WIDTH);
    getChildren().setAll(wave, line, problem);
    player.hearingProperty().addListener((property, before, now) -> show(now));
  }

  /** The keys go here. */
  void begin() {
    wave.requestFocus();
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
    boolean mine = true;
    switch (event.getCode()) {
      case LEFT -> player.jump(-RecordingPlayer.JUMP_MS);
      case RIGHT -> player.jump(RecordingPlayer.JUMP_MS);
      case UP -> player.faster(1, false);
      case DOWN -> player.faster(-1, false);
      case SPACE -> player.playOrPause(List.of());
      default -> mine = false;
    }
    if (mine) {
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
    String factor = NumberFormat.getInstance(Locale.ROOT).format(now.speed());
    speed.setText(messages.get("customer.heard.speed", factor));
    String howFast = messages.get("customer.heard.speed-words", factor);
    speed.setAccessibleText(howFast);
    Tooltip.install(speed, new Tooltip(messages.get("customer.heard.keys")));
    wave.setAccessibleText(
        messages.get("customer.heard.wave", time.getText(), howFast)
            + " "
            + messages.get("customer.heard.keys"));
    String words =
        now.stage() == Stage.IN_CALL
            ? messages.get("voicemail.in-call")
            : now.problem().isEmpty() ? "" : words(now.problem());
    problem.setText(words);
    Presence.of(problem, !words.isEmpty());
    Presence.of(time, now.stage() != Stage.FAILED);
    Presence.of(speed, now.stage() != Stage.FAILED);
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
