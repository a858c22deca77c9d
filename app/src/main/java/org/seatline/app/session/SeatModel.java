package org.seatline.app.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.SignInResponse;

/**
 * The whole state of the seat core. Advanced by {@link SeatMachine} alone.
 *
 * @param session what the server said at sign-in, or null when signed out
 * @param online whether the channel is open and the server has welcomed us
 * @param agreed whether the server has said our state since the channel opened
 * @param serverIdle whether the server's last word since then was ready or not ready
 * @param aloneUntilMs until when the person who signed in without the server may do so again, by
 *     the wall clock; null once the server has let them in
 * @param duty what this seat does apart from calls: ready, not ready or signed out
 * @param wanted what the agent wanted when the server went, until both agree again; or null
 * @param unconfirmedEnd a call that ended here and that the server has not confirmed yet, or null
 * @param endedAlone a call that ended here while the server was away, until both agree again; or
 *     null
 * @param wrappedUp the last wrap-up that ended here, or null
 * @param endedOffers offers that are over; a late INVITE of one of them must not ring
 */
record SeatModel(
    SeatSnapshot.SignIn signIn,
    @Nullable SignInResponse session,
    boolean online,
    boolean agreed,
    boolean serverIdle,
    @Nullable Long aloneSinceMs,
    @Nullable Long aloneUntilMs,
    int waiting,
    long roundTripMs,
    SeatSnapshot.LocalCopy copy,
    Duty duty,
    @Nullable Wanted wanted,
    @Nullable LiveCall call,
    SeatSnapshot.@Nullable WrapUp wrapUp,
    SeatMessage.@Nullable CallEndedAtSeat unconfirmedEnd,
    SeatMessage.@Nullable CallEndedAtSeat endedAlone,
    @Nullable WrappedUp wrappedUp,
    List<String> endedOffers,
    SeatSnapshot.HeadsetStatus headset,
    List<QueueAtGlance> queues,
    SeatSnapshot.@Nullable Supervision supervision,
    boolean listenedTo,
    List<SeatSnapshot.TextLine> messages,
    SeatSnapshot.Day day,
    @Nullable Long autoAnswerAfterMs,
    boolean watchingFloor,
    DiskState disk) {

  /** Ready or not, and what follows the call in progress. */
  record Duty(
      SeatStateName name,
      long sinceNanos,
      @Nullable String reason,
      @Nullable String nextNotReady) {}

  /** Ready, or not ready with a reason. */
  record Wanted(boolean ready, @Nullable String reason) {}

  /** A wrap-up that is over here; {@code untold} while the server may not know. */
  record WrappedUp(String callId, String disposition, boolean untold) {}

  /** The same with something to say on the sign-in form. */
  SeatModel saying(@Nullable String code) {
    SeatDraft draft = new SeatDraft(this, new SeatTime(duty.sinceNanos(), 0));
    draft.signIn(signIn.step(), code);
    return draft.freeze();
  }

  /** A seat that nobody has signed in at. */
  static SeatModel signedOut(SeatTime now, SeatSnapshot.HeadsetStatus headset) {
    return new SeatModel(
        new SeatSnapshot.SignIn(SeatSnapshot.SignIn.Step.SIGNED_OUT, null),
        null,
        false,
        false,
        false,
        null,
        null,
        0,
        -1,
        SeatSnapshot.LocalCopy.COMPLETE,
        new Duty(SeatStateName.SIGNED_OUT, now.nanos(), null, null),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        headset,
        List.of(),
        null,
        false,
        List.of(),
        new SeatSnapshot.Day(0, 0, 0),
        null,
        false,
        DiskState.ROOM);
  }
}
