package org.seatline.app.ticket;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.seatline.app.fx.Messages;

/** The columns of the tickets that were found, and what each is called. */
final class TicketSearchRow {
  /** Everything but the words, which take the rest. */
  private enum Column {
    NUMBER(96),
    CUSTOMER(128),
    FORM(136),
    STATE(96),
    DUE(152),
    WHO(112),
    BEGUN(88);

    private final double width;

    Column(double width) {
      this.width = width;
    }
  }

  private TicketSearchRow() {}

  /** What the columns are called. */
  static Node head(Messages messages) {
    HBox head = row();
    head.getStyleClass().add("ticket-search-head");
    for (Column column : Column.values()) {
      head.getChildren().add(name(messages, column.name(), cell(column, "", "small")));
    }
    head.getChildren().add(name(messages, "WORDS", rest("", "small")));
    return head;
  }

  private static Node name(Messages messages, String column, Label cell) {
    cell.getStyleClass().add("muted");
    cell.textProperty()
        .bind(messages.text("ticket.search.column." + column.toLowerCase(Locale.ROOT)));
    return cell;
  }

  /** A ticket that was found. */
  static Node of(TicketSearchModel.Line line) {
    HBox row = row();
    row.getChildren()
        .setAll(
            cell(Column.NUMBER, line.number(), "strong"),
            cell(Column.CUSTOMER, line.customer(), ""),
            cell(Column.FORM, line.form(), ""),
            cell(Column.STATE, line.state(), ""),
            cell(Column.DUE, line.due(), "strong"),
            cell(Column.WHO, line.who(), ""),
            cell(Column.BEGUN, line.begun(), "muted"),
            rest(line.words(), ""));
    return row;
  }

  private static HBox row() {
    HBox row = new HBox();
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("ticket-search-row");
    row.setPrefWidth(0);
    return row;
  }

  private static Label cell(Column column, String words, String style) {
    Label label = styled(words, style);
    label.setMinWidth(column.width);
    label.setPrefWidth(column.width);
    label.setMaxWidth(column.width);
    return label;
  }

  private static Label rest(String words, String style) {
    Label label = styled(words, style);
    label.setMinWidth(0);
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  private static Label styled(String words, String style) {
    Label label = new Label(words);
    if (!style.isEmpty()) {
      label.getStyleClass().add(style);
    }
    return label;
  }
}
