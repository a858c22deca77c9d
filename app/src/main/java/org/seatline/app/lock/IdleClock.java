package org.seatline.app.lock;

import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.protocol.SeatStateName;

/**
 * When a seat that nobody touches locks: a function of what is going on and of time, without a
 * clock of its own. Times are values of {@link System#nanoTime} of one process.
 *
 * <p>A call that rings, is talked or is wrapped up, and a lead's part in one, are never hindered:
 * the lock waits, and begins to count when the work ends. A ready seat does not lock by itself:
 * whoever is ready says that somebody is there. If that is not so, the next call rings in vain, the
 * seat is not ready, and the lock comes at once.
 *
 * @param touchedNanos the last key or move of the mouse, or work that went on
 * @param wanted whether the person asked for the lock while it had to wait
 */
record IdleClock(long touchedNanos, boolean wanted) {

  /** What is to be done now. */
  sealed interface Decision {
    /** Lock. */
    record Lock() implements Decision {}

    /** Ask again after this long, or when something changes. */
    record Wait(long nanos) implements Decision {}

    /** Ask again when something changes. */
    record Hold() implements Decision {}
  }

  IdleClock touched(long nanos) {
    return new IdleClock(nanos, wanted);
  }

  /** The person wants the lock, as soon as it may come. */
  IdleClock asked() {
    return new IdleClock(touchedNanos, true);
  }

  /** The same after a look at the seat: work that goes on counts as a touch. */
  IdleClock seen(SeatSnapshot now, long nanos) {
    if (now.signIn().step() != Step.SIGNED_IN) {
      return new IdleClock(nanos, false);
    }
    return works(now) ? touched(nanos) : this;
  }

  Decision at(SeatSnapshot now, long nanos) {
    SeatSnapshot.Person person = now.person();
    if (now.signIn().step() != Step.SIGNED_IN || person == null || works(now) || rings(now)) {
      return new Decision.Hold();
    }
    if (wanted) {
      return new Decision.Lock();
    }
    long afterNanos = person.rules().lockAfterIdleMs() * 1_000_000;
    if (afterNanos <= 0 || now.state().name() == SeatStateName.READY) {
      return new Decision.Hold();
    }
    long leftNanos = touchedNanos + afterNanos - nanos;
    return leftNanos <= 0 ? new Decision.Lock() : new Decision.Wait(leftNanos);
  }

  private static boolean rings(SeatSnapshot now) {
    return now.call() != null;
  }

  private static boolean works(SeatSnapshot now) {
    SeatSnapshot.CallView call = now.call();
    boolean talks = call != null && call.phase() != SeatSnapshot.CallView.Phase.RINGING;
    return talks || now.wrapUp() != null || now.supervision() != null;
  }
}
