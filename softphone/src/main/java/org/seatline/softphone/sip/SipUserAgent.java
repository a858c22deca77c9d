package org.seatline.softphone.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEffect;
import org.seatline.softphone.call.CallEvent;
import org.seatline.softphone.call.CallMachine;
import org.seatline.softphone.call.CallSnapshot;
import org.seatline.softphone.call.CallState;
import org.seatline.softphone.call.HeaderText;
import org.seatline.softphone.call.RegistrationEvent;
import org.seatline.softphone.call.RegistrationState;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;

/** The user agent over {@link SipTransport}: calls, registrations and their index. */
final class SipUserAgent implements UserAgent {
  private final UserAgentSettings settings;
  private final IncomingCallListener incoming;
  private final RandomGenerator random;
  private final DigestClient digest;
  private final AgentLoop thread;
  private final Map<String, CallShell> calls = new ConcurrentHashMap<>();
  private final Map<String, RegistrationShell> registrations = new ConcurrentHashMap<>();
  private final Dispatcher dispatcher;
  private final SipTransport endpoint;
  private final AtomicBoolean closed = new AtomicBoolean();

  private SipUserAgent(
      Surroundings surroundings,
      UserAgentSettings settings,
      IncomingCallListener incoming,
      RequestHandler others,
      Consumer<UserAgent> first)
      throws IOException {
    this.settings = settings;
    this.incoming = incoming;
    this.random = surroundings.random();
    this.digest = new DigestClient(random);
    this.thread = surroundings.loop();
    this.dispatcher = new Dispatcher(this, calls, registrations, others);
    var opened = new CompletableFuture<Consumer<UserAgent>>();
    var ready = new CompletableFuture<Void>();
    thread.execute(() -> begin(opened.join(), ready)); // messages queue up behind it
    try {
      String unique = settings.name() + "-" + token();
      this.endpoint =
          surroundings
              .transport()
              .open(unique, settings.host(), settings.port(), new Posting(this));
    } catch (IOException e) {
      opened.complete(agent -> {});
      thread.close(() -> {});
      throw e;
    }
    opened.complete(first);
    try {
      thread.await(ready);
    } catch (CompletionException e) {
      close();
      throw e;
    }
  }

  private void begin(Consumer<UserAgent> first, CompletableFuture<Void> ready) {
    try {
      first.accept(this);
      ready.complete(null);
    } catch (RuntimeException e) {
      ready.completeExceptionally(e);
    }
  }

  static UserAgent open(
      Surroundings surroundings,
      UserAgentSettings settings,
      IncomingCallListener incoming,
      RequestHandler others,
      Consumer<UserAgent> first)
      throws IOException {
    return new SipUserAgent(surroundings, settings, incoming, others, first);
  }

  /** Hands what jSIP's threads bring over to ours. */
  private record Posting(SipUserAgent agent) implements SipTransport.Listener {
    @Override
    public void request(String transaction, SipRequest request, InetSocketAddress source) {
      agent.thread.execute(() -> agent.dispatcher.request(transaction, request, source));
    }

    @Override
    public void response(SipResponse response) {
      agent.thread.execute(() -> agent.dispatcher.response(response));
    }

    @Override
    public void failed(SipRequest request, int status) {
      agent.thread.execute(() -> agent.dispatcher.failed(request, status));
    }
  }

  AgentLoop thread() {
    return thread;
  }

  UserAgentSettings settings() {
    return settings;
  }

  String token() {
    return HexFormat.of().toHexDigits(random.nextLong());
  }

  void send(String branch, SipRequest request) {
    endpoint.send(branch, request);
  }

  void respond(String transaction, SipResponse response) {
    endpoint.respond(transaction, response);
  }

  void supply(CallShell call, CallEffect.NeedCredentials need) {
    Credentials credentials = settings.credentials();
    Optional<SipHeaders> headers =
        credentials == null
            ? Optional.empty()
            : digest.answer(need.request(), need.challenge(), credentials);
    call.apply(
        headers.isPresent()
            ? new CallEvent.CredentialsSupplied(headers.get())
            : new CallEvent.CredentialsMissing(need.challenge()));
  }

  void offered(CallShell call, SipRequest invite) {
    incoming.incoming(new IncomingShell(call, invite));
  }

  void lingers() {
    dispatcher.lingers();
  }

  void forget(CallShell call, boolean lingered) {
    calls.remove(call.key(), call);
    dispatcher.forget(call, lingered);
  }

  /** A shell with a new tag, known by its key. */
  CallShell newCall(String callId, CallListener listener) {
    String tag = token();
    CallState idle = CallMachine.idle(settings.call(), tag, contact());
    var shell = new CallShell(this, callId, tag, idle, listener);
    calls.put(shell.key(), shell);
    return shell;
  }

  @Override
  public int port() {
    return endpoint.port();
  }

  @Override
  public String contact() {
    String user = HeaderText.user(HeaderText.uri(ownAddress()));
    String host = endpoint.host().indexOf(':') >= 0 ? "[" + endpoint.host() + "]" : endpoint.host();
    return "sip:" + (user.isEmpty() ? "" : user + "@") + host + ":" + endpoint.port();
  }

  private String ownAddress() {
    String address = settings.address();
    return address == null ? "<sip:" + settings.name() + "@" + settings.host() + ">" : address;
  }

  @Override
  public Call place(
      Destination target, @Nullable String sdp, SipHeaders headers, CallListener listener) {
    String callId = token() + token() + "@" + settings.host();
    CallShell shell = newCall(callId, listener);
    String from = target.from();
    String to = target.to();
    shell.post(
        new CallEvent.Place(
            target.requestUri(),
            from == null ? ownAddress() : from,
            to == null ? "<" + target.requestUri() + ">" : to,
            callId,
            target.routes(),
            headers,
            sdp));
    return shell;
  }

  @Override
  public Call restore(String snapshot, CallListener listener) {
    CallState state = Restoring.at(contact(), CallSnapshot.read(snapshot));
    CallShell shell = Restoring.shell(this, state, listener);
    calls.put(shell.key(), shell);
    thread.executeOrRun(() -> dispatcher.remember(shell));
    shell.post(new CallEvent.Resume()); // later: whoever restores it is not ready to listen yet
    thread.execute(shell::schedule); // then, so that nothing given up is due before
    return shell;
  }

  @Override
  public Optional<IncomingCall> unanswered(Call restored) {
    return restored instanceof CallShell shell && shell.state() instanceof CallState.Ringing ringing
        ? Optional.of(new IncomingShell(shell, ringing.invite()))
        : Optional.empty();
  }

  @Override
  public RegistrationHandle register(
      String registrar, Credentials credentials, int expiresSec, RegistrationListener listener) {
    var binding =
        new RegistrationState.Binding(
            registrar,
            ownAddress(),
            token() + "@" + settings.host(),
            token(),
            contact(),
            expiresSec,
            settings.call().userAgent());
    var shell =
        new RegistrationShell(this, binding, credentials, new DigestClient(random), listener);
    registrations.put(binding.callId(), shell);
    thread.execute(() -> shell.apply(new RegistrationEvent.Register()));
    return shell;
  }

  @Override
  public int openCalls() {
    return calls.size();
  }

  @Override
  public void execute(Runnable work) {
    thread.execute(work);
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      thread.close(endpoint::close);
    }
  }
}
