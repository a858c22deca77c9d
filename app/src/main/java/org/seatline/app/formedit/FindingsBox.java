package org.seatline.app.formedit;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;

/** Below the properties: what is wrong, what publishing would change, and earlier versions. */
final class FindingsBox extends VBox {
  private final FormEditViewModel model;
  private final Messages messages;
  private final EditWords words;
  private final ListView<DraftCheck.Found> found = new ListView<>();
  private final VBox changes = new VBox();
  private final VBox versions = new VBox();
  private final ToggleButton foundTab = tab("form-tab-found");
  private final ToggleButton changesTab = tab("form-tab-changes");
  private final ToggleButton versionsTab = tab("form-tab-versions");

  /**
   * @param open goes to the place of a finding
   */
  FindingsBox(FormEditViewModel model, Messages messages, Consumer<DraftCheck.Found> open) {
    this.model = model;
    this.messages = messages;
    this.words = new EditWords(messages);
    found.setId("form-found");
    found.accessibleTextProperty().bind(messages.text("formedit.tab.found", ""));
    found.setCellFactory(all -> new Row());
    found.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            open(open);
          }
        });
    found.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> open(open));
    changes.setId("form-changes");
    versions.setId("form-versions");
    List.of(changes, versions).forEach(list -> list.getStyleClass().add("form-below-list"));
    StackPane place = new StackPane(found);
    place.setMinHeight(0);
    VBox.setVgrow(place, Priority.ALWAYS);
    ToggleGroup group = new ToggleGroup();
    group.getToggles().addAll(foundTab, changesTab, versionsTab);
    foundTab.setOnAction(event -> show(place, foundTab, found));
    changesTab.setOnAction(event -> show(place, changesTab, scrolled(changes)));
    versionsTab.setOnAction(event -> show(place, versionsTab, scrolled(versions)));
    foundTab.setSelected(true);
    HBox tabs = new HBox(foundTab, changesTab, versionsTab);
    tabs.getStyleClass().add("form-below-tabs");
    getStyleClass().add("form-below");
    getChildren().setAll(tabs, place);
  }

  private static ToggleButton tab(String id) {
    ToggleButton button = new ToggleButton();
    button.setId(id);
    button.getStyleClass().add("ticket-segment");
    return button;
  }

  private static void show(StackPane place, ToggleButton tab, javafx.scene.Node node) {
    tab.setSelected(true);
    place.getChildren().setAll(node);
  }

  private static ScrollPane scrolled(javafx.scene.Node node) {
    ScrollPane scroll = new ScrollPane(node);
    scroll.setFitToWidth(true);
    return scroll;
  }

  private void open(Consumer<DraftCheck.Found> open) {
    DraftCheck.Found at = found.getSelectionModel().getSelectedItem();
    if (at != null) {
      open.accept(at);
    }
  }

  /** Shows what publishing would change. */
  void openChanges() {
    changesTab.fire();
    changesTab.setSelected(true);
  }

  void show(EditPicture now) {
    foundTab.setText(messages.get("formedit.tab.found", now.found().size()));
    changesTab.setText(messages.get("formedit.tab.changes", now.changes().size()));
    int count = now.book().find(now.formId()).map(form -> form.versions().size()).orElse(0);
    versionsTab.setText(messages.get("formedit.tab.versions", count));
    if (!found.getItems().equals(now.found())) {
      found.getItems().setAll(now.found());
    }
    found.setPlaceholder(
        label(
            messages.get(now.checked() ? "formedit.nothing-found" : "formedit.being-checked"),
            "muted"));
    found.refresh();
    changes.getChildren().clear();
    if (now.changes().isEmpty()) {
      changes.getChildren().add(label(messages.get("formedit.no-changes"), "muted"));
    }
    now.changes()
        .forEach(
            entry ->
                changes
                    .getChildren()
                    .add(label(words.difference(entry), "configuration-difference")));
    showVersions(now);
  }

  private void showVersions(EditPicture now) {
    versions.getChildren().clear();
    List<FormBook.Version> all =
        now.book().find(now.formId()).map(FormBook.Entry::versions).orElse(List.of());
    if (all.isEmpty()) {
      versions.getChildren().add(label(messages.get("formedit.no-versions"), "muted"));
    }
    for (int i = 0; i < all.size(); i++) {
      FormBook.Version version = all.get(i);
      Label name = label(messages.get("formedit.version", version.number()), "strong");
      HBox head = new HBox(name);
      head.getStyleClass().add("form-both");
      if (i > 0) {
        Button back =
            new Button(
                messages.get("formedit.bring-back", version.number()),
                Icons.of(Feather.ROTATE_CCW));
        back.setId("bring-back-" + version.number());
        back.getStyleClass().add("ticket-draft-button");
        back.setOnAction(pressed -> model.versions().bringBack(version.number()));
        head.getChildren().add(back);
      }
      versions.getChildren().add(head);
      if (i + 1 < all.size()) {
        FormDraft before = FormDraft.read(all.get(i + 1).body());
        FormDifference.between(before, FormDraft.read(version.body()))
            .forEach(entry -> versions.getChildren().add(label(words.difference(entry), "muted")));
      }
    }
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }

  /** A finding at its place. */
  private final class Row extends ListCell<DraftCheck.Found> {
    Row() {
      setPrefWidth(0);
      setWrapText(true);
    }

    @Override
    protected void updateItem(DraftCheck.@Nullable Found item, boolean empty) {
      super.updateItem(item, empty);
      if (item == null || empty) {
        setText(null);
        setGraphic(null);
        return;
      }
      String place = words.place(model.now().draft(), item.place());
      setText(place + ": " + words.sentence(item));
      setGraphic(Icons.of(item.isWrong() ? Feather.ALERT_CIRCLE : Feather.HELP_CIRCLE));
    }
  }
}
