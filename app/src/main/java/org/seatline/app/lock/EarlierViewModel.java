package org.seatline.app.lock;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.PeopleDesk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drafts that wait for an earlier password: bring them back, or give them up. */
public final class EarlierViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierViewModel.class);

  private final Seat seat;
  private final Messages messages;
  private final Runnable draftsCame;
  private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable String countedFor;

  /**
   * Follows the seat from now on.
   *
   * @param draftsCame runs when there are more drafts than before
   */
  public EarlierViewModel(Seat seat, Messages messages, Runnable draftsCame) {
    this.seat = seat;
    this.messages = messages;
    this.draftsCame = draftsCame;
    seat.observe(this::follow);
  }

  /** How many drafts wait for an earlier password of whoever is signed in. */
  public ReadOnlyIntegerProperty waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /** What came of the last try; empty before. */
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** Whether {@link #saidProperty} says that it did not work. */
  public ReadOnlyBooleanProperty wrongProperty() {
    return wrong.getReadOnlyProperty();
  }

  /** Whether a password is being tried. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  private void follow(SeatSnapshot now) {
    SeatSnapshot.Person person = now.person();
    if (person == null) {
      countedFor = null;
      waiting.set(0);
      say("", false);
    } else if (now.signIn().step() == Step.SIGNED_IN
        && !person.agent().agentId().equals(countedFor)) {
      countedFor = person.agent().agentId();
      count();
    }
  }

  private void count() {
    var _ =
        seat.people()
            .earlierDrafts()
            .whenComplete(
                (count, failed) -> {
                  if (failed == null) {
                    waiting.set(count);
                  } else {
                    LOG.error("drafts of earlier passwords could not be counted", failed);
                  }
                });
  }

  /** Tries an earlier password; the array is wiped. */
  public void bringBack(char[] password) {
    if (busy.get() || password.length == 0) {
      return;
    }
    busy.set(true);
    var _ =
        seat.people()
            .bringBack(password)
            .whenComplete((outcome, failed) -> tried(failed == null ? outcome : null));
  }

  private void tried(PeopleDesk.@Nullable BroughtBack outcome) {
    busy.set(false);
    switch (outcome) {
      case null -> say(messages.get("earlier.broken"), true);
      case PeopleDesk.BroughtBack.Refused(String code) ->
          say(messages.first("earlier.error." + code, "earlier.error.bad-credentials"), true);
      case PeopleDesk.BroughtBack.Done(int drafts, int left) -> {
        waiting.set(left);
        say(messages.get(left == 0 ? "earlier.back" : "earlier.some-back", drafts, left), false);
        draftsCame.run();
      }
    }
  }

  /** Deletes them for good; asked twice by the view. */
  public void giveUp() {
    var _ =
        seat.people()
            .giveUpEarlier()
            .whenComplete(
                (count, failed) -> {
                  if (failed == null) {
                    waiting.set(0);
                    say(messages.get("earlier.given-up", count), false);
                  } else {
                    say(messages.get("earlier.broken"), true);
                  }
                });
  }

  private void say(String text, boolean isWrong) {
    said.set(text);
    wrong.set(isWrong);
  }
}
