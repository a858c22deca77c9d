package org.seatline.softphone.sip;

import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.RegistrationEffect;
import org.seatline.softphone.call.RegistrationEvent;
import org.seatline.softphone.call.RegistrationMachine;
import org.seatline.softphone.call.RegistrationState;
import org.seatline.softphone.call.RegistrationStatus;
import org.seatline.softphone.call.SipHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One registration machine and the performing of its effects, on the user agent's thread. */
final class RegistrationShell implements RegistrationHandle {
  private static final Logger LOG = LoggerFactory.getLogger(RegistrationShell.class);

  private final SipUserAgent agent;
  private final Credentials credentials;
  private final DigestClient digest;
  private final RegistrationListener listener;
  private RegistrationState state;
  private volatile RegistrationStatus status = new RegistrationStatus.Unregistered();
  private @Nullable Future<?> timer;

  RegistrationShell(
      SipUserAgent agent,
      RegistrationState.Binding binding,
      Credentials credentials,
      DigestClient digest,
      RegistrationListener listener) {
    this.agent = agent;
    this.credentials = credentials;
    this.digest = digest;
    this.listener = listener;
    this.state = RegistrationMachine.idle(binding);
  }

  void apply(RegistrationEvent event) {
    var step = RegistrationMachine.transition(state, event, agent.thread().nowMs());
    state = step.state();
    step.effects().forEach(this::perform);
    Future<?> old = timer;
    if (old != null) {
      old.cancel(false);
    }
    timer = agent.thread().at(state.deadlineMs(), () -> apply(new RegistrationEvent.Tick()));
  }

  private void perform(RegistrationEffect effect) {
    switch (effect) {
      case RegistrationEffect.Send(var branch, var request) -> agent.send(branch, request);
      case RegistrationEffect.NeedCredentials(var request, var challenge) -> {
        Optional<SipHeaders> headers = digest.answer(request, challenge, credentials);
        apply(
            headers.isPresent()
                ? new RegistrationEvent.CredentialsSupplied(headers.get())
                : new RegistrationEvent.CredentialsMissing(challenge));
      }
      case RegistrationEffect.Report(var report) -> {
        status = report;
        listener.changed(report);
      }
      case RegistrationEffect.Note(var why) -> LOG.debug("registration: {}", why);
    }
  }

  @Override
  public RegistrationStatus status() {
    return status;
  }

  @Override
  public void refresh() {
    agent.thread().execute(() -> apply(new RegistrationEvent.Register()));
  }

  @Override
  public void stop() {
    agent.thread().execute(() -> apply(new RegistrationEvent.Unregister()));
  }
}
