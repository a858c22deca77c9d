package org.seatline.app.form;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.FormValidation;

/** One field of the form: label, control, who filled it, and what is wrong. */
public final class FieldRow extends HBox {
  /** Stays on the line of the last word. */
  private static final String REQUIRED = "\u00a0*";

  private final FieldModel field;
  private final Region control;
  private final FormHost host;
  private final Messages messages;
  private final Label label = new Label();
  private final Label origin = new Label();
  private final Label problem = new Label();

  /** Shows a field by this control. */
  public FieldRow(FieldModel field, Region control, FormHost host, Messages messages) {
    this.field = field;
    this.control = control;
    this.host = host;
    this.messages = messages;
    getStyleClass().add("ticket-row");
    label.getStyleClass().add("ticket-label");
    label.setWrapText(true);
    origin.getStyleClass().add("ticket-origin");
    HBox left = new HBox(label, origin);
    left.getStyleClass().add("ticket-left");
    HBox.setHgrow(label, Priority.ALWAYS);
    problem.getStyleClass().add("ticket-problem");
    problem.setWrapText(true);
    control.setMaxWidth(Double.MAX_VALUE);
    VBox right = new VBox(control, problem);
    right.setMinWidth(0);
    right.getStyleClass().add("ticket-right");
    HBox.setHgrow(right, Priority.ALWAYS);
    if (field.field().type() == FormField.Type.TABLE) {
      VBox wide = new VBox(left, right);
      wide.getStyleClass().add("ticket-wide");
      wide.setMinWidth(0);
      HBox.setHgrow(wide, Priority.ALWAYS);
      getChildren().setAll(wide);
    } else {
      getChildren().setAll(left, right);
    }
    nameControl();
    field.visibleProperty().addListener(changed -> show());
    field.requiredProperty().addListener(changed -> show());
    field.originProperty().addListener(changed -> show());
    field.problemProperty().addListener(changed -> show());
    show();
  }

  /** What a screen reader says for a control that has no words of its own. */
  private void nameControl() {
    label.setLabelFor(control);
    Node target = firstFocusable(control);
    if (target != null && target.getAccessibleText() == null && !(target instanceof Labeled)) {
      target.setAccessibleText(messages.of(field.field().label()));
    }
  }

  private void show() {
    Presence.of(this, field.visibleProperty().get());
    String words = messages.of(field.field().label());
    label.setText(field.requiredProperty().get() ? words + REQUIRED : words);
    showOrigin();
    FormValidation.Problem wrong = field.problemProperty().get();
    problem.setText(wrong == null ? "" : host.sentence(wrong));
    Presence.of(problem, wrong != null);
    getStyleClass().remove("wrong");
    if (wrong != null) {
      getStyleClass().add("wrong");
    }
  }

  private void showOrigin() {
    String key =
        switch (field.origin()) {
          case SCRIPT -> "ticket.by-script";
          case RECORD -> "ticket.by-record";
          case FORM, AGENT, NOBODY -> "";
        };
    Presence.of(origin, !key.isEmpty());
    if (!key.isEmpty()) {
      origin.setGraphic(icon(field.origin()));
      origin.setTooltip(new Tooltip(messages.get(key)));
    }
  }

  /** The mark of who filled a field; the legend of the form names it in words. */
  public static FontIcon icon(FieldModel.Origin origin) {
    return Icons.of(origin == FieldModel.Origin.SCRIPT ? Feather.MESSAGE_SQUARE : Feather.USER);
  }

  /** Puts the cursor into its control. */
  public void focusControl() {
    Node target = firstFocusable(control);
    if (target != null) {
      target.requestFocus();
    }
  }

  /** The same, with the caret behind so many characters. */
  public void focusControl(int caret) {
    focusControl();
    if (firstFocusable(control) instanceof TextInputControl text) {
      text.positionCaret(Math.min(caret, text.getLength()));
    }
  }

  /** The editor of its files, if it is a field of files. */
  public Optional<FileEditor> files() {
    return control instanceof FileEditor editor ? Optional.of(editor) : Optional.empty();
  }

  /** Unfolds the section that it stands in. */
  public void unfold() {
    Node each = this;
    while (each != null && !(each instanceof SectionBox)) {
      each = each.getParent();
    }
    if (each instanceof SectionBox section) {
      section.unfold();
    }
  }

  /** Which field it shows. */
  public String fieldId() {
    return field.field().id();
  }

  private static @Nullable Node firstFocusable(Node node) {
    if (node.isFocusTraversable()) {
      return node;
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node found = firstFocusable(child);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
