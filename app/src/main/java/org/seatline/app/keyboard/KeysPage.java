package org.seatline.app.keyboard;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.ActionGroup;
import org.seatline.app.keys.Keys;
import org.seatline.app.keys.SceneActions;
import org.seatline.app.keys.SeatAction;

/** The page on which keys are chosen: click or Enter on an action, then press the new key. */
public final class KeysPage extends VBox {
  private final KeysViewModel model;
  private final Messages messages;
  private final List<KeyRow> rows = new ArrayList<>();

  /** Shows every action with its key. */
  public KeysPage(KeysViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    Label said = new Label();
    said.setId("keys-said");
    said.textProperty().bind(model.saidProperty());
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    said.getStyleClass().add("keys-said");
    VBox list = new VBox();
    list.getStyleClass().add("keys-list");
    for (ActionGroup group : ActionGroup.values()) {
      list.getChildren().add(section(group));
    }
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getStyleClass().add("keys-page");
    setMinSize(0, 0);
    getChildren().addAll(said, scroll, allBack());
    model.waitingProperty().addListener(property -> listen());
    messages.keys().mapProperty().addListener(property -> show());
    messages.languageProperty().addListener(property -> show());
    sceneProperty().addListener((property, before, now) -> leave(before));
    show();
  }

  /** Whoever leaves the page has no key to press any more. */
  private void leave(@Nullable Scene left) {
    if (left != null) {
      SceneActions.of(left, messages.keys()).listenAgain();
      model.cancel();
    }
  }

  private Button allBack() {
    Button back = new Button("", Icons.of(Feather.ROTATE_CCW));
    back.setId("keys-all-back");
    back.textProperty().bind(messages.text("keys.page.all-back"));
    back.setMinWidth(USE_PREF_SIZE);
    back.setOnAction(event -> model.allBack());
    return back;
  }

  private VBox section(ActionGroup group) {
    Label heading = new Label();
    heading.textProperty().bind(messages.text("keys.group." + group.id()));
    heading.getStyleClass().add("pane-heading");
    VBox section = new VBox(heading);
    section.getStyleClass().add("keys-section");
    for (SeatAction action : SeatAction.values()) {
      if (action.group() == group) {
        KeyRow row = new KeyRow(action, model, messages);
        rows.add(row);
        section.getChildren().add(row);
      }
    }
    return section;
  }

  private void show() {
    rows.forEach(KeyRow::show);
  }

  /** While an action waits, every key is for it, whatever it does otherwise. */
  private void listen() {
    show();
    if (getScene() == null) {
      return;
    }
    SceneActions actions = SceneActions.of(getScene(), messages.keys());
    if (model.waitingProperty().get() == null) {
      actions.listenAgain();
    } else {
      actions.giveAllTo(this::key);
    }
  }

  private void key(KeyEvent event) {
    event.consume();
    if (event.getCode() == KeyCode.ESCAPE) {
      model.cancel();
    } else if (!event.getCode().isModifierKey()) {
      model.press(Keys.pressed(event));
    }
  }
}
