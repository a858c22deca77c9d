package org.seatline.app.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Company.Consult;
import org.seatline.app.session.Company.Ear;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.protocol.Handover;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.ServerMessage;

/** Asking a colleague about the call in progress, handing it over, and all together. */
final class ConsultSteps {
  /** What the server calls the end of a call that went on without this seat. */
  static final String TRANSFERRED = "transferred";

  private ConsultSteps() {}

  /** The call that may be handed over, or null after saying why there is none. */
  private static @Nullable CallDraft callersCall(SeatDraft draft) {
    CallDraft call = draft.call;
    if (call == null || !call.is(Phase.TALKING) || call.company.asks() != null) {
      draft.notice(Notices.NO_CALL);
    } else if (!draft.online) {
      draft.notice(Notices.NEEDS_SERVER);
    } else if (call.line != null) {
      draft.notice(Notices.NOT_OVER_LINE);
    } else {
      return call;
    }
    return null;
  }

  static void transfer(SeatDraft draft, Company.Party party, Handover handover) {
    CallDraft call = callersCall(draft);
    if (call != null && call.company.consult() != null) {
      draft.notice(Notices.ONE_CONSULT);
    } else if (call != null) {
      draft.send(new SeatMessage.Transfer(call.callId, party.target(), handover));
      draft.effect(new SeatEffect.Journal(call.callId, "hand-over", party.target().toString()));
    }
  }

  static void consult(SeatDraft draft, Company.Party party, Handover handover) {
    CallDraft call = callersCall(draft);
    if (call == null) {
      return;
    }
    if (call.company.consult() != null) {
      draft.notice(Notices.ONE_CONSULT);
      return;
    }
    set(call, Consult.of(party, handover, draft.now.nanos()));
    draft.effect(new SeatEffect.ExpectConsult(call.callId));
    HoldSteps.wish(draft, call, true);
    holdChanged(draft, call);
  }

  /** The caller is on hold now, or is not any more. */
  static void holdChanged(SeatDraft draft, CallDraft call) {
    Consult consult = call.company.consult();
    if (consult != null && consult.phase() == Company.Phase.HOLDING && call.held) {
      set(call, consult.at(Company.Phase.DIALLING, draft.now.nanos()));
      var party = consult.party();
      draft.send(new SeatMessage.Consult(call.callId, party.target(), consult.handover()));
      draft.effect(new SeatEffect.Journal(call.callId, "asks", party.target().toString()));
    }
  }

  /** The caller could not be put on hold: nobody is asked while the caller can hear it. */
  static void holdFailed(SeatDraft draft, CallDraft call) {
    Consult consult = call.company.consult();
    if (consult != null && consult.phase() == Company.Phase.HOLDING) {
      finish(draft, call);
    }
  }

  private static void set(CallDraft call, @Nullable Consult next) {
    call.company = call.company.asking(next);
  }

  /** Nobody is asked any more; the caller stays as he is. */
  private static void finish(SeatDraft draft, CallDraft call) {
    set(call, null);
    draft.effect(new SeatEffect.EndConsult(call.callId));
    draft.effect(new SeatEffect.Journal(call.callId, "asked", ""));
  }

  /** The call is over at this seat, and so is asking about it. */
  static void over(SeatDraft draft, CallDraft call) {
    if (call.company.consult() != null) {
      finish(draft, call);
    }
  }

  /** The consult of the call in progress that can be acted on now, or null after saying why. */
  private static @Nullable Consult live(SeatDraft draft) {
    CallDraft call = draft.call;
    Consult consult = call == null ? null : call.company.consult();
    if (consult == null) {
      draft.notice(Notices.NO_CONSULT);
    } else if (!draft.online) {
      draft.notice(Notices.NEEDS_SERVER);
    } else if (consult.callerGone()) {
      draft.notice(Notices.CALLER_GONE_CONSULT);
    } else {
      return consult;
    }
    return null;
  }

  static void swap(SeatDraft draft) {
    Consult consult = live(draft);
    if (consult == null || !consult.connected()) {
      return;
    }
    hear(draft, consult, consult.ear() == Ear.COLLEAGUE ? Ear.CALLER : Ear.COLLEAGUE);
  }

  static void together(SeatDraft draft, boolean on) {
    Consult consult = live(draft);
    if (consult == null || !consult.connected()) {
      return;
    }
    hear(draft, consult, on ? Ear.BOTH : Ear.COLLEAGUE);
  }

  private static void hear(SeatDraft draft, Consult consult, Ear next) {
    CallDraft call = Objects.requireNonNull(draft.call);
    Ear before = consult.ear();
    if (before == next) {
      return;
    }
    set(call, consult.hearing(next));
    draft.effect(new SeatEffect.HearConsult(call.callId, next));
    HoldSteps.wish(draft, call, next == Ear.COLLEAGUE);
    if (before == Ear.BOTH || next == Ear.BOTH) {
      draft.send(new SeatMessage.Conference(call.callId, next == Ear.BOTH));
      draft.effect(
          new SeatEffect.Journal(call.callId, next == Ear.BOTH ? "together" : "apart", ""));
    }
  }

  static void handOver(SeatDraft draft, Handover handover) {
    Consult consult = live(draft);
    CallDraft call = draft.call;
    if (consult != null && call != null && consult.phase() != Company.Phase.HOLDING) {
      set(call, consult.handingOver(true));
      draft.send(new SeatMessage.ConsultHandOver(call.callId, handover));
      draft.effect(new SeatEffect.Journal(call.callId, "hand-over", ""));
    }
  }

  /** Ends asking; the agent is with the caller again, if he is still there. */
  static void back(SeatDraft draft) {
    CallDraft call = draft.call;
    Consult consult = call == null ? null : call.company.consult();
    if (call == null || consult == null) {
      draft.notice(Notices.NO_CONSULT);
      return;
    }
    if (consult.phase() != Company.Phase.HOLDING) {
      draft.send(new SeatMessage.ConsultEnd(call.callId));
    }
    finish(draft, call);
    if (consult.callerGone()) {
      CallSteps.over(draft, call, CallSteps.BY_CALLER);
    } else {
      HoldSteps.wish(draft, call, false);
    }
  }

  /** What the server says of the colleague. */
  static void state(SeatDraft draft, ServerMessage.ConsultState said) {
    CallDraft call = draft.callWith(said.callId());
    Consult consult = call == null ? null : call.company.consult();
    boolean over = said.state().equals("failed") || said.state().equals("ended");
    if (call == null || consult == null) {
      if (!over) {
        draft.send(new SeatMessage.ConsultEnd(said.callId())); // nobody here waits for it any more
      }
      return;
    }
    switch (said.state()) {
      case "dialling" -> phase(draft, call, consult, Company.Phase.DIALLING);
      case "ringing" -> phase(draft, call, consult, Company.Phase.RINGING);
      case "connected" -> phase(draft, call, consult, Company.Phase.CONNECTED);
      default -> ended(draft, call, Notices.consultOver(said.state(), said.cause()));
    }
  }

  private static void phase(SeatDraft draft, CallDraft call, Consult consult, Company.Phase next) {
    if (consult.connected() || consult.phase() == next) {
      return; // the leg was here before the word of it
    }
    set(call, consult.at(next, draft.now.nanos()));
    draft.effect(new SeatEffect.RingBack(next == Company.Phase.RINGING));
  }

  private static void ended(SeatDraft draft, CallDraft call, SeatNotice why) {
    Consult consult = Objects.requireNonNull(call.company.consult());
    finish(draft, call);
    draft.notice(why);
    if (consult.callerGone()) {
      CallSteps.over(draft, call, CallSteps.BY_CALLER);
    }
  }

  /** The colleague's media are here. */
  static void here(SeatDraft draft, String callId) {
    CallDraft call = draft.callWith(callId);
    Consult consult = call == null ? null : call.company.consult();
    if (call == null || consult == null) {
      draft.effect(new SeatEffect.EndConsult(callId));
    } else {
      phase(draft, call, consult, Company.Phase.CONNECTED);
    }
  }

  /** The leg to the colleague is gone; in a hand over that is as it should be. */
  static void gone(SeatDraft draft, String callId) {
    CallDraft call = draft.callWith(callId);
    Consult consult = call == null ? null : call.company.consult();
    if (call != null && consult != null && !consult.handingOver()) {
      draft.send(new SeatMessage.ConsultEnd(callId));
      ended(draft, call, Notices.consultOver("ended", null));
    }
  }

  /** The server does not hand over: both are still here. */
  static void refused(SeatDraft draft) {
    CallDraft call = draft.call;
    Consult consult = call == null ? null : call.company.consult();
    if (call == null || consult == null) {
      return;
    }
    if (consult.phase() == Company.Phase.DIALLING && !consult.handingOver()) {
      finish(draft, call);
    } else {
      set(call, consult.handingOver(false));
    }
  }

  /**
   * The caller has hung up while a colleague is asked: the two may end their talk.
   *
   * @return whether they do
   */
  static boolean callerLeft(SeatDraft draft, CallDraft call) {
    Consult consult = call.company.consult();
    if (consult == null || !consult.connected() || consult.handingOver()) {
      return false;
    }
    if (!consult.callerGone()) {
      set(call, consult.withoutCaller());
      call.held = false;
      call.hold = SeatHold.NONE;
      draft.effect(new SeatEffect.HearConsult(call.callId, Ear.COLLEAGUE));
      draft.notice(Notices.CALLER_GONE_CONSULT);
    }
    return true;
  }

  /** The server is gone: who is not reached yet will not be. */
  static void serverGone(SeatDraft draft, CallDraft call) {
    Consult consult = call.company.consult();
    if (consult == null) {
      return;
    }
    if (consult.connected()) {
      set(call, consult.handingOver(false));
    } else {
      finish(draft, call);
      draft.notice(Notices.CONSULT_LOST);
    }
  }

  /** A colleague's question has become our call: it is talked and written as any other from now. */
  static void takenOver(SeatDraft draft, ServerMessage.CallTakenOver said) {
    CallDraft asked = draft.callWith(said.consultId());
    if (asked == null || asked.company.asks() == null) {
      return;
    }
    CallDraft call = CallDraft.of(asked.freeze(), said.callId());
    draft.call = call;
    draft.effect(new SeatEffect.RenameCall(said.consultId(), said.callId()));
    call.company = call.company.takenOver(said.handover());
    if (call.is(Phase.TALKING)) {
      call.talkSinceNanos = draft.now.nanos();
      CallSteps.record(draft, call);
    }
    draft.effect(new SeatEffect.Journal(call.callId, "taken-over", call.queueId));
  }
}
