package org.seatline.app.monitor;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.protocol.SuperviseMode;

/** The wallboard: queues and seats on the left, the chosen seat on the right. */
public final class MonitorView extends VBox {
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

  private final MonitorViewModel model;
  private final QueueTable queues;
  private final SeatBoard seats;
  private final SeatPanel panel;
  private final QueuePanel queuePanel;
  private final Label strip = new Label("", Icons.of(Feather.MIC));
  private final AgeLabel age;
  private final Label waiting = new Label();
  private final Label formula = new Label();

  /** Shows what the view model says. */
  public MonitorView(
      MonitorViewModel model, DoorViewModel doors, WipeViewModel wipes, Messages messages) {
    this.model = model;
    age = new AgeLabel(model.age());
    queues = new QueueTable(messages, model::chooseQueue);
    queuePanel = new QueuePanel(doors, messages);
    seats = new SeatBoard(model);
    panel = new SeatPanel(model, wipes, messages);
    waiting.textProperty().bind(messages.text("monitor.no-picture"));
    waiting.getStyleClass().add("muted");
    getStyleClass().add("monitor");
    getChildren().addAll(strip, body(messages));
    strip.getStyleClass().add("microphone-strip");
    strip.setMaxWidth(Double.MAX_VALUE);
    strip.setAlignment(Pos.CENTER);
    model.pictureProperty().addListener(property -> show());
    model.chosenProperty().addListener(property -> show());
    model.chosenQueueProperty().addListener(property -> show());
    model.partProperty().addListener(property -> show());
    setFocusTraversable(true);
    addEventHandler(KeyEvent.KEY_TYPED, this::key);
    show();
  }

  private HBox body(Messages messages) {
    Label title = new Label();
    title.textProperty().bind(messages.text("monitor.queues"));
    title.getStyleClass().add("sheet-title");
    formula.getStyleClass().addAll("faint", "small");
    HBox head = new HBox(title, new KeyHint("Q"), formula, age);
    head.getStyleClass().add("monitor-head");
    head.setAlignment(Pos.BASELINE_LEFT);
    VBox table = new VBox(head, queues, waiting);
    table.getStyleClass().addAll("pane-card", "monitor-queues");
    ScrollPane scroll = new ScrollPane(seats);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("monitor-seats");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Label seatsTitle = new Label();
    seatsTitle.textProperty().bind(messages.text("monitor.seats"));
    seatsTitle.getStyleClass().add("sheet-title");
    HBox seatsHead = new HBox(seatsTitle, new KeyHint("T"));
    seatsHead.getStyleClass().addAll("monitor-head", "monitor-seats-head");
    seatsHead.setAlignment(Pos.BASELINE_LEFT);
    VBox left = new VBox(table, seatsHead, scroll);
    left.getStyleClass().add("monitor-left");
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox body = new HBox(left, panel, queuePanel);
    body.getStyleClass().add("monitor-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setMinHeight(0);
    return body;
  }

  private void show() {
    FloorPicture picture = model.pictureProperty().get();
    Presence.of(waiting, picture == null);
    MonitorViewModel.Part part = model.partProperty().get();
    Presence.of(strip, part != null);
    strip.getStyleClass().remove("heard");
    if (part != null) {
      strip.setText(part.text());
      if (part.heard()) {
        strip.getStyleClass().add("heard");
      }
    }
    age.show();
    if (picture != null) {
      pseudoClassStateChanged(STALE, picture.stoppedNanos() != null);
      formula.setText(picture.formula());
      queues.show(picture.queues(), chosenQueueId());
      seats.show(picture, model.chosenProperty().get());
    }
    FloorPicture.QueueRow queue = model.chosenQueueProperty().get();
    visible(queuePanel, queue != null);
    visible(panel, queue == null);
    if (queue != null) {
      queuePanel.show(queue);
    }
    panel.stop(picture == null ? null : picture.stoppedNanos());
    panel.show(model.chosenProperty().get(), part);
  }

  private @Nullable String chosenQueueId() {
    FloorPicture.QueueRow queue = model.chosenQueueProperty().get();
    return queue == null ? null : queue.id();
  }

  private static void visible(Node node, boolean visible) {
    Presence.of(node, visible);
  }

  private void key(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    switch (event.getCharacter().toLowerCase(Locale.ROOT)) {
      case "q" -> queues.focus();
      case "t" -> seats.focus();
      case "c" -> closeQueue();
      case "o" -> openQueue();
      case "y" -> model.explain();
      case "r" -> model.forceReady();
      case "n" -> panel.chooseNotReady();
      case "f" -> panel.chooseLastCall();
      case "l" -> model.supervise(SuperviseMode.LISTEN);
      case "w" -> model.supervise(SuperviseMode.WHISPER);
      case "b" -> model.supervise(SuperviseMode.BARGE);
      case "s" -> model.stop();
      default -> {}
    }
  }

  private void closeQueue() {
    if (chosenQueueId() != null) {
      queuePanel.askForReason();
    }
  }

  private void openQueue() {
    if (chosenQueueId() != null) {
      queuePanel.open();
    }
  }
}
