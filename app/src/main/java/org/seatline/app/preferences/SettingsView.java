package org.seatline.app.preferences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;

/** The settings page: its parts at the left, the one that is open beside them. */
public final class SettingsView extends VBox {
  private final Messages messages;
  private final Runnable back;
  private final List<SettingsSection> sections;
  private final Map<SettingsSection, Region> made = new HashMap<>();
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final StackPane open = new StackPane();

  /**
   * Shows the first part.
   *
   * @param more parts after those of the screen and of calls
   * @param back leaves the page
   */
  public SettingsView(
      SettingsViewModel model, Messages messages, List<SettingsSection> more, Runnable back) {
    this.messages = messages;
    this.back = back;
    this.sections = new ArrayList<>(OwnSections.of(model, messages));
    sections.addAll(more);
    getStyleClass().addAll("pane-card", "settings-view");
    setMinSize(0, 0);
    open.setMinSize(0, 0);
    open.setAlignment(Pos.TOP_LEFT);
    HBox.setHgrow(open, Priority.ALWAYS);
    HBox body = new HBox(parts(), open);
    body.getStyleClass().add("settings-body");
    body.setMinSize(0, 0);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(head(), body);
    buttons.getFirst().setSelected(true);
    show(sections.getFirst());
  }

  /** The part that is open hears keys first. */
  @Override
  public void requestFocus() {
    buttons.stream()
        .filter(ToggleButton::isSelected)
        .findFirst()
        .ifPresent(ToggleButton::requestFocus);
  }

  private HBox head() {
    Label title = new Label();
    title.textProperty().bind(messages.text("preferences.title"));
    title.getStyleClass().add("sheet-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button leave = new Button(null, new KeyHint("Esc"));
    leave.setId("settings-back");
    leave.getStyleClass().add("key-button");
    leave.textProperty().bind(messages.text("preferences.back"));
    leave.setFocusTraversable(false);
    leave.setMinWidth(USE_PREF_SIZE);
    leave.setOnAction(event -> back.run());
    HBox head = new HBox(title, leave);
    head.getStyleClass().add("headset-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private VBox parts() {
    ToggleGroup group = new ToggleGroup();
    for (SettingsSection section : sections) {
      ToggleButton button = new ToggleButton("", Icons.of(section.icon()));
      button.textProperty().bind(messages.text(section.title()));
      button.setId("settings-" + section.id());
      button.getStyleClass().add("settings-part");
      button.setToggleGroup(group);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setAlignment(Pos.CENTER_LEFT);
      button.setOnAction(
          event -> {
            button.setSelected(true);
            show(section);
          });
      buttons.add(button);
    }
    VBox parts = new VBox();
    parts.getChildren().addAll(buttons);
    parts.getStyleClass().add("settings-parts");
    parts.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    return parts;
  }

  /** Up and down open the part before and the next one. */
  private void walk(KeyEvent event) {
    int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (by == 0) {
      return;
    }
    event.consume();
    int now = buttons.indexOf(event.getTarget());
    ToggleButton next = buttons.get(Math.clamp(now + by, 0, buttons.size() - 1));
    next.requestFocus();
    next.fire();
  }

  private void show(SettingsSection section) {
    Node shown = made.computeIfAbsent(section, each -> each.maker().get());
    open.getChildren().setAll(shown);
  }
}
