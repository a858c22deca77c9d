package org.seatline.app.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.SuperviseMode;

/** What the shell of the seat core has to do, in order. */
sealed interface SeatEffect {
  /** Ask the server to let the agent in. */
  record BeginSignIn(String agentId) implements SeatEffect {}

  /** Register, open the channel, start syncing and delivering. */
  record EnterSession(SignInResponse session) implements SeatEffect {}

  /** Begin to work with what is here, and look for the server meanwhile. */
  record EnterAlone(SignInResponse session) implements SeatEffect {}

  /** Forget the password and the person's key; the session goes on. */
  record DropSecrets() implements SeatEffect {}

  /** Try the password that was typed at the locked seat. */
  record BeginUnlock() implements SeatEffect {}

  /** The server has data here to destroy: ask what, and see to it. */
  record AskWipe() implements SeatEffect {}

  /** Stop all that. */
  record LeaveSession(boolean tellServer) implements SeatEffect {}

  /** First message on a channel; the shell adds client id and change number. */
  record Hello(SeatStateName state, @Nullable String callId, @Nullable String reason)
      implements SeatEffect {}

  /** Say this over the channel. */
  record Send(SeatMessage message) implements SeatEffect {}

  /** The channel stands again: tell the call ends that were kept, wake sync and outbox. */
  record CatchUp() implements SeatEffect {}

  /** The server has changes. */
  record FetchChanges() implements SeatEffect {}

  /** The copy is not complete: bring what the server has about this number. */
  record FetchCaller(String number) implements SeatEffect {}

  /** Show this to the person. */
  record Notify(SeatNotice notice) implements SeatEffect {}

  /** Show this to whoever watches the floor. */
  record ShowFloor(ServerMessage.Floor floor) implements SeatEffect {}

  /** Ring tone on or off. */
  record Ring(boolean on) implements SeatEffect {}

  /** Let the agent hear that a call was missed. */
  record SoundMissed() implements SeatEffect {}

  record AnswerCall(String callId) implements SeatEffect {}

  record RejectCall(String callId, int status) implements SeatEffect {}

  record EndCall(String callId) implements SeatEffect {}

  /** The same for a call whose caller is gone, which the other side is told. */
  record EndDeadCall(String callId) implements SeatEffect {}

  /** An earlier process left this dialog of a call behind. */
  record TakeUpLeg(String callId, String dialog) implements SeatEffect {}

  /** Bring the caller of such a call here. */
  record ResumeCall(String callId) implements SeatEffect {}

  /** The dialog of such a call is of no use any more: say nothing to the other side. */
  record ForgetLeg(String callId) implements SeatEffect {}

  /** Take the leg to a colleague who is asked about this call; the caller hears us no more. */
  record ExpectConsult(String callId) implements SeatEffect {}

  /** Let the agent hear that it rings at the colleague, or no more. */
  record RingBack(boolean on) implements SeatEffect {}

  /** Talk with these while a colleague is asked. */
  record HearConsult(String callId, Company.Ear ear) implements SeatEffect {}

  /** Nobody is asked about this call any more; the caller is in the ear again. */
  record EndConsult(String callId) implements SeatEffect {}

  /** A call has another id from now on. */
  record RenameCall(String before, String callId) implements SeatEffect {}

  /** Show this to whoever chooses a target. */
  record ShowTargets(ServerMessage.Targets targets) implements SeatEffect {}

  /** Both hear each other; nothing is written. */
  record OpenTalk(String callId) implements SeatEffect {}

  record HoldCall(String callId, boolean on) implements SeatEffect {}

  record MuteCall(boolean on) implements SeatEffect {}

  record SendDigits(String callId, String digits) implements SeatEffect {}

  /** Begin to write both sides. */
  record StartRecording(String callId) implements SeatEffect {}

  record PauseRecording(String callId, boolean on) implements SeatEffect {}

  /** This call ended while the server could not see it; keep that until it can be told. */
  record KeepCallEnd(SeatMessage.CallEndedAtSeat end) implements SeatEffect {}

  /** Tell these kept ends; they may be forgotten once the server has surely heard them. */
  record TellEnds(List<SeatMessage.CallEndedAtSeat> ends) implements SeatEffect {}

  /** A line of the call journal. */
  record Journal(String callId, String what, String detail) implements SeatEffect {}

  /** Put the wrap-up into the outbox. */
  record SubmitWrapUp(String callId, String disposition, long wrapUpMs) implements SeatEffect {}

  /** Put how a call sounded into the outbox. */
  record SubmitQuality(String callId, CallQuality quality) implements SeatEffect {}

  /** A lead may join with this grant. */
  record ExpectSupervisor(ServerMessage.SuperviseExpected expected) implements SeatEffect {}

  /** Call the supervised seat. */
  record JoinSupervised(ServerMessage.SuperviseGranted granted) implements SeatEffect {}

  /** Our microphone in the supervised call: off when listening. */
  record SuperviseAs(SuperviseMode mode) implements SeatEffect {}

  record LeaveSupervised() implements SeatEffect {}

  /** Keeps the caller on hold at the seat itself, or lets both hear each other again. */
  record HoldHere(String callId, boolean on) implements SeatEffect {}

  /** Call these digits over the fall-back line. */
  record PlaceCall(String callId, String digits) implements SeatEffect {}

  /** Put a call over the fall-back line into the outbox. */
  record SubmitLineCall(Mutation.LineCallEnded call) implements SeatEffect {}

  /** Ends the recording of a call that goes on; what is there is kept. */
  record StopRecording(String callId) implements SeatEffect {}

  /** Fetches nothing of the server's data for want of room, or fetches again. */
  record HoldCopy(boolean on) implements SeatEffect {}
}
