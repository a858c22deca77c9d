package org.seatline.app.formedit;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.formedit.DraftItem.Kind;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;

/** Options, columns and checks of a field, in order. */
final class PartTable {
  private static final int BUTTONS_COLUMN = 3;

  private final FormEditViewModel model;
  private final PropertyControls controls;
  private final Messages messages;

  PartTable(FormEditViewModel model, PropertyControls controls, Messages messages) {
    this.model = model;
    this.controls = controls;
    this.messages = messages;
  }

  /** Options or columns: id and words of each. */
  Node list(DraftItem field, Kind kind) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("form-parts");
    int row = 0;
    for (DraftItem part : field.all(kind)) {
      DraftPlace label = new DraftPlace(part.key(), "label");
      DraftPlace id = new DraftPlace(part.key(), "id");
      TextField idField = controls.id(id);
      TextField zh = controls.words(label, "zh", false);
      controls.at(label, zh);
      grid.addRow(row++, idField, zh, controls.words(label, "en", false), buttons(part, kind));
      VBox wrong = new VBox(controls.wrong(id, idField), controls.wrong(label, zh));
      grid.add(wrong, 0, row++, BUTTONS_COLUMN + 1, 1);
      GridPane.setHgrow(zh, Priority.ALWAYS);
    }
    return box(field, kind, grid);
  }

  /** Rules, each with what to do when it is broken. */
  Node checks(DraftItem field) {
    VBox list = new VBox();
    list.getStyleClass().add("form-parts");
    for (DraftItem check : field.all(Kind.CHECK)) {
      DraftPlace rule = new DraftPlace(check.key(), "rule");
      DraftPlace message = new DraftPlace(check.key(), "message");
      TextArea text = controls.expression(rule);
      text.setPromptText("");
      HBox.setHgrow(text, Priority.ALWAYS);
      HBox line = new HBox(text, buttons(check, Kind.CHECK));
      line.getStyleClass().add("form-both");
      HBox both = controls.both(message, false);
      list.getChildren()
          .addAll(line, controls.wrong(rule, text), both, controls.wrong(message, both));
    }
    return box(field, Kind.CHECK, list);
  }

  private Node box(DraftItem field, Kind kind, Node content) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    Label heading = new Label(messages.get("formedit.member." + kind.list()));
    heading.getStyleClass().add("form-property-name");
    Button add = new Button(messages.get("formedit.part." + name), Icons.of(Feather.PLUS));
    add.setId("add-" + name);
    add.getStyleClass().add("ticket-draft-button");
    add.setOnAction(
        pressed -> {
          DraftItem now = model.now().draft().find(field.key()).orElse(field);
          model.change(
              new DraftChange.Add(
                  field.key(), now.all(kind).size(), NewItems.part(now, kind), kind));
        });
    DraftPlace place = new DraftPlace(field.key(), kind.list());
    return new VBox(heading, content, controls.wrong(place, add), add);
  }

  private Node buttons(DraftItem part, Kind kind) {
    String name = messages.get("formedit.kind." + kind.name().toLowerCase(Locale.ROOT));
    Button up = button(Feather.ARROW_UP, "formedit.up", name);
    up.setOnAction(pressed -> DraftMoves.up(draft(), part.key()).ifPresent(model::change));
    Button down = button(Feather.ARROW_DOWN, "formedit.down", name);
    down.setOnAction(pressed -> DraftMoves.down(draft(), part.key()).ifPresent(model::change));
    Button remove = button(Feather.X, "formedit.remove", name);
    remove.setOnAction(pressed -> model.change(new DraftChange.Remove(part.key())));
    List<Button> all = kind == Kind.CHECK ? List.of(remove) : List.of(up, down, remove);
    HBox line = new HBox();
    line.getChildren().setAll(all);
    line.setMinWidth(HBox.USE_PREF_SIZE);
    return line;
  }

  private FormDraft draft() {
    return model.now().draft();
  }

  private Button button(Feather icon, String what, String name) {
    Button button = new Button("", Icons.of(icon));
    String text = messages.get(what, name);
    button.setAccessibleText(text);
    button.setTooltip(new Tooltip(text));
    button.getStyleClass().add("ticket-table-remove");
    return button;
  }
}
