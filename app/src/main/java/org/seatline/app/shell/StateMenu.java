package org.seatline.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.SceneKeys;
import org.seatline.app.keys.SeatAction;

/**
 * The states that one can choose: ready; not ready at once; not ready, or signed out, after the
 * present call or one more. A digit is the reason, with Shift after one more call.
 */
final class StateMenu {
  private final StateBarViewModel model;
  private final Messages messages;
  private final ContextMenu menu = new ContextMenu();

  StateMenu(StateBarViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    menu.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Opens the menu under its button. */
  void show(Node button) {
    List<MenuItem> items = new ArrayList<>();
    MenuItem ready =
        item(messages.get("state.ready"), messages.keys().textOf(SeatAction.STATE), model::ready);
    ready.setDisable(model.asksForReason());
    items.add(ready);
    if (!model.inCall()) {
      items.add(new SeparatorMenuItem());
      model.reasons().forEach(reason -> items.add(now(reason)));
    }
    if (model.takesCalls()) {
      items.add(new SeparatorMenuItem());
      items.add(heading());
      model.reasons().forEach(reason -> items.add(later(reason)));
      items.add(item(messages.get("state.sign-out-then"), key("0"), () -> model.lastCall("")));
    }
    menu.getItems().setAll(items);
    menu.show(button, Side.BOTTOM, 0, 4);
  }

  private MenuItem now(StateBarViewModel.Reason reason) {
    String digit = Integer.toString(reason.digit());
    return item(reason.text(), digit, () -> model.notReady(reason.id()));
  }

  private MenuItem later(StateBarViewModel.Reason reason) {
    String digit = Integer.toString(reason.digit());
    return item(reason.text(), key(digit), () -> model.lastCall(reason.id()));
  }

  /** In a call nothing else can be meant than after it. */
  private String key(String digit) {
    return model.inCall() ? digit : "Shift+" + digit;
  }

  private MenuItem heading() {
    String key = model.inCall() ? "state.after-this-call" : "state.after-one-more";
    MenuItem heading = new MenuItem(messages.get(key));
    heading.setDisable(true);
    heading.getStyleClass().add("menu-heading");
    return heading;
  }

  private static MenuItem item(String text, String key, Runnable action) {
    MenuItem item = new MenuItem(text, new KeyHint(key));
    item.setOnAction(event -> action.run());
    return item;
  }

  private void key(KeyEvent event) {
    if (messages.keys().isFor(SeatAction.STATE, event)) {
      menu.hide();
      if (!model.asksForReason()) {
        model.ready();
      }
      event.consume();
      return;
    }
    boolean afterCall = model.takesCalls() && (model.inCall() || event.isShiftDown());
    int digit = SceneKeys.digit(event);
    boolean zero = event.getCode() == KeyCode.DIGIT0 || event.getCode() == KeyCode.NUMPAD0;
    if (zero && afterCall) {
      choose(event, () -> model.lastCall(""));
    }
    for (StateBarViewModel.Reason reason : model.reasons()) {
      if (reason.digit() == digit) {
        choose(
            event,
            () -> {
              if (afterCall) {
                model.lastCall(reason.id());
              } else {
                model.notReady(reason.id());
              }
            });
      }
    }
  }

  private void choose(KeyEvent event, Runnable what) {
    menu.hide();
    what.run();
    event.consume();
  }
}
