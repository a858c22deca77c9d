package org.seatline.app.ticket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.SceneKeys;
import org.seatline.app.fx.UiThread;
import org.seatline.protocol.TicketRecord;

/** The ticket: a dense form, what is saved, and the way to submit it. */
public final class TicketView extends VBox {
  /** A draft this old survives a kill of the process, says the store. */
  private static final Duration DRAFT_SAFE_AFTER = Duration.millis(300);

  private final TicketViewModel model;
  private final Messages messages;
  private final FieldEditor editors;
  private final Label title = new Label();
  private final Label version = new Label();
  private final Label saved = new Label();
  private final VBox body = new VBox();
  private final ScrollPane scroll = new ScrollPane(body);
  private final Label wrong = new Label();
  private final Button submit = new Button();
  private final Button another = new Button();
  private final VBox footer = new VBox();
  private final Map<FieldModel, FieldRow> rows = new HashMap<>();
  private final PauseTransition safe = new PauseTransition(DRAFT_SAFE_AFTER);
  private final DraftList drafts;
  private final CursorWatch cursor;
  private boolean isWriting;

  /** Shows the ticket of the talk. */
  public TicketView(TicketViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.editors = new FieldEditor(model, messages);
    this.drafts = new DraftList(model, messages);
    this.cursor = new CursorWatch(model, scroll);
    getStyleClass().addAll("pane-card", "ticket-view");
    build();
    follow();
    SceneKeys.filter(this, this::key);
    show();
  }

  private void build() {
    title.getStyleClass().addAll("strong", "ticket-title");
    version.getStyleClass().addAll("faint", "small");
    saved.getStyleClass().addAll("small", "ticket-saved");
    saved.setId("ticket-saved");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox top = new HBox(title, version, gap, saved);
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("ticket-top");
    body.getStyleClass().add("ticket-body");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    wrong.getStyleClass().add("ticket-wrong");
    wrong.setGraphic(Icons.of(Feather.ALERT_CIRCLE));
    wrong.setWrapText(true);
    submit.getStyleClass().add("ticket-submit");
    submit.setId("ticket-submit");
    submit.setGraphic(new KeyHint("Ctrl+Enter"));
    submit.textProperty().bind(messages.text("ticket.submit"));
    submit.setOnAction(pressed -> model.submit());
    submit.setMaxWidth(Double.MAX_VALUE);
    submit.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(submit, Priority.ALWAYS);
    another.getStyleClass().add("ticket-another");
    another.setId("ticket-another");
    another.setGraphic(new KeyHint("Ctrl+N"));
    another.setOnAction(pressed -> model.newTicket());
    footer.getStyleClass().add("ticket-footer");
    HBox buttons = new HBox(submit, another);
    buttons.getStyleClass().add("ticket-buttons");
    footer.getChildren().setAll(wrong, buttons);
    getChildren().setAll(top, scroll, footer);
  }

  private void follow() {
    model.formProperty().addListener(changed -> show());
    model
        .savedProperty()
        .addListener(
            (property, before, after) -> {
              if (before.isTicket() != after.isTicket()) {
                show();
              }
              showSaved();
            });
    model.ticketNumberProperty().addListener(changed -> show());
    model.unsavedProperty().addListener(changed -> showSaved());
    model.check().wrongCountProperty().addListener(changed -> showWrong());
    model.check().wrongFieldProperty().addListener((property, before, after) -> focus(after));
    // Later: the digit that opened it is still on its way as a character.
    model.drafts().resumedProperty().addListener(changed -> UiThread.later(this::goBack));
    model.drafts().list().addListener((ListChangeListener<Object>) change -> showOffers());
    messages.languageProperty().addListener(changed -> show());
    model
        .changesProperty()
        .addListener(
            changed -> {
              isWriting = true;
              safe.playFromStart();
              showSaved();
            });
    safe.setOnFinished(
        finished -> {
          isWriting = false;
          showSaved();
        });
  }

  /** Only where the offers are to be seen: a form that is being filled must not be made anew. */
  private void showOffers() {
    if (model.savedProperty().get().isTicket()) {
      show();
    }
  }

  private void show() {
    FormDocument form = model.formProperty().get();
    boolean done = form != null && model.savedProperty().get().isTicket();
    rows.clear();
    body.getChildren().clear();
    title.setText(form == null ? messages.get("ticket.heading") : messages.of(form.title()));
    TicketRecord changed = model.changes();
    version.setText(form == null ? "" : about(form, changed));
    display(submit, form != null && !done);
    display(another, form != null && (changed == null || model.isBesideCall()));
    another.setText(messages.get(changed == null ? "ticket.another" : "ticket.back-to-call"));
    display(footer, form != null);
    if (form == null) {
      Label empty = new Label(messages.get("ticket.none"));
      empty.getStyleClass().add("muted");
      empty.setWrapText(true);
      body.getChildren().add(empty);
    } else if (done) {
      body.getChildren().add(new TicketReceipt(model, messages, form));
    } else {
      body.getChildren().add(legend());
      form.sections().forEach(this::showSection);
    }
    // Between calls the drafts are in the middle of the window.
    if (done && !model.callId().isEmpty() && !model.drafts().list().isEmpty()) {
      body.getChildren().add(drafts.node());
    }
    scroll.setVvalue(0);
    showSaved();
    showWrong();
    if (done && getScene() != null) {
      // The field that had the focus is gone; number keys belong to the script again.
      requestFocus();
    }
  }

  private String about(FormDocument form, @Nullable TicketRecord changed) {
    if (changed == null) {
      return messages.get("ticket.version", form.version());
    }
    return changed.number().isEmpty()
        ? messages.get("ticket.change.unsent")
        : messages.get("ticket.change.title", changed.number());
  }

  private Node legend() {
    Label script = new Label(messages.get("ticket.by-script"));
    script.setGraphic(FieldRow.icon(FieldModel.Origin.SCRIPT));
    Label record = new Label(messages.get("ticket.by-record"));
    record.setGraphic(FieldRow.icon(FieldModel.Origin.RECORD));
    Label check = new Label(messages.get("ticket.by-other-hint"));
    check.getStyleClass().add("faint");
    HBox line = new HBox(script, record, check);
    line.getStyleClass().add("ticket-legend");
    return line;
  }

  private void showSection(FormDocument.Section section) {
    Label heading = new Label(messages.of(section.title()));
    heading.getStyleClass().add("pane-heading");
    VBox box = new VBox(heading);
    box.getStyleClass().add("ticket-section");
    List<FieldModel> fields =
        section.fields().stream().flatMap(field -> model.field(field.id()).stream()).toList();
    // A heading with nothing below it would only take room.
    Runnable showing =
        () -> display(box, fields.stream().anyMatch(field -> field.visibleProperty().get()));
    for (FieldModel field : fields) {
      var row = new FieldRow(field, editors.control(field), model, messages);
      rows.put(field, row);
      cursor.watch(row);
      box.getChildren().add(row);
      field.visibleProperty().addListener(changed -> showing.run());
    }
    showing.run();
    body.getChildren().add(box);
  }

  private void showSaved() {
    TicketSafety told = model.savedProperty().get();
    boolean nowhere = told == TicketSafety.DRAFT && model.unsavedProperty().get();
    TicketSafety state = nowhere ? TicketSafety.FAILED : told;
    boolean writing = state == TicketSafety.DRAFT && isWriting;
    String key =
        switch (state) {
          case NOTHING -> "";
          case DRAFT -> writing ? "ticket.saved.writing" : "ticket.saved.draft";
          case SUBMITTING -> "ticket.saved.submitting";
          case KEPT -> "ticket.saved.kept";
          case DELIVERED -> "ticket.saved.delivered";
          case FAILED -> "ticket.saved.failed";
        };
    saved.setText(key.isEmpty() ? "" : messages.get(key));
    saved.setGraphic(key.isEmpty() ? null : icon(state, writing));
    saved.getStyleClass().removeAll("alarm-text", "good-text");
    if (state == TicketSafety.FAILED) {
      saved.getStyleClass().add("alarm-text");
    } else if (state.isTicket()) {
      saved.getStyleClass().add("good-text");
    }
  }

  private static FontIcon icon(TicketSafety state, boolean writing) {
    return Icons.of(
        switch (state) {
          case DELIVERED -> Feather.CHECK_CIRCLE;
          case FAILED -> Feather.ALERT_TRIANGLE;
          default -> writing ? Feather.EDIT_3 : Feather.HARD_DRIVE;
        });
  }

  private void showWrong() {
    int count = model.check().wrongCountProperty().get();
    wrong.setText(count == 0 ? "" : messages.get("ticket.wrong", count));
    display(wrong, count > 0);
  }

  /** Where its author was writing, else where something is to be written. */
  private void goBack() {
    TicketCursor at = model.cursor();
    FieldRow row = model.field(at.fieldId()).map(rows::get).orElse(null);
    if (row == null || !row.isVisible()) {
      focusFirst();
      return;
    }
    // A field that gets its skin while it has the focus selects everything.
    scroll.applyCss();
    scroll.layout();
    row.focusControl(at.caret());
    scroll.setVvalue(at.scroll());
    if (!isInSight(row)) {
      reveal(row); // the window may be smaller than it was
    }
  }

  private boolean isInSight(Node row) {
    double seen = scroll.getViewportBounds().getHeight();
    double from = scroll.getVvalue() * Math.max(0, body.getHeight() - seen);
    double top = body.sceneToLocal(row.localToScene(0, 0)).getY();
    return top >= from && top + row.getBoundsInLocal().getHeight() <= from + seen;
  }

  /** The first field that is still empty, else the first one. */
  private void focusFirst() {
    model.fields().stream()
        .filter(field -> rows.containsKey(field) && field.value().isEmpty())
        .findFirst()
        .or(() -> model.fields().stream().filter(rows::containsKey).findFirst())
        .ifPresent(this::focus);
  }

  private void focus(@Nullable FieldModel field) {
    FieldRow row = field == null ? null : rows.get(field);
    if (row != null) {
      row.focusControl();
      reveal(row);
    }
  }

  private void reveal(Node row) {
    scroll.applyCss();
    scroll.layout();
    double all = body.getHeight();
    double seen = scroll.getViewportBounds().getHeight();
    if (all <= seen) {
      return;
    }
    double top = body.sceneToLocal(row.localToScene(0, 0)).getY();
    scroll.setVvalue(Math.clamp((top - seen / 3) / (all - seen), 0.0, 1.0));
  }

  private void key(KeyEvent event) {
    if (!event.isShortcutDown() || event.isAltDown() || model.formProperty().get() == null) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      model.submit();
      event.consume();
    } else if (event.getCode() == KeyCode.N) {
      model.newTicket();
      event.consume();
    }
  }

  private static void display(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
