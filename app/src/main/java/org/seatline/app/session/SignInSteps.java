package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.SignInResponse;

/** What the seat does when somebody is let in, or is not. */
final class SignInSteps {
  /** Code of a sign-in that no server answered. */
  static final String SERVER_UNREACHABLE = "server-unreachable";

  /** Code for the form: this computer's store was destroyed by order of the server. */
  static final String STORE_WIPED = "store-wiped";

  /** Code for the form: what somebody had here was destroyed by order of the server. */
  static final String PERSON_WIPED = "person-wiped";

  private SignInSteps() {}

  /** What the form says before anybody has signed in; null for nothing. */
  static @Nullable String news(SeatStore store) {
    return store
        .wipes()
        .unconfirmed()
        .map(done -> done.wholeStore() ? STORE_WIPED : PERSON_WIPED)
        .orElse(null);
  }

  /** For the first time, or again after the server's restart or absence. */
  static void byServer(SeatDraft draft, ServerEvent.SignedIn in) {
    SignInResponse session = in.session();
    if (draft.signIn.step() == Step.SIGNED_OUT) {
      return; // the person gave up meanwhile
    }
    boolean again = draft.signedIn();
    draft.session = session;
    draft.aloneUntilMs = null;
    if (!again) {
      draft.signIn(Step.LOADING, null);
      draft.duty(SeatStateName.NOT_READY, null, draft.now.nanos());
    }
    LockSteps.signedInAgain(draft);
    draft.effect(new SeatEffect.EnterSession(session));
    if (!again) {
      takeUp(draft, in.left());
    }
  }

  /** By what is remembered here: scripts, forms and customers are those of the last copy. */
  static void alone(SeatDraft draft, ServerEvent.SignedInAlone in) {
    SignInResponse session = in.session();
    if (draft.signIn.step() != Step.SIGNING_IN) {
      return;
    }
    draft.session = session;
    draft.aloneSinceMs = draft.now.wallMs();
    draft.aloneUntilMs = in.untilMs();
    draft.signIn(Step.SIGNED_IN, null);
    draft.duty(SeatStateName.NOT_READY, null, draft.now.nanos());
    draft.effect(new SeatEffect.EnterAlone(session));
    draft.notice(Notices.SIGNED_IN_ALONE);
    takeUp(draft, in.left());
  }

  private static void takeUp(SeatDraft draft, LeftBooks.@Nullable Left left) {
    if (left != null) {
      ResumeSteps.takeUp(draft, left);
    }
  }

  static void key(SeatDraft draft, PeopleHere.Kept kept) {
    switch (kept) {
      case KEPT -> {} // as it should be
      case BEGUN_ANEW -> draft.notice(Notices.KEY_BEGUN_ANEW);
      case NOT_KEPT -> draft.notice(Notices.KEY_NOT_KEPT);
    }
  }

  static void failed(SeatDraft draft, String code) {
    if (code.equals(Protocol.WIPE_ORDERED)) {
      draft.effect(new SeatEffect.AskWipe());
    }
    if (draft.signIn.step() == Step.SIGNING_IN) {
      draft.signIn(Step.SIGNED_OUT, code);
    } else if (draft.signIn.step() == Step.UNLOCKING) {
      LockSteps.failed(draft, code);
    } else if (draft.signedIn() && !SERVER_UNREACHABLE.equals(code)) {
      ServerSteps.leave(draft, false, code);
    }
  }
}
