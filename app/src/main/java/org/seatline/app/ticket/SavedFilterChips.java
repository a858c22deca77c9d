package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.TicketFilter;

/** The saved questions, one press each; those that everybody has come first. */
final class SavedFilterChips extends FlowPane {
  private static final PseudoClass ASKED = PseudoClass.getPseudoClass("asked");

  private final TicketSearchModel model;
  private final Messages messages;

  SavedFilterChips(TicketSearchModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("ticket-search-filters");
    InvalidationListener anew = changed -> show();
    model.saved().own().addListener(anew);
    model.saved().askedProperty().addListener(changed -> mark());
    messages.languageProperty().addListener(anew);
    show();
  }

  /** Shows what this person has: it may be another one than before. */
  void show() {
    List<Node> chips = new ArrayList<>();
    model.choices().usual().forEach(each -> chips.add(chip(each, false)));
    model.saved().own().forEach(each -> chips.add(chip(each, true)));
    getChildren().setAll(chips);
    mark();
  }

  private void mark() {
    TicketFilter now = model.saved().askedProperty().get();
    for (Node chip : getChildren()) {
      if (chip.getUserData() instanceof TicketFilter filter) {
        chip.pseudoClassStateChanged(ASKED, filter.asksAs(now));
      }
    }
  }

  private Node chip(TicketFilter filter, boolean own) {
    Button ask = new Button(filter.name());
    ask.getStyleClass().add("filter-chip-ask");
    ask.setOnAction(pressed -> model.ask(filter));
    HBox chip = new HBox(ask);
    chip.getStyleClass().add("filter-chip");
    chip.setAlignment(Pos.CENTER_LEFT);
    chip.setUserData(filter);
    if (own) {
      Button remove = new Button(null, Icons.of(Feather.X));
      remove.getStyleClass().add("filter-chip-remove");
      String words = messages.get("ticket.search.save.remove", filter.name());
      remove.setAccessibleText(words);
      remove.setTooltip(new Tooltip(words));
      remove.setFocusTraversable(false); // Delete on the chip does the same
      remove.setOnAction(pressed -> model.saved().remove(filter));
      ask.setAccessibleHelp(messages.get("ticket.search.save.remove-key"));
      ask.setOnKeyPressed(
          event -> {
            if (event.getCode() == KeyCode.DELETE) {
              model.saved().remove(filter);
              event.consume();
            }
          });
      chip.getChildren().add(remove);
    }
    return chip;
  }
}
