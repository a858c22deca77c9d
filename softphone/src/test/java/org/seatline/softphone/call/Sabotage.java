package org.seatline.softphone.call;

import java.util.ArrayList;
import java.util.List;

/** Bugs planted around the machine, to see whether the checker finds them. */
enum Sabotage {
  NONE(""),
  NO_SECOND_ACK("no ACK for a 2xx"),
  NO_BYE_AFTER_CROSSING("acknowledged and then left alone"),
  ACCEPT_GLARE("in spite of an INVITE of our own"),
  WAIT_FOR_ACK_FOR_EVER("past its deadline|never ended"),
  FORGET_CSEQ_ON_RESTORE("CSeq goes back"),
  BYE_BEFORE_ACK("BYE before the ACK"),
  END_TWICE("reported twice"),
  SILENT_ON_INFO("final responses to INFO"),
  CANCEL_WITHOUT_487("never got a final response"),
  SEND_2XX_ONCE("gave up after few 2xx"),
  NOTHING_AGAIN_AFTER_RESTART("rings on after the caller gave up");

  /** What the checker must say of it. */
  final String symptom;

  Sabotage(String symptom) {
    this.symptom = symptom;
  }

  /** The state that the machine is made to believe in. */
  CallState before(CallState state, CallEvent event) {
    if (!(state instanceof Established established)) {
      return state;
    }
    boolean invite =
        event instanceof CallEvent.RequestReceived(String t, SipRequest r) && r.is("INVITE");
    Established.TheirInvite theirs = established.theirs();
    if (this == ACCEPT_GLARE && invite && established.own() != null) {
      return established.withOwn(null);
    }
    if (this == BYE_BEFORE_ACK
        && event instanceof CallEvent.HangUp
        && theirs != null
        && theirs.initial()) {
      return established.withTheirs(null);
    }
    return state;
  }

  Step alter(CallState before, CallEvent event, Step step) {
    return switch (this) {
      case NO_SECOND_ACK ->
          before instanceof Established
                  && event instanceof CallEvent.ResponseReceived
                  && before.equals(step.state())
              ? without(step, "ACK")
              : step;
      case NO_BYE_AFTER_CROSSING ->
          before instanceof CallState.Calling && step.state() instanceof CallState.Closing
              ? without(step, "BYE")
              : step;
      case WAIT_FOR_ACK_FOR_EVER -> new Step(patient(step.state()), step.effects());
      case END_TWICE -> twice(step);
      case NOTHING_AGAIN_AFTER_RESTART ->
          before instanceof CallState.Calling && event instanceof CallEvent.Resume
              ? Step.of(before)
              : step;
      case SILENT_ON_INFO -> {
        boolean info =
            event instanceof CallEvent.RequestReceived(String t, SipRequest r) && r.is("INFO");
        yield info ? withoutResponse(step, 200) : step;
      }
      case CANCEL_WITHOUT_487 -> withoutResponse(step, 487);
      case SEND_2XX_ONCE -> event instanceof CallEvent.Tick ? withoutResponse(step, 200) : step;
      default -> step;
    };
  }

  CallState restored(CallState state) {
    if (this == FORGET_CSEQ_ON_RESTORE && state instanceof Established established) {
      Dialog dialog = established.dialog();
      return established.withDialog(dialog.withLocalSeq(Math.max(-30, dialog.localSeq() - 40)));
    }
    return state;
  }

  private static CallState patient(CallState state) {
    if (state instanceof Established established) {
      Established.TheirInvite t = established.theirs();
      if (t != null && t.answer() != null) {
        return established
            .withTimer(null)
            .withTheirs(
                new Established.TheirInvite(
                    t.transaction(),
                    t.request(),
                    t.answer(),
                    t.nextMs(),
                    t.intervalMs(),
                    CallState.NEVER,
                    t.initial()));
      }
    }
    return state;
  }

  private static Step without(Step step, String method) {
    return new Step(
        step.state(),
        step.effects().stream()
            .filter(e -> !(e instanceof CallEffect.Send(String b, SipRequest r) && r.is(method)))
            .toList());
  }

  private static Step withoutResponse(Step step, int status) {
    return new Step(
        step.state(),
        step.effects().stream()
            .filter(
                e ->
                    !(e instanceof CallEffect.Respond(String t, SipResponse r)
                        && r.status() == status
                        && (status != 487 || r.cseqMethod().equals("INVITE"))))
            .toList());
  }

  private static Step twice(Step step) {
    List<CallEffect> effects = new ArrayList<>();
    for (CallEffect effect : step.effects()) {
      effects.add(effect);
      if (effect instanceof CallEffect.Report(CallReport report)
          && report instanceof CallReport.Over) {
        effects.add(effect);
      }
    }
    return new Step(step.state(), effects);
  }
}
