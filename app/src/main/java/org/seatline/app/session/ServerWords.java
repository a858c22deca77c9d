package org.seatline.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SignInResponse;

/** What the seat does when the server speaks. */
final class ServerWords {
  private static final int MESSAGES_MAX = 100;

  private ServerWords() {}

  static void said(SeatDraft draft, ServerMessage message) {
    switch (message) {
      case ServerMessage.Welcome welcome -> welcome(draft);
      case ServerMessage.HeartbeatAck ack -> {} // the channel itself measures it
      case ServerMessage.SeatState state -> StateSteps.state(draft, state);
      case ServerMessage.Offer offer -> OfferSteps.offer(draft, offer);
      case ServerMessage.OfferWithdrawn(String offerId, String cause) ->
          OfferSteps.withdrawn(draft, offerId, cause);
      case ServerMessage.CallConnected connected -> {
        CallDraft call = draft.callWith(connected.callId());
        if (call != null) {
          CallSteps.granted(draft, call);
        }
      }
      case ServerMessage.CallWentOn wentOn -> ResumeSteps.wentOn(draft, wentOn);
      case ServerMessage.CallEnded(String callId, String by) -> OfferSteps.ended(draft, callId, by);
      case ServerMessage.ConsultState state -> ConsultSteps.state(draft, state);
      case ServerMessage.CallTakenOver taken -> ConsultSteps.takenOver(draft, taken);
      case ServerMessage.Targets targets -> draft.effect(new SeatEffect.ShowTargets(targets));
      case ServerMessage.ChangesAvailable changes -> draft.effect(new SeatEffect.FetchChanges());
      case ServerMessage.QueueGlance glance -> queues(draft, glance);
      case ServerMessage.Floor floor -> draft.effect(new SeatEffect.ShowFloor(floor));
      case ServerMessage.SuperviseGranted granted -> superviseGranted(draft, granted);
      case ServerMessage.SuperviseExpected expected ->
          draft.effect(new SeatEffect.ExpectSupervisor(expected));
      case ServerMessage.TextReceived text -> text(draft, text);
      case ServerMessage.Refused(String code, String about) -> {
        draft.notice(Notices.refused(code, about));
        if (about.startsWith("consult")) {
          ConsultSteps.refused(draft);
        }
      }
      case ServerMessage.WipeOrdered() -> draft.effect(new SeatEffect.AskWipe());
      case ServerMessage.CentreChanged changed -> centre(draft, changed);
      case ServerMessage.SignedOut(String cause) -> {
        ServerSteps.leave(draft, false, null);
        draft.notice(Notices.signedOut(cause));
      }
    }
  }

  /** What a sign-in would say now. */
  private static void centre(SeatDraft draft, ServerMessage.CentreChanged changed) {
    SignInResponse before = draft.session;
    if (before != null) {
      draft.session =
          before.withCentre(
              new SignInResponse.Centre(
                  changed.agent(),
                  changed.queues(),
                  changed.reasons(),
                  changed.dispositions(),
                  changed.rules()));
    }
    if (changed.agent().roles().contains(Role.LEAD)
        || changed.agent().roles().contains(Role.ADMIN)) {
      draft.notice(Notices.CENTRE_CHANGED);
    }
  }

  private static void queues(SeatDraft draft, ServerMessage.QueueGlance glance) {
    long now = draft.now.nanos();
    draft.queues =
        glance.queues().stream()
            .map(
                line ->
                    new QueueAtGlance(
                        line.queueId(),
                        line.waiting(),
                        line.waiting() == 0 ? null : now - line.longestWaitMs() * 1_000_000))
            .toList();
  }

  private static void welcome(SeatDraft draft) {
    boolean back = draft.aloneSinceMs != null;
    draft.online = true;
    draft.aloneSinceMs = null;
    draft.effect(new SeatEffect.CatchUp());
    if (draft.waiting > 0) {
      draft.send(new SeatMessage.StoreWaits(draft.waiting));
    }
    if (back) {
      draft.notice(Notices.BACK_IN_STEP);
    }
    if (draft.watchingFloor) {
      draft.send(new SeatMessage.WatchFloor(true));
    }
  }

  private static void superviseGranted(SeatDraft draft, ServerMessage.SuperviseGranted granted) {
    SeatSnapshot.Supervision current = draft.supervision;
    boolean same = current != null && Objects.equals(current.callId(), granted.callId());
    if (same) {
      draft.effect(new SeatEffect.SuperviseAs(granted.mode()));
    } else {
      draft.effect(new SeatEffect.JoinSupervised(granted));
    }
    draft.supervision =
        new SeatSnapshot.Supervision(
            granted.agentId(),
            granted.callId(),
            granted.mode(),
            same && current != null && current.connected());
  }

  private static void text(SeatDraft draft, ServerMessage.TextReceived text) {
    List<SeatSnapshot.TextLine> lines = new ArrayList<>(draft.messages);
    lines.add(new SeatSnapshot.TextLine(text.fromName(), text.text(), text.atMs()));
    draft.messages =
        List.copyOf(lines.subList(Math.max(0, lines.size() - MESSAGES_MAX), lines.size()));
  }
}
