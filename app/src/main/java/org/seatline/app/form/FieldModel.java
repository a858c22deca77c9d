package org.seatline.app.form;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.FormValidation;

/**
 * One field of the ticket on the screen: its value, who put it there, and what is wrong with it.
 */
public final class FieldModel {
  private final FormField field;
  private final Runnable onEdit;
  private final FilesModel files = new FilesModel(this);
  private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Origin> origin = new ReadOnlyObjectWrapper<>(Origin.NOBODY);
  private final ReadOnlyBooleanWrapper visible = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper required = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<FormValidation.@Nullable Problem> problem =
      new ReadOnlyObjectWrapper<>();

  /**
   * An empty field.
   *
   * @param onEdit runs whenever the agent changes its value
   */
  public FieldModel(FormField field, Runnable onEdit) {
    this.field = field;
    this.onEdit = onEdit;
  }

  /** Who put the value there. */
  public enum Origin {
    /** It is empty. */
    NOBODY,
    /** From the customer's record. */
    RECORD,
    /** From an answer of the script. */
    SCRIPT,
    /** From the form itself: it is computed. */
    FORM,
    /** Typed or chosen by the agent. */
    AGENT
  }

  /** What the form says of it. */
  public FormField field() {
    return field;
  }

  /** Its files, when it is a field of files. */
  public FilesModel files() {
    return files;
  }

  /** Whether the form fills it by itself. */
  public boolean isComputed() {
    return field.type() == FormField.Type.COMPUTED;
  }

  /** The value, empty when there is none. */
  public ReadOnlyStringProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** The value, empty when there is none. */
  public String value() {
    return value.get();
  }

  /** Who put the value there. */
  public ReadOnlyObjectProperty<Origin> originProperty() {
    return origin.getReadOnlyProperty();
  }

  /** Who put the value there. */
  public Origin origin() {
    return origin.get();
  }

  /** Whether its condition holds. */
  public ReadOnlyBooleanProperty visibleProperty() {
    return visible.getReadOnlyProperty();
  }

  /** Whether it must be filled. */
  public ReadOnlyBooleanProperty requiredProperty() {
    return required.getReadOnlyProperty();
  }

  /** What is wrong, or null. */
  public ReadOnlyObjectProperty<FormValidation.@Nullable Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The agent types or chooses. */
  public void edit(String text) {
    if (!text.equals(value.get())) {
      put(text, Origin.AGENT);
      onEdit.run();
    }
  }

  /** Somebody else than the agent fills it. */
  public void put(String text, Origin by) {
    origin.set(text.isEmpty() && by != Origin.AGENT ? Origin.NOBODY : by);
    value.set(text);
  }

  /** Its conditions say this now. */
  public void show(boolean nowVisible, boolean nowRequired) {
    visible.set(nowVisible);
    required.set(nowRequired);
  }

  /** This is wrong with it now, or nothing. */
  public void complain(FormValidation.@Nullable Problem wrong) {
    problem.set(wrong);
  }
}
