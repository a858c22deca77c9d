package org.seatline.app.ticket;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Presence;

/**
 * A colleague's words above the script; while the colleague only asks, the ticket in the script's
 * place.
 */
public final class HandoverView extends VBox {
  private static final PseudoClass QUESTION = PseudoClass.getPseudoClass("question");

  private final Region script;
  private final Label title = new Label();
  private final Label note = new Label();
  private final Label ticket = new Label();
  private final GridPane lines = new GridPane();
  private final ScrollPane reading = new ScrollPane();
  private final VBox head;

  /** Shows what came along above the script. */
  public HandoverView(HandoverViewModel model, Region script) {
    this.script = script;
    title.getStyleClass().add("strong");
    title.setGraphic(Icons.of(Feather.MESSAGE_SQUARE));
    title.setId("handover-title");
    note.setId("handover-note");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    head = new VBox(title, note);
    head.getStyleClass().add("handover-head");
    ticket.getStyleClass().addAll("strong", "handover-ticket");
    lines.getStyleClass().add("handover-lines");
    reading.setContent(new VBox(ticket, lines));
    reading.setFitToWidth(true);
    reading.getStyleClass().add("handover-reading");
    VBox.setVgrow(reading, Priority.ALWAYS);
    VBox.setVgrow(script, Priority.ALWAYS);
    getStyleClass().add("handover");
    setMinHeight(0);
    getChildren().setAll(head, reading, script);
    model.cardProperty().addListener(changed -> show(model.cardProperty().get()));
    show(model.cardProperty().get());
  }

  private void show(HandoverViewModel.@Nullable Card card) {
    boolean question = card != null && card.question();
    Presence.of(head, card != null);
    Presence.of(reading, question);
    Presence.of(script, !question);
    pseudoClassStateChanged(QUESTION, question);
    if (card != null) {
      title.setText(card.title());
      note.setText(card.note());
      Presence.of(note, !card.note().isEmpty());
      ticket.setText(card.ticket());
      fill(card);
    }
  }

  private void fill(HandoverViewModel.Card card) {
    lines.getChildren().clear();
    int row = 0;
    for (HandoverViewModel.Line line : card.lines()) {
      Label label = new Label(line.label());
      label.getStyleClass().add("muted");
      label.setMinWidth(USE_PREF_SIZE);
      lines.addRow(row++, label, value(line.value()));
    }
  }

  private static Node value(String text) {
    Label value = new Label(text);
    value.setWrapText(true);
    HBox box = new HBox(value);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }
}
