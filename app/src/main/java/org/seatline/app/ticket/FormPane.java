package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldEditor;
import org.seatline.app.form.FieldModel;
import org.seatline.app.form.FieldRow;
import org.seatline.app.form.FileEditor;
import org.seatline.app.form.SectionBox;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;

/** The fields of a form below each other, scrolled to where somebody writes. */
final class FormPane {
  private final TicketViewModel model;
  private final TicketHost host;
  private final Messages messages;
  private final FieldEditor editors;
  private final Map<String, Sheet> sheets = new HashMap<>();
  private final ScrollPane scroll = new ScrollPane();
  private VBox body = sheet();
  private Map<FieldModel, FieldRow> rows = Map.of();
  private final CursorWatch cursor;

  /** The controls of one ticket: they keep caret and undo while another ticket is shown. */
  private record Sheet(VBox body, List<FieldModel> fields, Map<FieldModel, FieldRow> rows) {
    boolean isOf(List<FieldModel> wanted) {
      return fields.equals(wanted);
    }
  }

  FormPane(TicketViewModel model, Messages messages) {
    this.model = model;
    this.host = new TicketHost(model);
    this.messages = messages;
    this.editors = new FieldEditor(host, messages);
    this.cursor = new CursorWatch(model.keeping(), scroll);
    scroll.setContent(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
  }

  ScrollPane node() {
    return scroll;
  }

  private static VBox sheet() {
    VBox made = new VBox();
    made.getStyleClass().add("ticket-body");
    return made;
  }

  /**
   * Shows the fields of a ticket; as they were left when it is at hand.
   *
   * @return whether they were made anew
   */
  boolean show(FormDocument form, String draftId, List<FieldModel> fields) {
    sheets.keySet().removeIf(id -> !id.equals(draftId) && !model.atHand().holds(id));
    Sheet there = sheets.get(draftId);
    if (there != null && there.isOf(fields)) {
      put(there.body(), there.rows());
      return false;
    }
    put(sheet(), new HashMap<>());
    sheets.put(draftId, new Sheet(body, List.copyOf(fields), rows));
    add(legend());
    form.sections().forEach(this::showSection);
    scroll.setVvalue(0);
    return true;
  }

  private void put(VBox next, Map<FieldModel, FieldRow> itsRows) {
    body = next;
    rows = itsRows;
    scroll.setContent(body);
  }

  /** What is shown next is made anew: it is in another language. */
  void forgetAll() {
    sheets.clear();
  }

  /** Shows this alone, from its beginning. */
  void showOnly(Node node) {
    put(sheet(), Map.of());
    add(node);
    scroll.setVvalue(0);
  }

  /** Adds this below what is shown. */
  void add(Node node) {
    body.getChildren().add(node);
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
    List<FieldModel> fields =
        section.fields().stream().flatMap(field -> model.field(field.id()).stream()).toList();
    List<FieldRow> lines = new ArrayList<>();
    for (FieldModel field : fields) {
      var row = new FieldRow(field, editors.control(field), host, messages);
      rows.put(field, row);
      cursor.watch(row);
      lines.add(row);
    }
    add(new SectionBox(section, fields, lines, messages));
  }

  /** Where its author was writing, else where something is to be written. */
  void goBack() {
    TicketCursor at = model.keeping().cursor();
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

  /** Puts the cursor into a field; nothing happens for one that is not shown. */
  void focus(@Nullable FieldModel field) {
    FieldRow row = field == null ? null : rows.get(field);
    if (row != null) {
      row.focusControl();
      reveal(row);
    }
  }

  private Optional<FieldRow> filesRow() {
    return model.fields().stream()
        .filter(field -> field.field().type() == FormField.Type.FILE)
        .filter(field -> field.visibleProperty().get())
        .flatMap(field -> Optional.ofNullable(rows.get(field)).stream())
        .findFirst();
  }

  /** Whether the form that is shown has a field of files. */
  boolean takesFiles() {
    return filesRow().isPresent();
  }

  /** Has files chosen for the first field that takes some. */
  void attach() {
    filesRow()
        .ifPresent(
            row -> {
              row.unfold();
              reveal(row);
              row.files().ifPresent(FileEditor::choose);
            });
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
}
