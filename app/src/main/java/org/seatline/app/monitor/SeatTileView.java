package org.seatline.app.monitor;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.QualityMeter;
import org.seatline.app.fx.StateBadge;
import org.seatline.app.fx.TimerLabel;

/** One seat on the wallboard: name and time above, what it does below. */
final class SeatTileView extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

  private final Label name = new Label();
  private final TimerLabel timer = new TimerLabel("tile-timer");
  private final FontIcon icon = Icons.of(Feather.CIRCLE);
  private final Label detail = new Label("", icon);
  private final Label caller = new Label();
  private final QualityMeter sound = QualityMeter.barsOnly();
  private final Tooltip whole = new Tooltip();
  private String styled = "";

  SeatTileView(Runnable choose) {
    name.getStyleClass().add("strong");
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    timer.setMinWidth(USE_PREF_SIZE);
    detail.getStyleClass().add("tile-detail");
    Tooltip.install(this, whole);
    HBox first = new HBox(name, sound, timer);
    first.getStyleClass().add("tile-first");
    first.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("seat-tile");
    setFocusTraversable(true);
    setOnMouseClicked(
        event -> {
          requestFocus();
          choose.run();
        });
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            choose.run();
          }
        });
    // The number is read whole; the queue's name gives way.
    caller.setMinWidth(USE_PREF_SIZE);
    caller.getStyleClass().add("tile-detail");
    detail.setMinWidth(0);
    detail.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(detail, Priority.ALWAYS);
    HBox second = new HBox(detail, caller);
    second.getStyleClass().add("tile-second");
    second.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(first, second);
  }

  /** From here on the time stands still; null lets it run. */
  void stop(@Nullable Long nanos) {
    timer.stoppedProperty().set(nanos);
  }

  void show(FloorPicture.SeatTile tile, boolean chosen) {
    name.setText(tile.name());
    timer.sinceProperty().set(tile.sinceNanos());
    icon.setIconCode(tile.connected() ? StateBadge.iconOf(tile.state()) : Feather.WIFI_OFF);
    String doing = tile.next().isEmpty() ? tile.detail() : tile.next();
    doing = doing.isEmpty() ? tile.word() : doing;
    detail.setText(doing);
    caller.setText(tile.caller());
    Presence.of(caller, !tile.caller().isEmpty());
    String line = tile.caller().isEmpty() ? doing : doing + " · " + tile.caller();
    FloorPicture.Sound heard = tile.sound();
    Presence.of(sound, heard != null);
    sound.show(heard == null ? null : heard.level());
    String below = heard == null ? "" : "\n" + heard.both();
    whole.setText(tile.name() + " " + tile.agentId() + "\n" + line + below);
    getStyleClass().remove(styled);
    styled = StateBadge.styleOf(tile.state());
    getStyleClass().add(styled);
    pseudoClassStateChanged(CHOSEN, chosen);
    pseudoClassStateChanged(LOST, !tile.connected());
  }
}
