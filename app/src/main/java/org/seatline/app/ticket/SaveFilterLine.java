package org.seatline.app.ticket;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;

/** Saves what the page asks: a button, and in its place the name while one is given. */
final class SaveFilterLine extends HBox {
  private static final int NAME_COLUMNS = 22;

  private final TicketSearchModel model;
  private final SavedFilters saved;
  private final Messages messages;
  private final TextField name = new TextField();
  private final Button begin = new Button(null, Icons.of(Feather.BOOKMARK));

  SaveFilterLine(TicketSearchModel model, Messages messages) {
    this.model = model;
    this.saved = model.saved();
    this.messages = messages;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("filter-save");
    begin.setId("ticket-search-save");
    begin.textProperty().bind(messages.text("ticket.search.save.begin"));
    begin.setMinWidth(Region.USE_PREF_SIZE);
    begin.setOnAction(pressed -> name());
    Node naming = naming();
    begin.visibleProperty().bind(saved.namingProperty().not());
    naming.visibleProperty().bind(saved.namingProperty());
    for (Node each : new Node[] {begin, naming}) {
      each.managedProperty().bind(each.visibleProperty());
    }
    getChildren().setAll(begin, naming, trouble());
    saved
        .namingProperty()
        .addListener(
            changed -> {
              if (!saved.namingProperty().get() && name.isFocused()) {
                begin.requestFocus();
              }
            });
  }

  private Node naming() {
    name.setId("ticket-search-save-name");
    name.setPrefColumnCount(NAME_COLUMNS);
    name.promptTextProperty().bind(messages.text("ticket.search.save.name"));
    name.accessibleTextProperty().bind(messages.text("ticket.search.save.name"));
    name.setOnAction(entered -> save());
    Button keep = new Button();
    keep.setId("ticket-search-save-keep");
    keep.textProperty().bind(messages.text("ticket.search.save.keep"));
    keep.setMinWidth(Region.USE_PREF_SIZE);
    keep.setOnAction(pressed -> save());
    HBox naming = new HBox(name, keep);
    naming.getStyleClass().add("filter-save");
    return naming;
  }

  private Node trouble() {
    Label trouble = new Label();
    trouble.setId("ticket-search-save-trouble");
    trouble.getStyleClass().add("alarm-text");
    trouble
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  String key = saved.troubleProperty().get();
                  return key.isEmpty() ? "" : messages.get(key);
                },
                saved.troubleProperty(),
                messages.languageProperty()));
    trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
    trouble.managedProperty().bind(trouble.visibleProperty());
    return trouble;
  }

  private void name() {
    name.setText(model.suggestedName());
    saved.name();
    name.requestFocus();
    name.selectAll();
  }

  private void save() {
    saved.save(name.getText());
  }
}
