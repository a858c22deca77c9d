package org.seatline.app.call;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;

/** The dispositions of the call that ended, each with its digit; 0 turns to the common ones. */
public final class DispositionSheet extends VBox {
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

  private final WrapUpViewModel model;
  private final Messages messages;
  private final VBox own = new VBox();
  private final VBox common = new VBox();
  private final HBox columns = new HBox(own, common);
  private final ScrollPane scroll = new ScrollPane(columns);
  private final Label title = new Label();
  private final Label ending = new Label();
  private double room = Double.MAX_VALUE;

  /** Shows the sheet while there is a wrap-up. */
  public DispositionSheet(WrapUpViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    title.getStyleClass().add("sheet-title");
    Label hint = new Label();
    hint.textProperty().bind(messages.text("call.sheet-hint"));
    hint.getStyleClass().addAll("muted", "small");
    hint.setWrapText(true);
    columns.getStyleClass().add("sheet-columns");
    for (VBox column : List.of(own, common)) {
      column.getStyleClass().add("sheet-column");
      column.setMinWidth(0);
      column.setPrefWidth(1);
      HBox.setHgrow(column, Priority.ALWAYS);
    }
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.SOMETIMES);
    hint.setMinHeight(USE_PREF_SIZE);
    getStyleClass().add("disposition-sheet");
    setMinHeight(0);
    getChildren().addAll(title, endingLine(), tickets(), scroll, hint);
    widthProperty().addListener(changed -> fit(room));
    model.sheetProperty().addListener(property -> show());
    model.chosenProperty().addListener(property -> show());
    model.pageProperty().addListener(property -> show());
    model.endingProperty().addListener((property, before, now) -> showEnding(now));
    showEnding(model.endingProperty().get());
    show();
  }

  /** Makes do with this height: rows move together where there is less room, then they scroll. */
  public void fit(double height) {
    room = height;
    pseudoClassStateChanged(TIGHT, false);
    applyCss();
    double inner = getWidth() - getInsets().getLeft() - getInsets().getRight();
    double others = prefHeight(getWidth()) - scroll.prefHeight(USE_COMPUTED_SIZE);
    pseudoClassStateChanged(TIGHT, others + columns.prefHeight(inner) > height);
  }

  private Label tickets() {
    Label tickets = new Label();
    tickets.setId("wrap-up-tickets");
    tickets.setWrapText(true);
    tickets.setMinHeight(USE_PREF_SIZE);
    tickets.textProperty().bind(model.ticketsProperty());
    Presence.of(tickets, !tickets.getText().isEmpty());
    tickets
        .textProperty()
        .addListener(
            changed -> {
              Presence.of(tickets, !tickets.getText().isEmpty());
              fit(room);
            });
    return tickets;
  }

  /** What happens when the time of the call bar is over. */
  private HBox endingLine() {
    ending.setId("wrap-up-ending");
    ending.setWrapText(true);
    ending.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(ending, Priority.ALWAYS);
    ending.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(ending);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("sheet-ending");
    return line;
  }

  private void showEnding(WrapUpViewModel.@Nullable Ending next) {
    if (next != null) {
      ending.setText(next.words());
    }
  }

  private void show() {
    WrapUpViewModel.Sheet sheet = model.sheetProperty().get();
    if (sheet == null) {
      return;
    }
    title.setText(messages.get("call.sheet-title"));
    int page = model.pageProperty().get();
    fill(own, sheet.queue(), sheet.own(), page == 0);
    fill(common, messages.get("call.sheet-common"), sheet.common(), page == 1);
    own.setManaged(!sheet.own().isEmpty());
    own.setVisible(!sheet.own().isEmpty());
    fit(room);
  }

  private void fill(
      VBox column, String heading, List<WrapUpViewModel.Choice> choices, boolean open) {
    column.pseudoClassStateChanged(OPEN, open);
    Label words = new Label(heading);
    words.getStyleClass().add("pane-heading");
    HBox head = new HBox(words);
    head.getStyleClass().add("sheet-head");
    head.setAlignment(Pos.CENTER_LEFT);
    column.getChildren().setAll(head);
    choices.forEach(choice -> column.getChildren().add(row(choice, open)));
  }

  private HBox row(WrapUpViewModel.Choice choice, boolean open) {
    KeyHint key = new KeyHint((open ? "" : "0 ") + choice.digit());
    key.setOpacity(open ? 1 : 0.6);
    Label text = new Label(choice.text());
    text.setWrapText(true);
    text.setMinSize(0, USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(key, text);
    row.setMinHeight(USE_PREF_SIZE);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("sheet-row");
    row.pseudoClassStateChanged(CHOSEN, choice.id().equals(model.chosenProperty().get()));
    row.setOnMouseClicked(event -> model.choose(choice.id()));
    return row;
  }
}
