package org.seatline.app.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.ticket.DueTasks;

/** What is to be done about tickets between calls, as rows that a digit opens. */
final class IdleRows {
  private static final double INSETS = 20;

  private final IdleViewModel model;
  private final Messages messages;

  IdleRows(IdleViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
  }

  /** Follow-ups that are due, and tickets that were begun. */
  List<Node> tickets(IdleViewModel.Page page) {
    VBox drafts =
        section(
            Feather.EDIT_3,
            messages.get("shell.idle.drafts"),
            page.otherwise(),
            page.drafts().stream().map(this::draft).toList());
    return List.of(
        section(
            Feather.BELL,
            messages.get("shell.idle.due"),
            messages.get("shell.idle.none-due", messages.keys().textOf(SeatAction.FOLLOW_UP)),
            page.due().stream().map(this::due).toList()),
        drafts);
  }

  static VBox section(Feather icon, String title, String empty, List<Node> rows) {
    Label heading = new Label(title, Icons.of(icon));
    heading.getStyleClass().add("pane-heading");
    VBox section = new VBox(heading);
    section.getStyleClass().add("idle-section");
    if (rows.isEmpty()) {
      Label none = new Label(empty);
      none.getStyleClass().add("faint");
      none.setWrapText(true);
      section.getChildren().add(none);
    }
    section.getChildren().addAll(rows);
    return section;
  }

  private Node due(IdleViewModel.DueLine due) {
    DueTasks.Line what = due.what();
    Label time = new Label(what.when());
    time.getStyleClass().add(what.due() ? "due-now" : "faint");
    time.setMinWidth(Region.USE_PREF_SIZE);
    Label number = new Label(what.ticketNumber());
    number.getStyleClass().add("strong");
    number.setMinWidth(Region.USE_PREF_SIZE);
    Button open = button(due.digit(), time, number, words(what.words()));
    open.setId("idle-due-" + due.digit());
    String state = messages.get(what.due() ? "shell.idle.due-now" : "shell.idle.due-later");
    open.setAccessibleText(
        messages.get("shell.idle.due-line", state, what.when(), what.ticketNumber(), what.words()));
    open.setTooltip(new Tooltip(what.words()));
    open.setOnAction(pressed -> model.openDue(due.digit() - 1));
    return open;
  }

  private Node draft(IdleViewModel.DraftLine draft) {
    Label time = new Label(draft.savedAt());
    time.getStyleClass().addAll("faint", "idle-time");
    time.setMinWidth(Region.USE_PREF_SIZE);
    Label queue = new Label(draft.queue());
    queue.getStyleClass().add("strong");
    queue.setMinWidth(Region.USE_PREF_SIZE);
    Label words = words(draft.words());
    words.getStyleClass().add("muted");
    Button open = button(draft.digit(), time, queue, words);
    open.setId("idle-draft-" + draft.digit());
    open.setAccessibleText(messages.get("shell.idle.draft", draft.queue()));
    open.setTooltip(new Tooltip(messages.get("shell.idle.draft-tip", draft.digit())));
    open.addEventHandler(KeyEvent.KEY_PRESSED, event -> enter(event, draft));
    open.setOnAction(pressed -> model.open(draft.draftId()));
    HBox.setHgrow(open, Priority.ALWAYS);
    Button discard = new Button(null, Icons.of(Feather.TRASH_2));
    discard.getStyleClass().addAll("flat", "idle-discard");
    discard.setFocusTraversable(false);
    discard.setAccessibleText(messages.get("ticket.discard"));
    discard.setTooltip(new Tooltip(messages.get("ticket.discard")));
    discard.setOnAction(pressed -> model.discard(draft.draftId()));
    discard.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(open, discard);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Label words(String text) {
    Label words = new Label(text);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    return words;
  }

  private static Button button(int digit, Node... parts) {
    HBox content = new HBox(new KeyHint(Integer.toString(digit)));
    content.getChildren().addAll(parts);
    content.getStyleClass().add("idle-draft-content");
    content.setAlignment(Pos.CENTER_LEFT);
    Button open = new Button(null, content);
    content.prefWidthProperty().bind(open.widthProperty().subtract(INSETS));
    open.getStyleClass().add("idle-draft");
    open.setMaxWidth(Double.MAX_VALUE);
    open.setMinWidth(0);
    return open;
  }

  private void enter(KeyEvent event, IdleViewModel.DraftLine draft) {
    if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
      event.consume();
      model.open(draft.draftId());
    }
  }
}
