package org.seatline.app.formedit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.protocol.form.FormField;

/** The form editor: outline, properties with what is wrong, and the form in both languages. */
public final class FormEditView extends VBox {
  /** From this width on both languages stand beside each other. */
  private static final double BOTH_WIDTH = 1_640;

  private final FormEditViewModel model;
  private final Messages messages;
  private final PreviewModel previewModel;
  private final FormEditHead head;
  private final MenuButton add = new MenuButton();
  private final Button addSection = new Button();
  private final OutlineList outline;
  private final PropertyPane properties;
  private final FindingsBox below;
  private final FormPreview chinese;
  private final FormPreview english;
  private final ToggleButton showChinese = new ToggleButton();
  private final ToggleButton showEnglish = new ToggleButton();
  private final HBox previews = new HBox();

  /**
   * Shows what the view model says, and asks it to look whenever it is shown.
   *
   * @param today the day of the moment
   */
  public FormEditView(FormEditViewModel model, Messages messages, Supplier<LocalDate> today) {
    this.model = model;
    this.messages = messages;
    previewModel = new PreviewModel(today);
    head = new FormEditHead(model, messages);
    outline = new OutlineList(model, messages, this::askWhatToAdd);
    properties = new PropertyPane(model, messages);
    below = new FindingsBox(model, messages, this::open);
    chinese = new FormPreview(previewModel, Language.ZH, messages);
    english = new FormPreview(previewModel, Language.EN, messages);
    HBox columns = new HBox(left(), middle(), right());
    columns.getStyleClass().add("form-columns");
    columns.setMinHeight(0);
    VBox.setVgrow(columns, Priority.ALWAYS);
    getStyleClass().add("form-edit");
    getChildren().setAll(head, columns);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.pictureProperty().addListener(property -> show());
    model
        .armedProperty()
        .addListener(
            property -> {
              if (model.armedProperty().get()) {
                below.openChanges();
              }
            });
    messages.languageProperty().addListener(property -> translate());
    widthProperty().addListener(property -> arrange());
    sceneProperty()
        .addListener(
            property -> {
              if (getScene() != null) {
                model.refresh();
              }
            });
    translate();
  }

  private Node left() {
    add.setId("form-add");
    add.getStyleClass().add("form-add");
    add.setGraphic(Icons.of(Feather.PLUS));
    addSection.setId("form-add-section");
    addSection.getStyleClass().add("ticket-another");
    addSection.setOnAction(pressed -> model.outline().addSection());
    HBox buttons = new HBox(add, addSection);
    buttons.getStyleClass().add("form-both");
    Label help = new Label();
    help.textProperty().bind(messages.text("formedit.outline-help"));
    help.setWrapText(true);
    help.getStyleClass().add("faint");
    VBox.setVgrow(outline, Priority.ALWAYS);
    outline.setMinHeight(0);
    VBox left = new VBox(buttons, outline, help);
    left.getStyleClass().add("form-left");
    return left;
  }

  private Node middle() {
    VBox.setVgrow(properties, Priority.ALWAYS);
    properties.setMinHeight(0);
    VBox middle = new VBox(properties, below);
    middle.setMinWidth(0);
    middle.getStyleClass().add("form-middle");
    HBox.setHgrow(middle, Priority.ALWAYS);
    return middle;
  }

  private Node right() {
    ToggleGroup group = new ToggleGroup();
    group.getToggles().addAll(showChinese, showEnglish);
    showChinese.setId("preview-zh");
    showEnglish.setId("preview-en");
    Label heading = new Label();
    heading.textProperty().bind(messages.text("formedit.preview"));
    heading.getStyleClass().add("pane-heading");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button clear = new Button();
    clear.setId("preview-clear");
    clear.textProperty().bind(messages.text("formedit.clear-preview"));
    clear.getStyleClass().add("ticket-draft-button");
    clear.setOnAction(pressed -> previewModel.clear());
    HBox line = new HBox(heading, gap, showChinese, showEnglish, clear);
    line.getStyleClass().add("form-both");
    for (ToggleButton button : List.of(showChinese, showEnglish)) {
      button.getStyleClass().add("ticket-segment");
      button.setOnAction(
          pressed -> {
            button.setSelected(true);
            arrange();
          });
    }
    showChinese.textProperty().bind(messages.text("formedit.language.zh"));
    showEnglish.textProperty().bind(messages.text("formedit.language.en"));
    previews.getStyleClass().add("form-previews");
    VBox.setVgrow(previews, Priority.ALWAYS);
    previews.setMinHeight(0);
    VBox right = new VBox(line, previews);
    right.getStyleClass().add("form-right");
    return right;
  }

  /** Both languages where there is room, else the one that is wanted. */
  private void arrange() {
    boolean both = getWidth() >= BOTH_WIDTH;
    Presence.of(showChinese, !both);
    Presence.of(showEnglish, !both);
    List<Node> wanted =
        both ? List.of(chinese, english) : List.of(showEnglish.isSelected() ? english : chinese);
    if (!previews.getChildren().equals(wanted)) {
      previews.getChildren().setAll(wanted);
    }
  }

  private void translate() {
    boolean isChinese = messages.language() == Language.ZH;
    (isChinese ? showChinese : showEnglish).setSelected(true);
    EditWords words = new EditWords(messages);
    add.setText(messages.get("formedit.add"));
    addSection.setText(messages.get("formedit.add-section"));
    add.getItems()
        .setAll(
            Stream.of(FormField.Type.values())
                .map(
                    type -> {
                      String name = type.name().toLowerCase(Locale.ROOT);
                      MenuItem item = new MenuItem(words.type(name));
                      item.setId("add-" + name);
                      item.setOnAction(
                          chosen -> {
                            model.outline().addField(type);
                            properties.focusFirst();
                          });
                      return item;
                    })
                .toList());
    arrange();
    show();
  }

  private void askWhatToAdd() {
    add.requestFocus();
    add.show();
  }

  private void open(DraftCheck.Found found) {
    model.select(found.place().key());
    properties.focus(found.place());
  }

  private void show() {
    EditPicture now = model.now();
    head.show(now);
    outline.show(now);
    properties.show(now);
    below.show(now);
    previewModel.show(now.draft(), now.preview(), now.checked());
  }

  private void key(KeyEvent event) {
    boolean preview = event.getTarget() instanceof Node node && isIn(node, previews);
    if (event.getCode() == KeyCode.Z && event.isShortcutDown() && !preview) {
      if (event.isShiftDown()) {
        model.redo();
      } else {
        model.undo();
      }
      event.consume();
    } else if (event.getCode() == KeyCode.P && event.isAltDown()) {
      model.publish();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      model.disarm();
    }
  }

  private static boolean isIn(Node node, Parent wanted) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
