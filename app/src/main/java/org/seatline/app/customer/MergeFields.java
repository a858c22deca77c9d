package org.seatline.app.customer;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.CustomerRecord;

/** Both records side by side; where they differ, one of two values is chosen. */
final class MergeFields {
  private static final double LABEL_WIDTH = 168;

  private final RecordMerge model;
  private final Messages messages;
  private final MergeWords words;

  MergeFields(RecordMerge model, Messages messages, MergeWords words) {
    this.model = model;
    this.messages = messages;
    this.words = words;
  }

  GridPane of(CustomerRecord kept, CustomerRecord gone) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("customer-merge-fields");
    ColumnConstraints label = new ColumnConstraints(LABEL_WIDTH);
    ColumnConstraints side = new ColumnConstraints();
    side.setHgrow(Priority.ALWAYS);
    side.setPercentWidth(38);
    grid.getColumnConstraints().setAll(label, side, side);
    grid.addRow(0, swap(), head("customer.merge.stays", kept), head("customer.merge.goes", gone));
    int row = 1;
    for (MergeChoice.Row field : model.rows()) {
      if (field.differs() || !field.kept().isBlank()) {
        grid.addRow(row++, label(field), value(field, false), value(field, true));
      }
    }
    grid.getChildren().forEach(node -> GridPane.setValignment(node, VPos.TOP));
    group(grid);
    return grid;
  }

  private Button swap() {
    Button swap = new Button(messages.get("customer.merge.swap"), Icons.of(Feather.REPEAT));
    swap.setId("merge-swap");
    swap.setMinWidth(Region.USE_PREF_SIZE);
    swap.setOnAction(pressed -> model.swap());
    return swap;
  }

  private Label head(String key, CustomerRecord of) {
    Label head = new Label(messages.get("customer.merge.side", messages.get(key), words.title(of)));
    head.getStyleClass().add("strong");
    head.setWrapText(true);
    return head;
  }

  private Node label(MergeChoice.Row field) {
    Label label = new Label(words.field(field.field()));
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    if (!field.differs()) {
      return label;
    }
    Label differs = new Label(messages.get("customer.merge.differs"));
    differs.getStyleClass().addAll("tag", "accent");
    differs.setMinWidth(Region.USE_PREF_SIZE);
    return new HBox(8, label, differs);
  }

  private Node value(MergeChoice.Row field, boolean ofGone) {
    String text = words.value(field.field(), ofGone ? field.gone() : field.kept());
    if (!field.differs()) {
      Label same = new Label(text);
      same.getStyleClass().add("muted");
      same.setWrapText(true);
      return same;
    }
    RadioButton choice = new RadioButton(text);
    choice.setId("merge-" + field.field().replace('.', '-') + (ofGone ? "-gone" : "-kept"));
    choice.setWrapText(true);
    choice.setSelected(field.fromGone() == ofGone);
    choice.setAccessibleText(messages.get("customer.merge.take", words.field(field.field()), text));
    choice.setUserData(field.field());
    choice.setOnAction(chosen -> model.take(field.field(), ofGone));
    return choice;
  }

  /** Two values of one field: the arrow keys go from one to the other. */
  private static void group(GridPane grid) {
    ToggleGroup group = new ToggleGroup();
    Object field = "";
    for (Node node : grid.getChildren()) {
      if (node instanceof RadioButton choice) {
        if (!field.equals(choice.getUserData())) {
          field = choice.getUserData();
          group = new ToggleGroup();
        }
        choice.setToggleGroup(group);
      }
    }
  }
}
