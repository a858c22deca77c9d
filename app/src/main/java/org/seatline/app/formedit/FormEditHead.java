package org.seatline.app.formedit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;

/** Which form is open, what is to become of it, and what came of the last wish. */
final class FormEditHead extends VBox {
  private final FormEditViewModel model;
  private final Messages messages;
  private final EditWords words;
  private final ComboBox<String> forms = new ComboBox<>();
  private final MenuButton begin = new MenuButton();
  private final Label state = new Label();
  private final ActionButton publish;
  private final ActionButton undo;
  private final ActionButton redo;
  private final Button discard = new Button();
  private final HBox overtaken;
  private final Label overtakenBy = new Label();
  private boolean showing;
  private String shownName = "";

  FormEditHead(FormEditViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.words = new EditWords(messages);
    publish = action(Feather.UPLOAD, "Alt+P", "formedit.publish", model::publish);
    undo = action(Feather.CORNER_UP_LEFT, "Ctrl+Z", "formedit.undo", model::undo);
    redo = action(Feather.CORNER_UP_RIGHT, "Ctrl+Shift+Z", "formedit.redo", model::redo);
    publish.setId("form-publish");
    undo.setId("form-undo");
    redo.setId("form-redo");
    overtaken = overtaken();
    Label sentence = new Label();
    sentence.setId("form-sentence");
    sentence.setWrapText(true);
    sentence.getStyleClass().add("strong");
    sentence.textProperty().bind(model.sentenceProperty());
    sentence.visibleProperty().bind(sentence.textProperty().isNotEmpty());
    sentence.managedProperty().bind(sentence.visibleProperty());
    getStyleClass().add("form-head");
    getChildren().setAll(line(), overtaken, sentence);
    model.armedProperty().addListener(property -> publish.setOn(model.armedProperty().get()));
  }

  private ActionButton action(Feather icon, String key, String text, Runnable action) {
    return new ActionButton(icon, key, "configuration-action", action).saying(messages.text(text));
  }

  private HBox line() {
    forms.setId("form-list");
    forms.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String id) {
            return id == null ? "" : name(id);
          }

          @Override
          public String fromString(String text) {
            throw new UnsupportedOperationException("it is not editable");
          }
        });
    forms
        .valueProperty()
        .addListener(
            (property, before, id) -> {
              if (!showing && id != null) {
                model.open(id);
              }
            });
    begin.setId("form-new");
    begin.getStyleClass().add("form-add");
    begin.setGraphic(Icons.of(Feather.FILE_PLUS));
    state.setId("form-state");
    state.getStyleClass().add("muted");
    state.setMinWidth(0);
    discard.setId("form-discard");
    discard.getStyleClass().add("ticket-draft-button");
    discard.setOnAction(pressed -> model.discard());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(forms, begin, state, discard, gap, undo, redo, publish);
    line.getStyleClass().add("form-head-line");
    return line;
  }

  private HBox overtaken() {
    overtakenBy.setWrapText(true);
    overtakenBy.setId("form-overtaken");
    Button mine = new Button();
    mine.setId("form-keep-mine");
    mine.textProperty().bind(messages.text("formedit.keep-mine"));
    mine.setOnAction(pressed -> model.versions().keepMine());
    Button theirs = new Button();
    theirs.setId("form-take-theirs");
    theirs.textProperty().bind(messages.text("formedit.take-theirs"));
    theirs.setOnAction(pressed -> model.versions().takeTheirs());
    List.of(mine, theirs).forEach(button -> button.getStyleClass().add("ticket-another"));
    HBox line = new HBox(overtakenBy, mine, theirs);
    line.getStyleClass().addAll("form-head-line", "configuration-mistake");
    return line;
  }

  private String name(String id) {
    EditPicture now = model.now();
    return now.book()
        .find(id)
        .map(
            form -> messages.get("formedit.form-version", messages.of(form.title()), form.newest()))
        .orElse(messages.get("formedit.new-form", id));
  }

  private void showName(String name) {
    if (!name.equals(shownName)) {
      shownName = name;
      forms.setButtonCell(new NameCell());
    }
  }

  void show(EditPicture now) {
    showing = true;
    List<String> ids =
        new ArrayList<>(now.book().forms().stream().map(FormBook.Entry::id).toList());
    ids.addAll(model.newForms().ids());
    if (!forms.getItems().equals(ids)) {
      forms.getItems().setAll(ids);
    }
    if (!now.formId().isEmpty()) {
      forms.setValue(now.formId());
      showName(name(now.formId()));
    }
    forms.setAccessibleText(messages.get("formedit.form"));
    showing = false;
    begin.setText(messages.get("formedit.new"));
    MenuItem blank = new MenuItem(messages.get("formedit.new-blank"));
    blank.setOnAction(chosen -> model.newForms().begin(false));
    MenuItem copy = new MenuItem(messages.get("formedit.new-copy", words.name(now.draft().root())));
    copy.setOnAction(chosen -> model.newForms().begin(true));
    begin.getItems().setAll(List.of(blank, copy));
    boolean changed = !now.changes().isEmpty();
    state.setText(
        changed
            ? messages.get("formedit.state-changed", now.changes().size())
            : messages.get("formedit.state-published", now.newest()));
    discard.setText(messages.get("formedit.discard"));
    Presence.of(discard, changed);
    undo.setDisable(now.history().past().isEmpty());
    redo.setDisable(now.history().future().isEmpty());
    publish.setDisable(!changed);
    overtakenBy.setText(messages.get("formedit.overtaken", now.newest(), now.based()));
    Presence.of(overtaken, now.overtaken());
  }

  /** The chosen form, in the language of the moment. */
  private final class NameCell extends javafx.scene.control.ListCell<String> {
    @Override
    protected void updateItem(String id, boolean empty) {
      super.updateItem(id, empty);
      setText(id == null || empty ? "" : name(id));
    }
  }
}
