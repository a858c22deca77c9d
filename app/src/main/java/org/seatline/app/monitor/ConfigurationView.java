package org.seatline.app.monitor;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Messages;

/** The configuration: differences and mistakes with their keys; quick changes at the right. */
public final class ConfigurationView extends HBox {
  private final ConfigurationViewModel model;
  private final Messages messages;
  private final Label inForce = new Label();
  private final Label folder = new Label();
  private final Label sentence = new Label();
  private final VBox differences = new VBox();
  private final VBox mistakes = new VBox();
  private final VBox versions = new VBox();
  private final ActionButton apply;
  private final ActionButton rollBack;
  private final ActionButton refresh;
  private final QuickChangesView quick;

  /** Shows what the view model says, and asks it to look whenever it is shown. */
  public ConfigurationView(ConfigurationViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    apply = action(Feather.CHECK, "A", "configuration.apply", model::apply);
    rollBack = action(Feather.ROTATE_CCW, "Z", "configuration.roll-back", model::rollBack);
    refresh = action(Feather.REFRESH_CW, "R", "configuration.refresh", model::refresh);
    quick = new QuickChangesView(model, messages);
    getStyleClass().add("configuration-view");
    inForce.getStyleClass().add("sheet-title");
    inForce.setId("configuration-in-force");
    folder.getStyleClass().add("muted");
    sentence.setId("configuration-sentence");
    sentence.getStyleClass().add("strong");
    sentence.setWrapText(true);
    sentence.textProperty().bind(model.sentenceProperty());
    getChildren().addAll(left(), quick);
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

  private Node left() {
    HBox buttons = new HBox(apply, rollBack, refresh);
    buttons.getStyleClass().add("panel-line");
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox head = new VBox(inForce, folder, buttons, sentence);
    head.getStyleClass().addAll("pane-card", "configuration-head");
    differences.setId("configuration-differences");
    mistakes.setId("configuration-mistakes");
    VBox lists = new VBox(mistakes, differences, versions);
    lists.getStyleClass().addAll("pane-card", "configuration-lists");
    List.of(mistakes, differences, versions)
        .forEach(list -> list.getStyleClass().add("configuration-list"));
    ScrollPane scroll = new ScrollPane(lists);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox left = new VBox(head, scroll);
    left.getStyleClass().add("configuration-left");
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    return left;
  }

  private ActionButton action(Feather icon, String key, String text, Runnable action) {
    ActionButton button = new ActionButton(icon, key, "configuration-action", action);
    button.word().textProperty().bind(messages.text(text));
    return button;
  }

  private void show() {
    ConfigurationPicture now = model.pictureProperty().get();
    if (now == null) {
      return;
    }
    inForce.setText(now.inForce());
    folder.setText(messages.get("configuration.folder", now.folder()));
    apply.setDisable(!now.canApply());
    rollBack.setDisable(now.rollbackTo() == 0);
    list(
        differences,
        "configuration.differences",
        now.differences().isEmpty()
            ? List.of(line(messages.get("configuration.no-differences"), "muted"))
            : now.differences().stream()
                .<Node>map(d -> line(d, "configuration-difference"))
                .toList());
    list(
        mistakes,
        "configuration.mistakes",
        now.mistakes().stream().<Node>map(this::mistake).toList());
    mistakes.setVisible(!now.mistakes().isEmpty());
    mistakes.setManaged(!now.mistakes().isEmpty());
    list(
        versions,
        "configuration.versions",
        now.versions().stream().<Node>map(ConfigurationView::version).toList());
    quick.show(now);
  }

  private void showArmed() {
    apply.setOn(model.armedProperty().get() == ConfigurationViewModel.Armed.APPLY);
    rollBack.setOn(model.armedProperty().get() == ConfigurationViewModel.Armed.ROLL_BACK);
  }

  private void list(VBox box, String heading, List<Node> lines) {
    box.getChildren().setAll(line(messages.get(heading), "pane-heading"));
    box.getChildren().addAll(lines);
  }

  private static Node version(ConfigurationPicture.Version version) {
    VBox box = new VBox(line(version.title(), "strong"));
    version.changes().forEach(change -> box.getChildren().add(line(change, "muted")));
    return box;
  }

  private Node mistake(ConfigurationPicture.Mistake mistake) {
    VBox box = new VBox(line(mistake.place(), "strong"), line(mistake.what(), "alarm-text"));
    box.getStyleClass().add("configuration-mistake");
    return box;
  }

  private static Label line(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    return label;
  }

  private void key(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    switch (event.getCharacter().toLowerCase(Locale.ROOT)) {
      case "a" -> model.apply();
      case "z" -> model.rollBack();
      case "r" -> model.refresh();
      default -> {}
    }
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.disarm();
    }
  }
}
