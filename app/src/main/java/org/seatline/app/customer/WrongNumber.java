package org.seatline.app.customer;

import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;

/**
 * Ends a call of somebody who dialled the wrong number, and its wrap-up with it. Lives on the
 * thread of {@link CustomerViewModel}.
 */
public final class WrongNumber {
  /** The disposition that a centre has for it. */
  static final String DISPOSITION = "wrong-number";

  private final Seat seat;
  private String callId = "";

  WrongNumber(Seat seat) {
    this.seat = seat;
  }

  /** Whether there is such a call, and a disposition for it. */
  public boolean possible() {
    SeatSnapshot now = seat.snapshot();
    SeatSnapshot.CallView call = now.call();
    return knownTo(now)
        && (now.wrapUp() != null
            || (call != null && call.phase() == SeatSnapshot.CallView.Phase.TALKING));
  }

  private static boolean knownTo(SeatSnapshot now) {
    SeatSnapshot.Person person = now.person();
    return person != null
        && person.dispositions().stream().anyMatch(each -> each.id().equals(DISPOSITION));
  }

  /** It was the wrong number; false when there is no call to say so of. */
  public boolean say() {
    SeatSnapshot now = seat.snapshot();
    if (!possible()) {
      return false;
    }
    SeatSnapshot.CallView call = now.call();
    if (now.wrapUp() != null) {
      seat.finishWrapUp(DISPOSITION);
    } else if (call != null) {
      callId = call.callId();
      seat.hangUp();
    }
    return true;
  }

  /** The seat is this now: the wrap-up of such a call ends as soon as it begins. */
  void follow(SeatSnapshot now) {
    SeatSnapshot.WrapUp wrapUp = now.wrapUp();
    if (wrapUp != null && wrapUp.callId().equals(callId)) {
      callId = "";
      seat.finishWrapUp(DISPOSITION);
    }
  }
}
