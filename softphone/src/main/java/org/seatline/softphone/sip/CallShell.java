package org.seatline.softphone.sip;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEffect;
import org.seatline.softphone.call.CallEvent;
import org.seatline.softphone.call.CallMachine;
import org.seatline.softphone.call.CallReport;
import org.seatline.softphone.call.CallSnapshot;
import org.seatline.softphone.call.CallState;
import org.seatline.softphone.call.Dialog;
import org.seatline.softphone.call.Established;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call machine and the performing of its effects, on the user agent's thread. */
final class CallShell implements Call {
  private static final Logger LOG = LoggerFactory.getLogger(CallShell.class);

  private final SipUserAgent agent;
  private final String callId;
  private final String localTag;
  private volatile CallState state;
  private CallListener listener;
  private @Nullable Future<?> timer;
  private boolean lingers;
  private boolean forgotten;

  CallShell(
      SipUserAgent agent, String callId, String localTag, CallState state, CallListener listener) {
    this.agent = agent;
    this.callId = callId;
    this.localTag = localTag;
    this.state = state;
    this.listener = listener;
  }

  void listen(CallListener next) {
    listener = next;
  }

  /** Takes in an event; on the user agent's thread. */
  void apply(CallEvent event) {
    CallState before = state;
    Step step = CallMachine.transition(before, event, agent.thread().nowMs());
    state = step.state();
    if (state instanceof CallState.Ended && !lingers) {
      lingers = true;
      agent.lingers();
    }
    Runnable effects = () -> step.effects().forEach(this::perform);
    if (before.equals(step.state())) {
      effects.run();
    } else {
      listener.writeAhead(this, effects);
    }
    schedule();
  }

  /** Sets the timer for the state's deadline. */
  void schedule() {
    Future<?> old = timer;
    if (old != null) {
      old.cancel(false);
    }
    timer =
        forgotten ? null : agent.thread().at(state.deadlineMs(), () -> apply(new CallEvent.Tick()));
  }

  private void perform(CallEffect effect) {
    switch (effect) {
      case CallEffect.Send(var branch, var request) -> agent.send(branch, request);
      case CallEffect.Respond(var transaction, var response) ->
          agent.respond(transaction, response);
      case CallEffect.NeedCredentials need -> agent.supply(this, need);
      case CallEffect.Report(var report) -> report(report);
      case CallEffect.Note(var why) -> LOG.debug("call {}: {}", callId, why);
      case CallEffect.Forget() -> {
        forgotten = true;
        agent.forget(this, lingers);
      }
    }
  }

  // What a listener does wrong must not keep back what is to be sent after it.
  private void report(CallReport report) {
    try {
      tell(report);
    } catch (RuntimeException e) {
      LOG.error("a listener of call {} failed", callId, e);
    }
  }

  private void tell(CallReport report) {
    switch (report) {
      case CallReport.Offered(var invite) -> agent.offered(this, invite);
      case CallReport.Progress(var response) -> listener.progress(this, response);
      case CallReport.Answered(var response, var sdp, var owed) ->
          listener.answered(this, response, sdp);
      case CallReport.Confirmed(var sdp) -> listener.confirmed(this, sdp);
      case CallReport.ReinviteReceived(var sdp) -> listener.reinviteReceived(this, sdp);
      case CallReport.ReinviteWithdrawn() -> listener.reinviteWithdrawn(this);
      case CallReport.ReinviteAnswered(var sdp, var owed) -> listener.reinviteAnswered(this, sdp);
      case CallReport.ReinviteFailed(var status) -> listener.reinviteFailed(this, status);
      case CallReport.InfoReceived(var type, var body) -> listener.info(this, type, body);
      case CallReport.Rejected(var command, var why) ->
          listener.rejected(this, command + ": " + why);
      case CallReport.Over(var end) -> listener.ended(this, end);
    }
  }

  /** Posts a command to the user agent's thread. */
  void post(CallEvent event) {
    agent.thread().execute(() -> apply(event));
  }

  @Override
  public String callId() {
    return callId;
  }

  @Override
  public String key() {
    return callId + ";" + localTag;
  }

  @Override
  public CallState state() {
    return state;
  }

  @Override
  public @Nullable Dialog dialog() {
    return switch (state) {
      case CallState.Idle idle -> null;
      case CallState.Calling calling -> null;
      case CallState.Ringing ringing -> ringing.dialog();
      case Established established -> established.dialog();
      case CallState.Closing closing -> closing.dialog();
      case CallState.Ended ended -> ended.dialog();
    };
  }

  @Override
  public void reinvite(@Nullable String sdp) {
    post(new CallEvent.Reinvite(sdp));
  }

  @Override
  public void answerReinvite(String sdp) {
    post(new CallEvent.AnswerReinvite(sdp));
  }

  @Override
  public void rejectReinvite(int status) {
    post(new CallEvent.RejectReinvite(status));
  }

  @Override
  public void acknowledge(String sdp) {
    post(new CallEvent.Acknowledge(sdp));
  }

  @Override
  public void sendInfo(String contentType, String body) {
    post(new CallEvent.SendInfo(contentType, body));
  }

  @Override
  public void hangUp(SipHeaders headers) {
    post(new CallEvent.HangUp(headers));
  }

  @Override
  public String snapshot() {
    return CallSnapshot.write(state);
  }

  @Override
  public String toString() {
    return "call " + callId + " (" + state.getClass().getSimpleName() + ")";
  }
}
