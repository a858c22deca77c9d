package org.seatline.app.monitor;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;

/** The configuration: files, queues, agents, hours; at the right what waits to be applied. */
public final class ConfigurationView extends HBox {
  /** What is looked at. */
  private enum Tab {
    FILES,
    QUEUES,
    AGENTS,
    HOURS,
    FORMS
  }

  private final ConfigurationViewModel model;
  private final Messages messages;
  private final Label inForce = new Label();
  private final Label folder = new Label();
  private final HBox buttons = new HBox();
  private final Label sentence = new Label();
  private final ActionButton apply;
  private final ActionButton rollBack;
  private final ActionButton refresh;
  private final ConfigurationFiles files;
  private final ConfigurationQueues queues;
  private final ConfigurationAgents agents;
  private final ConfigurationHours hours;
  private final ConfigurationWaiting waiting;
  private boolean forms;
  private final StackPane place = new StackPane();
  private final Map<Tab, Node> parts = new EnumMap<>(Tab.class);
  private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);

  /**
   * Shows what the view model says, and asks it to look whenever it is shown.
   *
   * @param forms the form editor
   */
  public ConfigurationView(ConfigurationViewModel model, Node forms, Messages messages) {
    this.model = model;
    this.messages = messages;
    apply = action(Feather.CHECK, "A", "configuration.apply", model::apply);
    rollBack = action(Feather.ROTATE_CCW, "Z", "configuration.roll-back", model::rollBack);
    refresh = action(Feather.REFRESH_CW, "R", "configuration.refresh", model::refresh);
    files = new ConfigurationFiles(messages);
    queues = new ConfigurationQueues(model, messages);
    agents = new ConfigurationAgents(model, messages);
    hours = new ConfigurationHours(model, messages);
    waiting = new ConfigurationWaiting(model, messages);
    getStyleClass().add("configuration-view");
    getChildren().addAll(left(forms), waiting);
    open(Tab.FILES);
    model.pictureProperty().addListener(property -> show());
    model.armedProperty().addListener(property -> showArmed());
    sceneProperty()
        .addListener(
            property -> {
              if (getScene() != null) {
                model.refresh();
              }
            });
    addEventHandler(KeyEvent.KEY_TYPED, this::key);
    addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    setFocusTraversable(true);
    showArmed();
  }

  private Node left(Node forms) {
    inForce.getStyleClass().add("sheet-title");
    inForce.setId("configuration-in-force");
    folder.getStyleClass().add("muted");
    sentence.setId("configuration-sentence");
    sentence.getStyleClass().add("strong");
    sentence.setWrapText(true);
    sentence.textProperty().bind(model.sentenceProperty());
    sentence.visibleProperty().bind(sentence.textProperty().isNotEmpty());
    sentence.managedProperty().bind(sentence.visibleProperty());
    buttons.getChildren().setAll(apply, rollBack, refresh);
    buttons.getStyleClass().add("panel-line");
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox head = new VBox(inForce, folder, buttons, sentence, tabs(forms));
    head.getStyleClass().addAll("pane-card", "configuration-head");
    place.getStyleClass().addAll("pane-card", "configuration-place");
    place.setMinHeight(0);
    VBox.setVgrow(place, Priority.ALWAYS);
    VBox left = new VBox(head, place);
    left.getStyleClass().add("configuration-left");
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    return left;
  }

  private HBox tabs(Node forms) {
    ToggleGroup group = new ToggleGroup();
    tab(group, Tab.FILES, "F", "configuration.tab.files", scrolled(files));
    tab(group, Tab.QUEUES, "U", "configuration.tab.queues", scrolled(queues));
    tab(group, Tab.AGENTS, "G", "configuration.tab.agents", agents);
    tab(group, Tab.HOURS, "H", "configuration.tab.hours", scrolled(hours));
    tab(group, Tab.FORMS, "O", "configuration.tab.forms", forms);
    HBox row = new HBox();
    row.getChildren().addAll(tabs.values());
    row.getStyleClass().add("panel-line");
    return row;
  }

  private static Node scrolled(Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    return scroll;
  }

  private void tab(ToggleGroup group, Tab tab, String key, String text, Node part) {
    ToggleButton button = new ToggleButton("", new KeyHint(key));
    button.textProperty().bind(messages.text(text));
    button.setContentDisplay(ContentDisplay.RIGHT);
    button.setToggleGroup(group);
    button.setFocusTraversable(false);
    button.getStyleClass().add("place-button");
    button.setOnAction(event -> open(tab));
    tabs.put(tab, button);
    parts.put(tab, part);
  }

  private void open(Tab tab) {
    ToggleButton button = tabs.get(tab);
    Node part = parts.get(tab);
    if (button != null && part != null) {
      button.setSelected(true);
      forms = tab == Tab.FORMS;
      Presence.of(waiting, !forms);
      Presence.of(buttons, !forms);
      Presence.of(folder, !forms);
      Presence.of(inForce, !forms);
      boolean inside = getScene() != null && !place.getChildren().contains(part);
      place.getChildren().setAll(part);
      if (inside) {
        requestFocus();
      }
    }
  }

  private ActionButton action(Feather icon, String key, String text, Runnable action) {
    return new ActionButton(icon, key, "configuration-action", action).saying(messages.text(text));
  }

  private void show() {
    ConfigurationPicture now = model.pictureProperty().get();
    if (now == null) {
      return;
    }
    inForce.setText(now.inForce());
    folder.setText(messages.get("configuration.folder", now.folder()));
    boolean any = now.waiting().count() > 0;
    apply.setDisable(any ? now.waiting().wrong() : !now.canApply());
    rollBack.setDisable(now.rollbackTo() == 0);
    files.show(now);
    queues.show(now.settings());
    agents.show(now.settings());
    hours.show(now.settings());
    waiting.show(now.waiting());
  }

  private void showArmed() {
    apply.setOn(model.armedProperty().get() == ConfigurationViewModel.Armed.APPLY);
    rollBack.setOn(model.armedProperty().get() == ConfigurationViewModel.Armed.ROLL_BACK);
  }

  private void key(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    String key = event.getCharacter().toLowerCase(Locale.ROOT);
    if (forms && "azrd".contains(key)) {
      return; // the forms have buttons of their own
    }
    switch (key) {
      case "a" -> model.apply();
      case "z" -> model.rollBack();
      case "r" -> model.refresh();
      case "d" -> model.discard();
      case "f" -> open(Tab.FILES);
      case "u" -> openAnd(Tab.QUEUES, ".combo-box");
      case "g" -> openAnd(Tab.AGENTS, ".table-view");
      case "h" -> openAnd(Tab.HOURS, ".week-time");
      case "o" -> openAnd(Tab.FORMS, ".form-outline");
      default -> {}
    }
  }

  /** Opens a part and goes to its first field. */
  private void openAnd(Tab tab, String first) {
    open(tab);
    place.applyCss();
    List.copyOf(place.lookupAll(first)).stream().findFirst().ifPresent(Node::requestFocus);
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.disarm();
    }
  }
}
