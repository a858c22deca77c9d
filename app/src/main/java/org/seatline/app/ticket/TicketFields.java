package org.seatline.app.ticket;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldModel;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormState;
import org.seatline.protocol.form.FormValidation;
import org.seatline.protocol.form.Tidy;

/** The fields of the ticket on the screen, and the rules by which record and script fill them. */
final class TicketFields {
  private final ObservableList<FieldModel> fields = FXCollections.observableArrayList();
  private final InstantSource clock;
  private Map<String, String> lastFills = Map.of();

  TicketFields(InstantSource clock) {
    this.clock = clock;
  }

  ObservableList<FieldModel> list() {
    return fields;
  }

  Optional<FieldModel> find(String fieldId) {
    return fields.stream().filter(field -> field.field().id().equals(fieldId)).findFirst();
  }

  /** Puts these on the screen; what the script has filled stays known. */
  void open(List<FieldModel> next) {
    fields.setAll(next);
  }

  void close() {
    fields.clear();
    lastFills = Map.of();
  }

  /** Puts what was stored into fields. */
  static void restore(List<FieldModel> fields, TicketContent content) {
    for (FieldModel field : fields) {
      String id = field.field().id();
      String text = content.fields().get(id);
      if (text != null) {
        field.put(text, content.origin(id));
      }
    }
  }

  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    fields.forEach(field -> values.put(field.field().id(), field.value()));
    return values;
  }

  Map<String, String> origins() {
    Map<String, String> origins = new LinkedHashMap<>();
    fields.forEach(field -> origins.put(field.field().id(), field.origin().name()));
    return origins;
  }

  /** Whether there is anything in it that the record did not know. */
  boolean worthKeeping() {
    return worthKeeping(fields);
  }

  static boolean worthKeeping(List<FieldModel> fields) {
    return fields.stream()
        .anyMatch(
            field ->
                !field.value().isBlank()
                    && (field.origin() == FieldModel.Origin.AGENT
                        || field.origin() == FieldModel.Origin.SCRIPT));
  }

  /** Puts what the record knows into fields that nobody else has filled. */
  void prefill(@Nullable CustomerRecord customer, String callerNumber) {
    for (FieldModel field : fields) {
      boolean untouched =
          field.origin() == FieldModel.Origin.NOBODY || field.origin() == FieldModel.Origin.RECORD;
      String known = Prefill.value(field.field(), customer, callerNumber);
      // A record that leaves the screen, as after the call, takes nothing back.
      if (untouched && (customer != null || !known.isEmpty())) {
        field.put(known, FieldModel.Origin.RECORD);
      }
    }
  }

  /** The script filled these before; they are on the screen, or were changed since. */
  void assumeFilled(Map<String, String> fills) {
    lastFills = Map.copyOf(fills);
  }

  /**
   * What the script's answers fill. Only what changed since the last time is put in, so that a
   * value that the agent has changed stays.
   *
   * @return whether a field changed
   */
  boolean fillFromScript(Map<String, String> fills) {
    Map<String, String> before = lastFills;
    lastFills = Map.copyOf(fills);
    boolean changed = false;
    for (FieldModel field : fields) {
      String id = field.field().id();
      String filled = fills.getOrDefault(id, "");
      String now = Tidy.value(field.field(), filled, today());
      if (field.isComputed()
          || filled.equals(before.getOrDefault(id, ""))
          || now.equals(field.value())) {
        continue;
      }
      boolean takenBack = now.isEmpty() && field.origin() != FieldModel.Origin.SCRIPT;
      if (!takenBack) {
        field.put(now, FieldModel.Origin.SCRIPT);
        changed = true;
      }
    }
    return changed;
  }

  /** The day of the moment. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
  }

  /** What the form says of the values on the screen. */
  FormState state(FormDocument form) {
    return FormState.of(form, values(), today());
  }

  /** Brings each value into the form that its type keeps. */
  void tidy() {
    fields.forEach(this::tidy);
  }

  void tidy(FieldModel field) {
    field.edit(Tidy.value(field.field(), field.value(), today()));
  }

  /** Computes, shows and hides fields, and takes complaints back that are no longer true. */
  void revalidate(FormDocument form) {
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

  /** Complains about these fields, and about no others. */
  void complain(List<FormValidation.Problem> problems) {
    for (FieldModel field : fields) {
      field.complain(
          problems.stream()
              .filter(problem -> problem.fieldId().equals(field.field().id()))
              .findFirst()
              .orElse(null));
    }
  }

  /** A ticket waits for its files: what is being copied would be missing from it. */
  List<FormValidation.Problem> filesToCome() {
    return fields.stream()
        .filter(field -> field.files().isBusy())
        .map(field -> new FormValidation.Problem(field.field().id(), "ticket.problem.coming", ""))
        .toList();
  }

  int wrongCount() {
    return (int) fields.stream().filter(field -> field.problemProperty().get() != null).count();
  }
}
