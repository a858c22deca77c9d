package org.seatline.app.formedit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.seatline.app.form.FieldEditor;
import org.seatline.app.form.FieldModel;
import org.seatline.app.form.FieldRow;
import org.seatline.app.form.FileHost;
import org.seatline.app.form.FormHost;
import org.seatline.app.form.OpenedFiles;
import org.seatline.app.form.ProblemWords;
import org.seatline.app.form.SectionBox;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormValidation;

/** The form as agents see it in one language, by the controls of the ticket. */
final class FormPreview extends VBox implements FormHost {
  private final PreviewModel model;
  private final Messages words;
  private final Messages screen;
  private final VBox body = new VBox();
  private final Map<String, FieldRow> rows = new HashMap<>();

  /**
   * @param screen the language of the editor itself
   */
  FormPreview(PreviewModel model, Language language, Messages screen) {
    this.model = model;
    this.words = new Messages(language);
    this.screen = screen;
    body.getStyleClass().add("ticket-body");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    setId("form-preview-" + language.tag());
    getStyleClass().add("form-preview");
    getChildren().setAll(scroll);
    model.documentProperty().addListener(changed -> build());
    model.pendingProperty().addListener(changed -> build());
    screen.languageProperty().addListener(changed -> build());
    parentProperty().addListener(changed -> build());
  }

  private void build() {
    rows.clear();
    body.getChildren().clear();
    FormDocument form = model.documentProperty().get();
    if (getParent() == null) {
      return; // nobody sees it
    }
    if (form == null) {
      Label nothing =
          new Label(
              screen.get(
                  model.pendingProperty().get()
                      ? "formedit.being-checked"
                      : "formedit.no-preview"));
      nothing.setWrapText(true);
      nothing.getStyleClass().add("muted");
      body.getChildren().setAll(nothing);
      return;
    }
    Label title = new Label(words.of(form.title()));
    title.getStyleClass().add("strong");
    body.getChildren().add(title);
    FieldEditor editors = new FieldEditor(this, words);
    Map<String, FieldModel> fields = new HashMap<>();
    model.fields().forEach(field -> fields.put(field.field().id(), field));
    for (FormDocument.Section section : form.sections()) {
      List<FieldModel> shown = new ArrayList<>();
      List<FieldRow> lines = new ArrayList<>();
      section.fields().stream()
          .map(field -> fields.get(field.id()))
          .forEach(
              field -> {
                if (field != null) {
                  FieldRow row = new FieldRow(field, editors.control(field), this, words);
                  rows.put(field.field().id(), row);
                  shown.add(field);
                  lines.add(row);
                }
              });
      body.getChildren().add(new SectionBox(section, shown, lines, words));
    }
  }

  @Override
  public ObservableList<CustomerRecord.Meter> meters() {
    return FXCollections.observableArrayList();
  }

  @Override
  public LocalDate today() {
    return model.today();
  }

  @Override
  public void leave(FieldModel field) {
    model.leave(field);
  }

  /** Nobody's record is filled in here. */
  @Override
  public String readable(String number) {
    return number;
  }

  /** Nothing is kept here. */
  @Override
  public FileHost files() {
    return new NoFiles();
  }

  @Override
  public OpenedFiles opened() {
    return OpenedFiles.usual();
  }

  @Override
  public String sentence(FormValidation.Problem problem) {
    return model.fields().stream()
        .filter(field -> field.field().id().equals(problem.fieldId()))
        .findFirst()
        .map(field -> ProblemWords.of(words, field.field(), problem))
        .orElse("");
  }
}
