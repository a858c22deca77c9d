package org.seatline.app.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView;

/** A snapshot that differs from another in a few things. */
final class SnapshotCopy {
  private final SeatSnapshot origin;
  private SeatSnapshot.SignIn signIn;
  private SeatSnapshot.@Nullable Person person;
  private SeatSnapshot.Connection connection;
  private SeatSnapshot.State state;
  private @Nullable CallView call;
  private SeatSnapshot.@Nullable WrapUp wrapUp;
  private SeatSnapshot.HeadsetStatus headset;
  private SeatSnapshot.@Nullable Supervision supervision;
  private boolean listenedTo;
  private List<SeatSnapshot.TextLine> messages;

  private SnapshotCopy(SeatSnapshot s) {
    origin = s;
    signIn = s.signIn();
    person = s.person();
    connection = s.connection();
    state = s.state();
    call = s.call();
    wrapUp = s.wrapUp();
    headset = s.headset();
    supervision = s.supervision();
    listenedTo = s.listenedTo();
    messages = s.messages();
  }

  static SnapshotCopy of(SeatSnapshot s) {
    return new SnapshotCopy(s);
  }

  SnapshotCopy signIn(SeatSnapshot.SignIn next) {
    signIn = next;
    return this;
  }

  SnapshotCopy person(SeatSnapshot.@Nullable Person next) {
    person = next;
    return this;
  }

  SnapshotCopy connection(SeatSnapshot.Connection next) {
    connection = next;
    return this;
  }

  SnapshotCopy state(SeatSnapshot.State next) {
    state = next;
    return this;
  }

  SnapshotCopy call(@Nullable CallView next) {
    call = next;
    return this;
  }

  SnapshotCopy wrapUp(SeatSnapshot.@Nullable WrapUp next) {
    wrapUp = next;
    return this;
  }

  SnapshotCopy headset(SeatSnapshot.HeadsetStatus next) {
    headset = next;
    return this;
  }

  SnapshotCopy supervision(SeatSnapshot.@Nullable Supervision next) {
    supervision = next;
    return this;
  }

  SnapshotCopy listenedTo(boolean next) {
    listenedTo = next;
    return this;
  }

  SnapshotCopy messages(List<SeatSnapshot.TextLine> next) {
    messages = next;
    return this;
  }

  SeatSnapshot done() {
    return new SeatSnapshot(
        signIn,
        person,
        connection,
        state,
        call,
        wrapUp,
        headset,
        origin.queues(),
        supervision,
        listenedTo,
        messages,
        origin.day(),
        origin.disk());
  }
}
