package org.seatline.app.returned;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.SelectableText;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.returned.CameBackPage.Choice;

/** Fields in which two people wrote, side by side, and what is decided about each. */
final class ConflictPane {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double HALF = 50;

  private final CameBackViewModel model;
  private final Messages messages;
  private final RejectedPane buttons;
  private int current;

  ConflictPane(CameBackViewModel model, Messages messages, Runnable copy) {
    this.model = model;
    this.messages = messages;
    this.buttons = new RejectedPane(model, messages, copy);
  }

  /** The field that the keys are about. */
  int current() {
    return current;
  }

  Node of(CameBackPage.Conflicted shown, boolean putAway) {
    Label what = new Label(messages.get("returned.conflict-why"));
    what.setWrapText(true);
    VBox pane =
        new VBox(RejectedPane.heading(shown.title(), shown.at()), what, actions(shown, putAway));
    pane.getStyleClass().add("returned-case");
    List<CameBackPage.Field> fields = shown.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).current()) {
        current = i;
      }
      pane.getChildren().add(field(fields.get(i), i, putAway));
    }
    if (!shown.applied().isEmpty()) {
      pane.getChildren().add(applied(shown.applied()));
    }
    return pane;
  }

  private Node field(CameBackPage.Field field, int index, boolean putAway) {
    Label name = new Label(field.label());
    name.getStyleClass().add("strong");
    Label choice = new Label(choice(field.choice()));
    choice.getStyleClass().addAll("tag", field.choice() == Choice.OPEN ? "warn" : "good");
    HBox head = new HBox(name, choice);
    head.getStyleClass().add("returned-field-head");
    head.setAlignment(Pos.CENTER_LEFT);
    GridPane sides = new GridPane();
    sides.getStyleClass().add("returned-sides");
    for (int i = 0; i < 2; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(HALF);
      sides.getColumnConstraints().add(half);
    }
    sides.addRow(
        0,
        side("returned.mine", field.mine(), field.choice() == Choice.MINE),
        side("returned.theirs", field.theirs(), field.choice() == Choice.THEIRS));
    VBox box = new VBox(head, sides);
    box.getStyleClass().add("returned-field");
    box.setId("returned-field-" + index);
    box.pseudoClassStateChanged(CURRENT, field.current());
    box.setOnMousePressed(
        pressed -> {
          if (index != current) {
            model.field(index);
          }
        });
    if (field.current() && !putAway) {
      box.getChildren().addAll(choices(), editor(field));
    }
    return box;
  }

  private String choice(Choice choice) {
    return messages.get(
        switch (choice) {
          case OPEN -> "returned.choice-open";
          case THEIRS -> "returned.choice-theirs";
          case MINE -> "returned.choice-mine";
          case EDITED -> "returned.choice-edited";
        });
  }

  private Node side(String key, String text, boolean chosen) {
    Label whose = new Label(messages.get(key));
    whose.getStyleClass().addAll("small", "muted");
    VBox side = new VBox(whose, new SelectableText(text));
    side.getStyleClass().add("returned-side");
    side.pseudoClassStateChanged(CHOSEN, chosen);
    return side;
  }

  private Node choices() {
    ActionButton mine =
        RejectedPane.button(
            Feather.USER, new KeyHint("M"), "mine", () -> model.choose(Choice.MINE));
    mine.word().setText(messages.get("returned.use-mine"));
    ActionButton theirs =
        RejectedPane.button(
            Feather.SERVER, new KeyHint("T"), "theirs", () -> model.choose(Choice.THEIRS));
    theirs.word().setText(messages.get("returned.keep-theirs"));
    FlowPane row = new FlowPane(mine, theirs);
    row.getStyleClass().add("returned-actions");
    return row;
  }

  private Node editor(CameBackPage.Field field) {
    Label label = new Label(messages.get("returned.edit"));
    label.getStyleClass().addAll("small", "muted");
    TextArea area = new TextArea(field.text());
    area.setId("returned-edit");
    area.setWrapText(true);
    area.setPrefRowCount(Math.max(2, SelectableText.rows(field.text())));
    area.textProperty().addListener((property, before, after) -> model.edit(after));
    VBox box = new VBox(label, area);
    box.getStyleClass().add("returned-side");
    return box;
  }

  private Node applied(List<CameBackPage.Word> words) {
    String text =
        String.join("\n", words.stream().map(word -> word.label() + ": " + word.text()).toList());
    Label label = new Label(messages.get("returned.applied"), Icons.of(Feather.CHECK));
    label.getStyleClass().add("muted");
    return new VBox(label, new SelectableText(text));
  }

  private Node actions(CameBackPage.Conflicted shown, boolean putAway) {
    FlowPane row = new FlowPane();
    row.getStyleClass().add("returned-actions");
    if (!putAway) {
      ActionButton finish =
          RejectedPane.button(
              Feather.CHECK, new KeyHint(messages, SeatAction.SUBMIT), "finish", model::finish);
      finish
          .word()
          .setText(
              shown.open() == 0
                  ? messages.get("returned.finish")
                  : messages.get("returned.finish-open", shown.open()));
      finish.setOn(shown.open() == 0);
      row.getChildren().add(finish);
    }
    row.getChildren().addAll(buttons.putAway(putAway), buttons.copy());
    return row;
  }
}
