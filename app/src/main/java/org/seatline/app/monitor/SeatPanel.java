package org.seatline.app.monitor;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.QualityMeter;
import org.seatline.app.fx.StateBadge;
import org.seatline.app.fx.TimerLabel;
import org.seatline.protocol.SuperviseMode;

/** The chosen seat: its state, taking part in its call, forcing a state, a message. */
final class SeatPanel extends VBox {
  private final MonitorViewModel model;
  private final Messages messages;
  private final Label name = new Label();
  private final Label id = new Label();
  private final StateBadge badge = new StateBadge();
  private final TimerLabel timer = new TimerLabel("strong");
  private final Label detail = new Label();
  private final QualityMeter sound = new QualityMeter();
  private final Label hears = new Label();
  private final Label trouble = new Label();
  private final Label calls = new Label();
  private final Map<SuperviseMode, ActionButton> modes = new EnumMap<>(SuperviseMode.class);
  private final ActionButton stop;
  private final ActionButton why;
  private final ActionButton notReady;
  private final ActionButton lastCall;
  private final ContextMenu reasons = new ContextMenu();
  private final VBox chosen = new VBox();
  private final VBox inCall;
  private final VBox forces;
  private final VBox message;
  private final Label none = new Label();
  private final Label to = new Label();
  private final WipeBox wipe;
  private final TextField text = new TextField();

  SeatPanel(MonitorViewModel model, WipeViewModel wipes, Messages messages) {
    this.model = model;
    wipe = new WipeBox(wipes, messages);
    this.messages = messages;
    mode(Feather.HEADPHONES, "L", "monitor.listen", SuperviseMode.LISTEN);
    mode(Feather.MESSAGE_CIRCLE, "W", "monitor.whisper", SuperviseMode.WHISPER);
    mode(Feather.USERS, "B", "monitor.barge", SuperviseMode.BARGE);
    stop = new ActionButton(Feather.SQUARE, "S", "stop", model::stop);
    stop.word().textProperty().bind(messages.text("monitor.stop"));
    stop.setMaxWidth(Double.MAX_VALUE);
    why = action(Feather.HELP_CIRCLE, "Y", "monitor.why", model::explain);
    notReady = action(Feather.PAUSE, "N", "monitor.force-not-ready", this::chooseNotReady);
    lastCall = action(Feather.COFFEE, "F", "monitor.last-call", this::chooseLastCall);
    none.textProperty().bind(messages.text("monitor.choose-seat"));
    none.getStyleClass().add("muted");
    none.setWrapText(true);
    name.getStyleClass().add("panel-name");
    id.getStyleClass().add("muted");
    chosen.getStyleClass().add("panel-chosen");
    forces = force();
    inCall = supervision();
    message = message();
    for (Node each : new Node[] {inCall, forces, message}) {
      // What is destroyed wants the room, and the eye.
      each.visibleProperty().bind(wipes.askingProperty().not());
      each.managedProperty().bind(each.visibleProperty());
    }
    chosen.getChildren().addAll(head(), inCall, forces);
    getStyleClass().addAll("pane-card", "seat-panel");
    getChildren().addAll(none, chosen, message, wipe);
  }

  /** The server is out of reach since then: nothing can be asked of it; null when it is there. */
  void stop(@Nullable Long nanos) {
    timer.stoppedProperty().set(nanos);
    forces.setDisable(nanos != null);
    inCall.setDisable(nanos != null);
    message.setDisable(nanos != null);
    wipe.setDisable(nanos != null);
  }

  void show(FloorPicture.@Nullable SeatTile tile, MonitorViewModel.@Nullable Part part) {
    Presence.of(none, tile == null);
    Presence.of(chosen, tile != null);
    stop.setDisable(part == null);
    to.setText(
        tile == null ? messages.get("monitor.to-all") : messages.get("monitor.to", tile.name()));
    wipe.show(tile);
    if (tile == null) {
      return;
    }
    name.setText(tile.name());
    id.setText(tile.agentId());
    badge.show(tile.state(), false);
    badge.word().setText(tile.word());
    timer.sinceProperty().set(tile.sinceNanos());
    String now = tile.caller().isEmpty() ? tile.detail() : tile.detail() + " · " + tile.caller();
    detail.setText(tile.next().isEmpty() ? now : now + " · " + tile.next());
    show(tile.sound());
    calls.setText(
        tile.drillsToday() == 0
            ? messages.get("monitor.calls-today", tile.callsToday())
            : messages.get("monitor.calls-and-drills", tile.callsToday(), tile.drillsToday()));
    why.setDisable(tile.callId().isEmpty());
    boolean here = part != null && part.agentId().equals(tile.agentId());
    modes.forEach(
        (mode, button) -> {
          button.setDisable(!tile.inCall());
          button.setOn(here && part != null && part.mode() == mode);
        });
  }

  private void show(FloorPicture.@Nullable Sound heard) {
    String found = heard == null ? "" : heard.trouble();
    sound.show(heard == null ? null : heard.level());
    sound.word().setText(heard == null ? "" : heard.word());
    hears.setText(heard == null ? "" : heard.both());
    trouble.setText(found);
    for (Node each : new Node[] {sound, hears}) {
      Presence.of(each, heard != null);
    }
    Presence.of(trouble, !found.isEmpty());
  }

  private VBox head() {
    HBox who = new HBox(name, id);
    who.getStyleClass().add("panel-line");
    who.setAlignment(Pos.BASELINE_LEFT);
    HBox state = new HBox(badge, timer);
    state.getStyleClass().add("panel-line");
    state.setAlignment(Pos.CENTER_LEFT);
    calls.getStyleClass().add("muted");
    hears.getStyleClass().add("muted");
    hears.setWrapText(true);
    trouble.getStyleClass().add("panel-trouble");
    trouble.setWrapText(true);
    VBox head = new VBox(who, state, detail, sound, hears, trouble, calls);
    head.getStyleClass().add("panel-head");
    return head;
  }

  private VBox supervision() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("panel-grid");
    int place = 0;
    for (ActionButton button : modes.values()) {
      grid.add(button, place % 2, place / 2);
      place++;
    }
    grid.add(stop, 1, 1);
    grid.add(why, 0, 2, 2, 1);
    grid.getChildren().forEach(node -> GridPane.setHgrow(node, Priority.ALWAYS));
    return section("monitor.in-the-call", grid);
  }

  private VBox force() {
    ActionButton ready = action(Feather.CHECK, "R", "monitor.force-ready", model::forceReady);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("panel-grid");
    grid.addRow(0, ready, notReady);
    grid.add(lastCall, 0, 1, 2, 1);
    grid.getChildren().forEach(node -> GridPane.setHgrow(node, Priority.ALWAYS));
    return section("monitor.force", grid);
  }

  private ActionButton action(Feather icon, String key, String text, Runnable action) {
    ActionButton button = new ActionButton(icon, key, "force", action);
    button.word().textProperty().bind(messages.text(text));
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  /** Lets one choose why the seat is made not ready now. */
  void chooseNotReady() {
    choose(notReady, model::forceNotReady);
  }

  /** Lets one choose why the seat is not ready after its call. */
  void chooseLastCall() {
    choose(lastCall, model::lastCall);
  }

  private void choose(ActionButton under, Consumer<String> what) {
    if (model.chosenProperty().get() == null) {
      return;
    }
    reasons
        .getItems()
        .setAll(model.reasons().stream().map(reason -> reason(reason, what)).toList());
    reasons.show(under, Side.BOTTOM, 0, 4);
  }

  private static MenuItem reason(MonitorViewModel.Reason reason, Consumer<String> what) {
    MenuItem item = new MenuItem(reason.text());
    item.setOnAction(event -> what.accept(reason.id()));
    return item;
  }

  private VBox message() {
    Button send = new Button();
    send.textProperty().bind(messages.text("monitor.send"));
    send.setMinWidth(USE_PREF_SIZE);
    send.setOnAction(event -> send());
    text.setOnAction(event -> send());
    text.promptTextProperty().bind(messages.text("monitor.message-prompt"));
    HBox.setHgrow(text, Priority.ALWAYS);
    to.getStyleClass().add("pane-heading");
    HBox row = new HBox(text, send);
    row.getStyleClass().add("panel-line");
    VBox box = new VBox(to, row);
    box.getStyleClass().add("panel-section");
    return box;
  }

  private void send() {
    if (model.send(text.getText())) {
      text.clear();
    }
  }

  private VBox section(String key, Node content) {
    Label heading = new Label();
    heading.textProperty().bind(messages.text(key));
    heading.getStyleClass().add("pane-heading");
    VBox box = new VBox(heading, content);
    box.getStyleClass().add("panel-section");
    return box;
  }

  private void mode(Feather icon, String key, String text, SuperviseMode mode) {
    ActionButton button = new ActionButton(icon, key, "supervise", () -> model.supervise(mode));
    button.word().textProperty().bind(messages.text(text));
    button.setMaxWidth(Double.MAX_VALUE);
    modes.put(mode, button);
  }
}
