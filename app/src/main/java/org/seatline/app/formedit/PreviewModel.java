package org.seatline.app.formedit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldModel;
import org.seatline.protocol.form.AttachedFiles;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.FormState;
import org.seatline.protocol.form.FormValidation;
import org.seatline.protocol.form.Tidy;

/**
 * What is typed into the preview, by the keys of the draft's fields: it stays while the form
 * changes. UI thread.
 */
final class PreviewModel {
  private final Supplier<LocalDate> today;
  private final ReadOnlyObjectWrapper<@Nullable FormDocument> document =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper();
  private final Map<Integer, String> typed = new HashMap<>();
  private List<FieldModel> fields = List.of();
  private Map<String, Integer> keys = Map.of();

  /**
   * @param today the day of the moment
   */
  PreviewModel(Supplier<LocalDate> today) {
    this.today = today;
  }

  /** The form that is shown; its fields are others when it changes. Null for none. */
  ReadOnlyObjectProperty<@Nullable FormDocument> documentProperty() {
    return document.getReadOnlyProperty();
  }

  List<FieldModel> fields() {
    return fields;
  }

  LocalDate today() {
    return today.get();
  }

  /** Whether it is not known yet what can be shown. */
  ReadOnlyBooleanProperty pendingProperty() {
    return pending.getReadOnlyProperty();
  }

  /** Shows a form with what was typed before. */
  void show(FormDraft draft, @Nullable FormDocument form, boolean checked) {
    pending.set(form == null && !checked);
    if (Objects.equals(form, document.get())) {
      return;
    }
    Map<String, Integer> byId = new HashMap<>();
    draft.fields().forEach(field -> byId.putIfAbsent(field.id(), field.key()));
    keys = byId;
    List<FieldModel> next = new ArrayList<>();
    if (form != null) {
      form.fields().forEach(field -> next.add(model(field)));
    }
    fields = List.copyOf(next);
    revalidate(form);
    document.set(form);
  }

  private FieldModel model(FormField field) {
    FieldModel[] made = new FieldModel[1];
    made[0] = new FieldModel(field, () -> edited(made[0]));
    String before = typed.getOrDefault(keys.getOrDefault(field.id(), 0), "");
    if (!made[0].isComputed() && fits(field, before)) {
      made[0].put(before, FieldModel.Origin.AGENT);
    }
    return made[0];
  }

  private static boolean fits(FormField field, String value) {
    return switch (field.type()) {
      case CHOICE -> field.option(value).isPresent();
      case CHECKBOX -> value.equals("true") || value.equals("false");
      case TABLE -> value.startsWith("[");
      case FILE -> AttachedFiles.parse(value).filter(files -> !files.isEmpty()).isPresent();
      default -> !value.isEmpty();
    };
  }

  private void edited(FieldModel field) {
    Integer key = keys.get(field.field().id());
    if (key != null && !field.isComputed()) {
      typed.put(key, field.value());
    }
    revalidate(document.get());
  }

  /** Somebody leaves a field: what is wrong with it is said now. */
  void leave(FieldModel field) {
    FormDocument form = document.get();
    if (form != null && !field.value().isBlank()) {
      field.edit(Tidy.value(field.field(), field.value(), today()));
      field.complain(FormValidation.check(state(form), field.field()).orElse(null));
    }
  }

  /** Empties everything. */
  void clear() {
    typed.clear();
    fields.stream().filter(field -> !field.isComputed()).forEach(field -> field.edit(""));
    fields.forEach(field -> field.complain(null));
  }

  private FormState state(FormDocument form) {
    Map<String, String> values = new LinkedHashMap<>();
    fields.forEach(field -> values.put(field.field().id(), field.value()));
    return FormState.of(form, values, today());
  }

  private void revalidate(@Nullable FormDocument form) {
    if (form == null) {
      return;
    }
    FormState state = state(form);
    for (FieldModel field : fields) {
      if (field.isComputed()) {
        field.put(state.value(field.field()), FieldModel.Origin.FORM);
      }
      field.show(state.isVisible(field.field()), state.isRequired(field.field()));
      if (field.problemProperty().get() != null) {
        field.complain(FormValidation.check(state, field.field()).orElse(null));
      }
    }
  }
}
