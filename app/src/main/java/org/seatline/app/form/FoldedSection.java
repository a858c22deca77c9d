package org.seatline.app.form;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.protocol.form.FormDocument;

/**
 * The title of a section that folds. It unfolds by itself when one of its fields holds something or
 * is wrong, and never folds over either.
 */
final class FoldedSection extends ToggleButton {
  private final FormDocument.Section section;
  private final List<FieldModel> fields;
  private final Node rows;
  private final Messages messages;

  FoldedSection(
      FormDocument.Section section, List<FieldModel> fields, Node rows, Messages messages) {
    this.section = section;
    this.fields = fields;
    this.rows = rows;
    this.messages = messages;
    getStyleClass().addAll("pane-heading", "ticket-fold");
    setText(messages.of(section.title()));
    selectedProperty().addListener(changed -> show());
    for (FieldModel field : fields) {
      field.valueProperty().addListener(changed -> show());
      field.problemProperty().addListener(changed -> show());
      field.files().coming().addListener((ListChangeListener<Object>) change -> show());
      field.files().saidProperty().addListener(changed -> show());
    }
    show();
  }

  private boolean isWritten() {
    return fields.stream()
        .anyMatch(
            field ->
                !field.isComputed()
                    && (!field.value().isBlank()
                        || field.problemProperty().get() != null
                        || field.files().isBusy()
                        || field.files().saidProperty().get() != null));
  }

  private void show() {
    boolean open = isSelected() || isWritten();
    setGraphic(Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
    setAccessibleText(
        messages.get(open ? "ticket.fold" : "ticket.unfold", messages.of(section.title())));
    Presence.of(rows, open);
  }
}
