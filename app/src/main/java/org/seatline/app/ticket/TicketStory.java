package org.seatline.app.ticket;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.seatline.app.form.FieldWords;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.NumberVeil;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketEvent;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;

/** Who changed what of a ticket and when, in words. Needs no toolkit. */
final class TicketStory {
  private final Messages messages;
  private final NumberVeil veil;
  private final Function<FollowUp, String> followUps;

  /**
   * @param veil what whoever reads this may not see
   * @param followUps how a follow-up is said to whoever reads this
   */
  TicketStory(Messages messages, NumberVeil veil, Function<FollowUp, String> followUps) {
    this.messages = messages;
    this.veil = veil;
    this.followUps = followUps;
  }

  /** A change as it is shown. */
  record Line(String when, String what) {}

  /**
   * The newest first.
   *
   * @param form the ticket's form with the fields of a change
   */
  List<Line> lines(FormDocument form, TicketRecord ticket) {
    return ticket.handled().history().reversed().stream().map(event -> line(form, event)).toList();
  }

  private Line line(FormDocument form, TicketEvent event) {
    String edits =
        event.edits().stream()
            .map(edit -> sentence(form, edit))
            .collect(Collectors.joining(messages.get("ticket.history.and")));
    return new Line(
        Clocks.dayAndTime(event.atMs()),
        messages.get("ticket.history.line", event.agentId(), edits));
  }

  private String sentence(FormDocument form, Edit edit) {
    if (FollowUp.isField(edit.field())) {
      return followUp(edit);
    }
    String label =
        form.field(edit.field()).map(field -> messages.of(field.label())).orElse(edit.field());
    return messages.get(
        "ticket.history.edit",
        label,
        value(form, edit, edit.before()),
        value(form, edit, edit.after()));
  }

  private String followUp(Edit edit) {
    FollowUp what = FollowUp.read(edit.after()).or(() -> FollowUp.read(edit.before())).orElse(null);
    if (what == null) {
      return messages.get("ticket.history.follow-up-gone");
    }
    String key = what.isPending() ? "ticket.history.promised" : "ticket.history.kept";
    return messages.get(key, veil.text(followUps.apply(what)), Clocks.dayAndTime(what.dueAtMs()));
  }

  private String value(FormDocument form, Edit edit, String value) {
    if (value.isEmpty()) {
      return messages.get("ticket.history.empty");
    }
    if (edit.field().equals(Edit.STATE)) {
      return messages.get("customer.ticket-state." + value); // also states that it cannot go to now
    }
    return form.field(edit.field())
        .map(field -> FieldWords.of(messages, veil, field, value))
        .orElseGet(() -> veil.unknown(value));
  }
}
