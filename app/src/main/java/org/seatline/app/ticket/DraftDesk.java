package org.seatline.app.ticket;

import java.util.List;
import java.util.function.Consumer;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.protocol.form.FormDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the drafts that the store has, and opens one again in the form that it was written in. */
final class DraftDesk {
  private static final Logger LOG = LoggerFactory.getLogger(DraftDesk.class);

  private final Seat seat;
  private final TicketViewModel ticket;
  private final TicketForms forms;

  DraftDesk(Seat seat, TicketViewModel ticket) {
    this.seat = seat;
    this.ticket = ticket;
    this.forms = new TicketForms(seat.desk());
    ticket.drafts().resumeBy(this::resume);
  }

  /** The forms of tickets. */
  TicketForms forms() {
    return forms;
  }

  /** Reads again which drafts wait. */
  void loadOffers() {
    read(drafts -> {});
  }

  /**
   * Somebody has signed in: what they wrote last is on the screen again.
   *
   * @param free whether there is no call whose own ticket opens
   */
  void comeBack(boolean free) {
    read(
        drafts -> {
          if (free && !ticket.isOpen()) {
            drafts.stream()
                .filter(draft -> TicketContent.of(draft.content()).cursor().isSomewhere())
                .findFirst()
                .ifPresent(this::resume);
          }
        });
  }

  private void read(Consumer<List<Desk.Draft>> then) {
    var _ =
        seat.desk()
            .drafts()
            .whenComplete(
                (drafts, error) -> {
                  if (error != null) {
                    LOG.error("the local store could not list drafts", error);
                    return;
                  }
                  ticket.drafts().offer(drafts, ticket.draftId());
                  then.accept(drafts);
                });
  }

  /** Opens the form of a draft that was left behind. */
  private void resume(Desk.Draft draft) {
    if (ticket.atHand().resume(draft.draftId())) {
      ticket.drafts().resumed();
      loadOffers();
      return;
    }
    TicketContent content = TicketContent.of(draft.content());
    var _ =
        forms
            .begunWith(content.formId(), content.formVersion())
            .whenComplete(
                (found, error) -> {
                  FormDocument form = error == null ? found.orElse(null) : null;
                  if (form == null) {
                    LOG.error("draft {} cannot be opened", draft.draftId(), error);
                    return;
                  }
                  // It belongs to whom it was begun for, not to whoever is on the line now.
                  ticket.setCustomer(null, "");
                  ticket.screen().restore(form, draft);
                  ticket.drafts().resumed();
                  loadOffers();
                });
  }
}
