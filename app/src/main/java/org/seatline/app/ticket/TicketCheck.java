package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldModel;
import org.seatline.app.form.ProblemWords;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormState;
import org.seatline.protocol.form.FormValidation;

/** What keeps the ticket from being submitted, said at its fields. */
public final class TicketCheck {
  private final TicketFields fields;
  private final Supplier<@Nullable FormDocument> form;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<@Nullable FieldModel> wrongField =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper wrongCount = new ReadOnlyIntegerWrapper();

  /**
   * @param form the form of the ticket on the screen, or null
   */
  TicketCheck(TicketFields fields, Supplier<@Nullable FormDocument> form, Messages messages) {
    this.fields = fields;
    this.form = form;
    this.messages = messages;
  }

  /** The first field that keeps the ticket from being submitted; wants the focus. */
  public ReadOnlyObjectProperty<@Nullable FieldModel> wrongFieldProperty() {
    return wrongField.getReadOnlyProperty();
  }

  /** How many fields keep the ticket from being submitted. */
  public ReadOnlyIntegerProperty wrongCountProperty() {
    return wrongCount.getReadOnlyProperty();
  }

  /** Checks a field that the agent leaves; an empty one is not complained about yet. */
  public void leave(FieldModel field) {
    FormDocument document = form.get();
    if (document != null && !field.value().isBlank()) {
      fields.tidy(field);
      field.complain(FormValidation.check(fields.state(document), field.field()).orElse(null));
    }
  }

  /** The sentence for a problem, in the language of the moment. */
  public String sentence(FormValidation.Problem problem) {
    return fields
        .find(problem.fieldId())
        .map(field -> ProblemWords.of(messages, field.field(), problem))
        .orElse("");
  }

  /** Shows and hides fields, and takes complaints back that are no longer true. */
  void revalidate() {
    FormDocument document = form.get();
    if (document != null) {
      fields.revalidate(document);
      wrongCount.set(fields.wrongCount());
    }
  }

  /**
   * Complains about every field that is wrong; whether there is none.
   *
   * @param changed the ticket that is changed, or null for a new one
   */
  boolean complete(FormDocument document, @Nullable TicketRecord changed) {
    fields.tidy();
    FormState state = fields.state(document);
    List<FormValidation.Problem> problems =
        new ArrayList<>(changed == null ? state.problems() : ChangeForm.problems(state, changed));
    problems.addAll(fields.filesToCome());
    fields.complain(problems);
    wrongCount.set(problems.size());
    wrongField.set(null);
    if (!problems.isEmpty()) {
      wrongField.set(fields.find(problems.getFirst().fieldId()).orElse(null));
    }
    return problems.isEmpty();
  }

  /**
   * How much keeps the ticket from being submitted, without complaining about it.
   *
   * @param changed the ticket that is changed, or null for a new one
   */
  int missing(FormDocument document, @Nullable TicketRecord changed) {
    FormState state = fields.state(document);
    return changed == null ? state.problems().size() : ChangeForm.problems(state, changed).size();
  }

  /** Complains about nothing. */
  void clear() {
    fields.list().forEach(field -> field.complain(null));
    wrongField.set(null);
    wrongCount.set(0);
  }
}
