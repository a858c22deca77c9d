package org.seatline.app.lock;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;

/** The locked seat: who has locked it, and the way back. */
public final class LockViewModel {
  private final Seat seat;
  private final Messages messages;
  private final ReadOnlyStringWrapper person = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper since = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private boolean passwordMissing;
  private @Nullable Long lockedAtMs;

  /** Follows the seat from now on. */
  public LockViewModel(Seat seat, Messages messages) {
    this.seat = seat;
    this.messages = messages;
    seat.observe(this::show);
    messages.languageProperty().addListener(property -> show(seat.snapshot()));
  }

  /** Name and agent id. */
  public ReadOnlyStringProperty personProperty() {
    return person.getReadOnlyProperty();
  }

  /** Since when it is locked, in words. */
  public ReadOnlyStringProperty sinceProperty() {
    return since.getReadOnlyProperty();
  }

  /** What is wrong and what to do; empty when nothing is. */
  public ReadOnlyStringProperty errorProperty() {
    return error.getReadOnlyProperty();
  }

  /** Whether a password is being tried. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Tries a password; the seat wipes it. */
  public void unlock(char[] password) {
    if (busy.get()) {
      return;
    }
    passwordMissing = password.length == 0;
    if (passwordMissing) {
      show(seat.snapshot());
    } else {
      seat.unlock(password);
    }
  }

  /** Ends this session, so that somebody else can sign in. */
  public void leave() {
    seat.signOut();
  }

  private void show(SeatSnapshot now) {
    Step step = now.signIn().step();
    SeatSnapshot.Person who = now.person();
    busy.set(step == Step.UNLOCKING);
    if (!step.covered() || who == null) {
      lockedAtMs = null;
      passwordMissing = false;
      return;
    }
    if (lockedAtMs == null) {
      lockedAtMs = System.currentTimeMillis();
    }
    person.set(messages.of(who.agent().name()) + " " + who.agent().agentId());
    since.set(messages.get("lock.since", Clocks.timeOfDay(lockedAtMs)));
    String code = passwordMissing ? "password-missing" : now.signIn().errorCode();
    error.set(code == null ? "" : sentence(code));
  }

  /** A password that does not fit has a sentence of its own here: nobody types an id. */
  private String sentence(String code) {
    return messages.has("lock.error." + code)
        ? messages.get("lock.error." + code)
        : messages.first("signin.error." + code, "signin.error.other");
  }
}
