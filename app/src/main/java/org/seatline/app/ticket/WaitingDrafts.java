package org.seatline.app.ticket;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;

/** Drafts of other calls that wait to be taken up again. Lives on the view model's thread. */
public final class WaitingDrafts {
  private final Seat seat;
  private final ObservableList<Desk.Draft> list = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper resumed = new ReadOnlyIntegerWrapper();
  private Consumer<Desk.Draft> resumer = draft -> {};

  WaitingDrafts(Seat seat) {
    this.seat = seat;
  }

  /** The drafts as the store keeps them. */
  public ObservableList<Desk.Draft> list() {
    return list;
  }

  /** Counts the drafts that were taken up again: the cursor then belongs into the ticket. */
  public ReadOnlyIntegerProperty resumedProperty() {
    return resumed.getReadOnlyProperty();
  }

  /** A few words that a draft is known by; empty when nothing of the kind was written yet. */
  public static String words(Desk.Draft draft) {
    return TicketContent.of(draft.content()).words();
  }

  /** Takes up a draft again; what is on the screen now stays a draft. */
  public void resume(Desk.Draft draft) {
    resumer.accept(draft);
  }

  /** Gives a draft up for good. */
  public void discard(Desk.Draft draft) {
    list.remove(draft);
    seat.desk().discardDraft(draft.draftId());
  }

  /** A draft is gone from the store. */
  void forget(String draftId) {
    list.removeIf(draft -> draft.draftId().equals(draftId));
  }

  /** Who opens a draft that the agent wants. */
  void resumeBy(Consumer<Desk.Draft> opener) {
    resumer = opener;
  }

  /** All drafts that the store has, but for the one on the screen. */
  void offer(List<Desk.Draft> stored, String onScreen) {
    list.setAll(stored.stream().filter(draft -> !draft.draftId().equals(onScreen)).toList());
  }

  /** A draft that the agent wanted is on the screen. */
  void resumed() {
    resumed.set(resumed.get() + 1);
  }
}
