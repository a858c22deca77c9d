package org.seatline.app.form;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Following;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.form.FormField;

/** Makes the control for a field. */
public final class FieldEditor {
  private static final int ADDRESS_ROWS = 2;
  private static final int TEXT_ROWS = 2;
  private static final int STORY_ROWS = 3;
  private static final int STORY_CHARS = 2_000;
  private static final int METER_TAIL_DIGITS = 4;

  private final FormHost host;
  private final Messages messages;
  private final TextEditor texts;
  private final ChoiceEditor choices;

  /** Makes controls for the fields of one screen. */
  public FieldEditor(FormHost host, Messages messages) {
    this.host = host;
    this.messages = messages;
    this.texts = new TextEditor(host, messages);
    this.choices = new ChoiceEditor(messages);
  }

  /** The control, bound to the field for the life of the ticket on the screen. */
  public Region control(FieldModel field) {
    Region control =
        switch (field.field().type()) {
          case TEXT, NAME, TIME -> texts.line(field);
          case NUMBER -> texts.number(field);
          case PHONE -> texts.phone(field);
          case DATE ->
              new DateEditor(field, host, texts.line(field), messages.get("ticket.calendar"));
          case ADDRESS -> texts.area(field, ADDRESS_ROWS);
          case MULTILINE -> texts.area(field, rows(field.field()));
          case CHECKBOX -> choices.checkBox(field);
          case METER -> meter(field);
          case CHOICE -> choices.one(field);
          case MULTICHOICE -> choices.several(field);
          case TABLE -> new TableEditor(field, host, messages);
          case COMPUTED -> computed(field);
          case FILE -> new FileEditor(field, host, messages);
        };
    control.setId("ticket-" + field.field().id());
    return control;
  }

  private static int rows(FormField field) {
    return field.maxLength() < STORY_CHARS ? TEXT_ROWS : STORY_ROWS;
  }

  private Region computed(FieldModel field) {
    Label label = new Label();
    label.getStyleClass().add("ticket-computed");
    label.setWrapText(true);
    Runnable show =
        () ->
            label.setText(
                field.value().isEmpty()
                    ? messages.get("ticket.computed-empty")
                    : FieldWords.of(messages, field.field(), field.value()));
    field.valueProperty().addListener(changed -> show.run());
    show.run();
    return label;
  }

  private Region meter(FieldModel field) {
    TextField text = texts.line(field);
    FlowPane pills = ChoiceEditor.flow();
    Runnable fill =
        () -> {
          pills.getChildren().setAll(host.meters().stream().map(m -> pill(m, field)).toList());
          ChoiceEditor.mark(pills, Set.of(field.value()));
        };
    Following.list(pills, host.meters(), fill);
    field
        .valueProperty()
        .addListener((property, before, after) -> ChoiceEditor.mark(pills, Set.of(after)));
    fill.run();
    VBox box = new VBox(text, pills);
    box.getStyleClass().add("ticket-meter");
    return box;
  }

  private Node pill(CustomerRecord.Meter meter, FieldModel field) {
    String number = meter.number();
    String tail = number.substring(Math.max(0, number.length() - METER_TAIL_DIGITS));
    ToggleButton button = new ToggleButton(messages.of(meter.place()) + " " + tail);
    button.getStyleClass().add("ticket-segment");
    button.setUserData(meter.number());
    button.setOnAction(pressed -> field.edit(button.isSelected() ? meter.number() : ""));
    return button;
  }
}
