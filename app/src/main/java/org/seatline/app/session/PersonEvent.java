package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Handover;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.SuperviseMode;

/** What the person at the seat asks for; see the method of the same name in {@link Seat}. */
sealed interface PersonEvent extends SeatEvent {
  record SignIn(String agentId) implements PersonEvent {}

  record SignOut() implements PersonEvent {}

  record Lock() implements PersonEvent {}

  record Unlock() implements PersonEvent {}

  record Ready() implements PersonEvent {}

  record NotReady(String reason) implements PersonEvent {}

  record LastCall(String reason) implements PersonEvent {}

  record Answer() implements PersonEvent {}

  record Refuse() implements PersonEvent {}

  record HangUp() implements PersonEvent {}

  record Hold(boolean on) implements PersonEvent {}

  record Mute(boolean on) implements PersonEvent {}

  record Digits(String digits) implements PersonEvent {}

  record PauseRecording(boolean on) implements PersonEvent {}

  record ExtendWrapUp() implements PersonEvent {}

  record ChooseDisposition(String disposition) implements PersonEvent {}

  record FinishWrapUp(String disposition) implements PersonEvent {}

  record AutoAnswer(boolean on, long afterMs) implements PersonEvent {}

  record WatchFloor(boolean on) implements PersonEvent {}

  record Supervise(String agentId, SuperviseMode mode) implements PersonEvent {}

  record SuperviseEnd() implements PersonEvent {}

  record ForceState(String agentId, SeatStateName state, @Nullable String reason)
      implements PersonEvent {}

  record ForceLastCall(String agentId, String reason) implements PersonEvent {}

  record Message(@Nullable String toAgentId, String text) implements PersonEvent {}

  record Dial(String callId, DialTarget target) implements PersonEvent {}

  record Transfer(Company.Party party, Handover handover) implements PersonEvent {}

  record Consult(Company.Party party, Handover handover) implements PersonEvent {}

  record Swap() implements PersonEvent {}

  record HandOver(Handover handover) implements PersonEvent {}

  record Together(boolean on) implements PersonEvent {}

  record BackToCaller() implements PersonEvent {}

  record WatchTargets(boolean on) implements PersonEvent {}

  record StartDrill(String drillId, String agentId) implements PersonEvent {}
}
