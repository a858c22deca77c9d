package org.seatline.app.ticket;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.PhoneMask;
import org.seatline.app.session.Company;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.Watched;
import org.seatline.protocol.Handover;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;

/**
 * What came along from a colleague: the note, and while the colleague only asks, the ticket to be
 * read. Lives on the thread of the seat's observers.
 */
public final class HandoverViewModel {
  private final Messages messages;
  private final TicketForms forms;
  private final ReadOnlyObjectWrapper<@Nullable Card> card = new ReadOnlyObjectWrapper<>();
  private Company company = Company.NONE;
  private SeatSnapshot.@Nullable Person person;
  private @Nullable FormDocument form;
  private String formAsked = "";

  /**
   * What is shown.
   *
   * @param title who asks, or who handed the call over
   * @param note the colleague's words, may be empty
   * @param question whether it is only a question: then the call is not this agent's
   * @param ticket the ticket's title, empty when there is none to read
   * @param lines its fields as people read them
   */
  public record Card(
      String title, String note, boolean question, String ticket, List<Line> lines) {}

  /** A field and what stands in it. */
  public record Line(String label, String value) {}

  /** Follows the seat from now on. */
  public HandoverViewModel(Seat seat, Messages messages) {
    this.messages = messages;
    this.forms = new TicketForms(seat.desk());
    messages.languageProperty().addListener(changed -> show());
    seat.observe(this::follow);
  }

  /** What is to be shown, or null. */
  public ReadOnlyObjectProperty<@Nullable Card> cardProperty() {
    return card.getReadOnlyProperty();
  }

  private void follow(SeatSnapshot now) {
    SeatSnapshot.CallView call = now.call();
    Company next = call == null ? Company.NONE : call.company();
    if (Objects.equals(next.asks(), company.asks())
        && Objects.equals(next.handover(), company.handover())) {
      return;
    }
    company = next;
    person = now.person();
    readForm();
    show();
  }

  private void readForm() {
    Handover along = company.handover();
    TicketRecord ticket = along == null ? null : along.ticket();
    String wanted = ticket == null ? "" : ticket.formId() + " " + ticket.formVersion();
    if (wanted.equals(formAsked)) {
      return;
    }
    formAsked = wanted;
    form = null;
    if (ticket != null) {
      Watched.take(
          "read the form of a ticket",
          forms.begunWith(ticket.formId(), ticket.formVersion()),
          found -> {
            if (wanted.equals(formAsked)) {
              form = found.orElse(null);
              show();
            }
          });
    }
  }

  private void show() {
    Handover along = company.handover();
    boolean question = company.asks() != null;
    if (along == null) {
      card.set(null);
      return;
    }
    String from = messages.of(question ? company.asks() : along.fromName());
    String title = messages.get(question ? "handover.asks" : "handover.from", from);
    TicketRecord ticket = question ? along.ticket() : null;
    FormDocument known = form;
    card.set(
        ticket == null || known == null
            ? new Card(title, along.note(), question, "", List.of())
            : new Card(
                title,
                along.note(),
                question,
                messages.of(known.title()),
                lines(known, ticket.fields())));
  }

  private List<Line> lines(FormDocument known, Map<String, String> values) {
    return known
        .fields()
        .filter(field -> !values.getOrDefault(field.id(), "").isBlank())
        .map(field -> new Line(messages.of(field.label()), read(field, values.get(field.id()))))
        .toList();
  }

  private String read(FormField field, @Nullable String value) {
    String written = value == null ? "" : value;
    if (field.type() == FormField.Type.PHONE) {
      return PhoneMask.text(person, written);
    }
    Optional<FormField.Option> option = field.option(written);
    return option.map(chosen -> messages.of(chosen.label())).orElse(written);
  }
}
