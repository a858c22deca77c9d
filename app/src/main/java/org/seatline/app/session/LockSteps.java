package org.seatline.app.session;

import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;

/**
 * What the seat does when its person locks it, or nobody has touched it for long. The session goes
 * on, with no key of the person's and no password; a locked seat takes no calls.
 */
final class LockSteps {
  private LockSteps() {}

  static boolean locked(SeatDraft draft) {
    return draft.signIn.step().covered();
  }

  /** Whether a locked seat has no ear for this; its person is told. */
  static boolean refuses(SeatDraft draft, PersonEvent event) {
    if (!locked(draft)) {
      return false;
    }
    return switch (event) {
      case PersonEvent.Unlock _, PersonEvent.SignIn _, PersonEvent.SignOut _ -> false;
      case PersonEvent.AutoAnswer _, PersonEvent.WatchFloor _, PersonEvent.Lock _ -> false;
      default -> true;
    };
  }

  /** Refused while a call is here or is being wrapped up, or a lead takes part in one. */
  static void lock(SeatDraft draft) {
    if (draft.signIn.step() != Step.SIGNED_IN) {
      return;
    }
    if (draft.call != null || draft.wrapUp != null || draft.supervision != null) {
      draft.notice(Notices.LOCKS_AFTER_CALL);
      return;
    }
    if (draft.duty.name() == SeatStateName.READY) {
      PersonSteps.notReady(draft, ReasonCode.LOCKED);
    }
    draft.signIn(Step.LOCKED, null);
    draft.effect(new SeatEffect.DropSecrets());
  }

  static void unlock(SeatDraft draft) {
    if (draft.signIn.step() != Step.LOCKED) {
      return;
    }
    Long until = draft.aloneUntilMs;
    if (!draft.online && until != null && draft.now.wallMs() > until) {
      failed(draft, PeopleHere.TOO_LONG_ALONE);
      return;
    }
    draft.signIn(Step.UNLOCKING, null);
    draft.effect(new SeatEffect.BeginUnlock());
  }

  /** The password was right. */
  static void unlocked(SeatDraft draft) {
    if (draft.signIn.step() == Step.UNLOCKING) {
      open(draft);
    } else {
      draft.effect(new SeatEffect.DropSecrets()); // signed out meanwhile
    }
  }

  /**
   * The seat is what it was before. Only the lock makes a seat not ready for the lock's reason, and
   * only one that was ready: a break, or what a lead has chosen meanwhile, stays.
   */
  private static void open(SeatDraft draft) {
    draft.signIn(Step.SIGNED_IN, null);
    SeatModel.Duty duty = draft.duty;
    if (duty.name() == SeatStateName.NOT_READY && ReasonCode.LOCKED.equals(duty.reason())) {
      PersonSteps.ready(draft);
    }
  }

  static void failed(SeatDraft draft, String code) {
    if (locked(draft)) {
      draft.signIn(Step.LOCKED, code);
      draft.effect(new SeatEffect.DropSecrets());
    }
  }

  /** The server let the person in anew: by the password of the lock screen, or one before it. */
  static void signedInAgain(SeatDraft draft) {
    if (draft.signIn.step() == Step.UNLOCKING) {
      open(draft);
    } else if (locked(draft)) {
      draft.effect(new SeatEffect.DropSecrets());
    }
  }

  /** A lead, or the end of something, made a locked seat ready: nobody is there to answer. */
  static void staysAway(SeatDraft draft) {
    if (locked(draft) && draft.duty.name() == SeatStateName.READY) {
      draft.send(new SeatMessage.NotReady(ReasonCode.LOCKED));
    }
  }
}
