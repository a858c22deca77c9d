package org.seatline.app.form;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.protocol.form.FormDocument;

/** A section of a form: its title, and its fields below each other; gone while all are hidden. */
public final class SectionBox extends VBox {
  /**
   * Shows a section.
   *
   * @param rows of the fields, in the same order
   */
  public SectionBox(
      FormDocument.Section section,
      List<FieldModel> fields,
      List<FieldRow> rows,
      Messages messages) {
    VBox lines = new VBox();
    lines.getStyleClass().add("ticket-section");
    lines.getChildren().setAll(rows);
    getStyleClass().add("ticket-section");
    getChildren().setAll(heading(section, fields, lines, messages), lines);
    // A heading with nothing below it would only take room.
    Runnable showing =
        () -> Presence.of(this, fields.stream().anyMatch(field -> field.visibleProperty().get()));
    fields.forEach(field -> field.visibleProperty().addListener(changed -> showing.run()));
    showing.run();
  }

  /** Shows the rows of a section that folds. */
  void unfold() {
    if (getChildren().getFirst() instanceof FoldedSection folded) {
      folded.setSelected(true);
    }
  }

  private static Node heading(
      FormDocument.Section section, List<FieldModel> fields, Node lines, Messages messages) {
    if (section.folding() == FormDocument.Folding.FOLDED) {
      return new FoldedSection(section, fields, lines, messages);
    }
    Label heading = new Label(messages.of(section.title()));
    heading.getStyleClass().add("pane-heading");
    return heading;
  }
}
