package org.seatline.app.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Ticking;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.ticket.DueTasks;

/** The middle between calls. */
final class IdleView extends VBox {
  private static final double DRAFT_INSETS = 20;
  private static final long LOOK_EVERY_MS = 10_000;

  private final IdleViewModel model;
  private final Messages messages;
  private final VBox body = new VBox();

  IdleView(IdleViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("pane-card", "idle-view");
    body.getStyleClass().add("idle-body");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    setMinHeight(0);
    getChildren().setAll(scroll);
    model
        .pageProperty()
        .addListener(
            (property, before, page) -> {
              if (page != null && !page.equals(before)) {
                show(page);
              }
            });
    Ticking.whileInScene(this, LOOK_EVERY_MS, model::lookAgain);
    IdleViewModel.Page now = model.pageProperty().get();
    if (now != null) {
      show(now);
    }
  }

  private void show(IdleViewModel.Page page) {
    boolean focused = getScene() != null && contains(getScene().getFocusOwner());
    Label headline = new Label(page.headline());
    headline.getStyleClass().add("idle-headline");
    Label advice = new Label(page.advice());
    advice.getStyleClass().add("muted");
    advice.setWrapText(true);
    IdleViewModel.Missed missed = page.missed();
    body.getChildren()
        .setAll(missed == null ? new VBox(headline, advice) : missed(headline, advice, missed));
    if (!page.day().isEmpty()) {
      body.getChildren().add(day(page.day()));
    }
    if (page.problem() != null) {
      body.getChildren().add(problem(page.problem()));
    }
    if (!page.due().isEmpty()) {
      body.getChildren()
          .add(
              section(
                  Feather.BELL,
                  messages.get("shell.idle.due"),
                  "",
                  page.due().stream().map(this::due).toList()));
    }
    body.getChildren()
        .add(
            section(
                Feather.EDIT_3,
                messages.get("shell.idle.drafts"),
                page.otherwise(),
                page.drafts().stream().map(this::draft).toList()));
    body.getChildren()
        .add(
            section(
                Feather.MESSAGE_SQUARE,
                messages.get("shell.idle.messages"),
                messages.get("shell.idle.no-messages"),
                page.messages().stream().map(IdleView::message).toList()));
    if (focused && getScene() != null) {
      // The row that had the focus is gone: keys belong to the window again, not to a field.
      getScene().getRoot().requestFocus();
    }
  }

  private boolean contains(@Nullable Node focused) {
    for (Node node = focused; node != null; node = node.getParent()) {
      if (node.equals(this)) {
        return true;
      }
    }
    return false;
  }

  /** The seat is out of the queues though its person did not choose that: nothing is louder. */
  private Node missed(Label headline, Label advice, IdleViewModel.Missed missed) {
    Label what = new Label(missed.what());
    what.getStyleClass().add("strong");
    VBox words = new VBox(headline, what, advice);
    words.getStyleClass().add("idle-missed-words");
    headline.setWrapText(true);
    what.setVisible(!missed.what().isEmpty());
    what.setManaged(what.isVisible());
    HBox.setHgrow(words, Priority.ALWAYS);
    Button back =
        new Button(messages.get("shell.idle.take-calls"), new KeyHint(messages, SeatAction.STATE));
    back.setId("idle-take-calls");
    back.getStyleClass().addAll("accent", "idle-take-calls");
    back.setMinWidth(USE_PREF_SIZE);
    back.setFocusTraversable(false);
    back.setOnAction(pressed -> model.ready());
    HBox panel = new HBox(Icons.of(Feather.PHONE_MISSED, "idle-missed-icon"), words, back);
    panel.setId("idle-missed");
    panel.setAlignment(Pos.CENTER_LEFT);
    panel.getStyleClass().add("idle-missed");
    return panel;
  }

  private static Node problem(String text) {
    Label label = new Label(text, Icons.of(Feather.ALERT_TRIANGLE));
    label.getStyleClass().add("idle-problem");
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  /** The agent's own day: few figures, large enough to be read in passing. */
  private Node day(List<IdleViewModel.Figure> figures) {
    HBox tiles = new HBox();
    tiles.getStyleClass().add("day-tiles");
    tiles.setId("idle-day");
    for (IdleViewModel.Figure figure : figures) {
      Label value = new Label(figure.value());
      value.getStyleClass().add("day-value");
      Label name = new Label(figure.name());
      name.getStyleClass().addAll("muted", "small");
      VBox tile = new VBox(value, name);
      tile.getStyleClass().add("day-tile");
      tile.setMinWidth(0);
      tile.setPrefWidth(1);
      HBox.setHgrow(tile, Priority.ALWAYS);
      tiles.getChildren().add(tile);
    }
    return tiles;
  }

  private static Node section(Feather icon, String title, String empty, List<Node> rows) {
    Label heading = new Label(title, Icons.of(icon));
    heading.getStyleClass().add("pane-heading");
    VBox section = new VBox(heading);
    section.getStyleClass().add("idle-section");
    if (rows.isEmpty()) {
      Label none = new Label(empty);
      none.getStyleClass().add("faint");
      section.getChildren().add(none);
    }
    section.getChildren().addAll(rows);
    return section;
  }

  private Node due(IdleViewModel.DueLine due) {
    DueTasks.Line what = due.what();
    Label time = new Label(what.when());
    time.getStyleClass().add(what.due() ? "due-now" : "faint");
    time.setMinWidth(USE_PREF_SIZE);
    Label number = new Label(what.ticketNumber());
    number.getStyleClass().add("strong");
    number.setMinWidth(USE_PREF_SIZE);
    Label words = new Label(what.words());
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox content = new HBox(new KeyHint(Integer.toString(due.digit())), time, number, words);
    content.getStyleClass().add("idle-draft-content");
    content.setAlignment(Pos.CENTER_LEFT);
    Button open = new Button(null, content);
    content.prefWidthProperty().bind(open.widthProperty().subtract(DRAFT_INSETS));
    open.setId("idle-due-" + due.digit());
    String state = messages.get(what.due() ? "shell.idle.due-now" : "shell.idle.due-later");
    open.setAccessibleText(
        messages.get("shell.idle.due-line", state, what.when(), what.ticketNumber(), what.words()));
    open.getStyleClass().add("idle-draft");
    open.setMaxWidth(Double.MAX_VALUE);
    open.setMinWidth(0);
    open.setOnAction(pressed -> model.openDue(due.digit() - 1));
    return open;
  }

  private Node draft(IdleViewModel.DraftLine draft) {
    Label time = new Label(draft.savedAt());
    time.getStyleClass().addAll("faint", "idle-time");
    Label queue = new Label(draft.queue());
    queue.getStyleClass().add("strong");
    queue.setMinWidth(USE_PREF_SIZE);
    Label words = new Label(draft.words());
    words.getStyleClass().add("muted");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    KeyHint key = new KeyHint(Integer.toString(draft.digit()));
    HBox content = new HBox(key, time, queue, words);
    content.getStyleClass().add("idle-draft-content");
    content.setAlignment(Pos.CENTER_LEFT);
    Button open = new Button(null, content);
    content.prefWidthProperty().bind(open.widthProperty().subtract(DRAFT_INSETS));
    open.setId("idle-draft-" + draft.digit());
    open.setAccessibleText(messages.get("shell.idle.draft", draft.queue()));
    open.setTooltip(new Tooltip(messages.get("shell.idle.draft-tip", draft.digit())));
    open.getStyleClass().add("idle-draft");
    open.setMaxWidth(Double.MAX_VALUE);
    open.setMinWidth(0);
    open.setDefaultButton(false);
    open.addEventHandler(KeyEvent.KEY_PRESSED, event -> enter(event, draft));
    open.setOnAction(pressed -> model.open(draft.draftId()));
    HBox.setHgrow(open, Priority.ALWAYS);
    Button discard = new Button(null, Icons.of(Feather.TRASH_2));
    discard.getStyleClass().addAll("flat", "idle-discard");
    discard.setFocusTraversable(false);
    discard.setAccessibleText(messages.get("ticket.discard"));
    discard.setTooltip(new Tooltip(messages.get("ticket.discard")));
    discard.setOnAction(pressed -> model.discard(draft.draftId()));
    HBox row = new HBox(open, discard);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void enter(KeyEvent event, IdleViewModel.DraftLine draft) {
    if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
      event.consume();
      model.open(draft.draftId());
    }
  }

  private static Node message(IdleViewModel.MessageLine line) {
    return row(line.at(), line.text(), line.from());
  }

  private static Node row(String at, String text, String from) {
    Label time = new Label(at);
    time.getStyleClass().addAll("faint", "idle-time");
    Label words = new Label(text);
    words.setWrapText(true);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    Label who = new Label(from);
    who.getStyleClass().add("muted");
    who.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(time, words, who);
    row.getStyleClass().add("idle-row");
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }
}
