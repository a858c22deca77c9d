package org.seatline.app.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.PeopleDesk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot.SignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in: agent id, password, and errors in words. */
public final class SignInViewModel {
  /** More than this is no help to the eye; the others type their id. */
  private static final int PEOPLE_SHOWN_MAX = 6;

  private static final Logger LOG = LoggerFactory.getLogger(SignInViewModel.class);

  private final Seat seat;
  private final Messages messages;
  private final StringProperty agentId = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper errorCode = new ReadOnlyStringWrapper("");
  private final ObservableList<PeopleDesk.Somebody> people = FXCollections.observableArrayList();
  private @Nullable String missing;
  private SignIn.@Nullable Step step;

  /** Follows the seat from now on. */
  public SignInViewModel(Seat seat, Messages messages) {
    this.seat = seat;
    this.messages = messages;
    seat.observe(now -> show(now.signIn()));
    messages.languageProperty().addListener(property -> show(seat.snapshot().signIn()));
  }

  /** The agent id as typed. */
  public StringProperty agentIdProperty() {
    return agentId;
  }

  /** Whether the form must wait. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What is going on, empty when nothing is. */
  public ReadOnlyStringProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** What is wrong and what to do, empty when nothing is. */
  public ReadOnlyStringProperty errorProperty() {
    return error.getReadOnlyProperty();
  }

  /** The error's stable code, for support. */
  public ReadOnlyStringProperty errorCodeProperty() {
    return errorCode.getReadOnlyProperty();
  }

  /** Who signed in here before, and how many drafts of theirs are here. */
  public ObservableList<PeopleDesk.Somebody> people() {
    return people;
  }

  private void lookWhoIsHere() {
    var _ =
        seat.people()
            .here()
            .whenComplete(
                (here, failed) -> {
                  if (failed == null) {
                    people.setAll(here.subList(0, Math.min(here.size(), PEOPLE_SHOWN_MAX)));
                  } else {
                    LOG.error("the store does not say who was here", failed);
                  }
                });
  }

  /** Signs in. The password is wiped by the seat. */
  public void signIn(char[] password) {
    if (busy.get()) {
      return;
    }
    String id = agentId.get().strip();
    missing = id.isEmpty() ? "agent-id-missing" : password.length == 0 ? "password-missing" : null;
    if (missing == null) {
      seat.signIn(id, password);
    } else {
      show(seat.snapshot().signIn());
    }
  }

  private void show(SignIn now) {
    if (now.step() != step && now.step() == SignIn.Step.SIGNED_OUT) {
      lookWhoIsHere();
    }
    step = now.step();
    busy.set(now.step() == SignIn.Step.SIGNING_IN || now.step() == SignIn.Step.LOADING);
    progress.set(
        switch (now.step()) {
          case SIGNING_IN -> messages.get("signin.signing-in");
          case LOADING -> messages.get("signin.loading");
          case SIGNED_OUT, SIGNED_IN, LOCKED, UNLOCKING -> "";
        });
    String code = missing != null ? missing : now.errorCode();
    error.set(code == null ? "" : messages.first("signin.error." + code, "signin.error.other"));
    errorCode.set(code == null || missing != null ? "" : code);
  }
}
