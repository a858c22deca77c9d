package org.seatline.softphone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.seatline.softphone.call.CallSettings;
import org.seatline.softphone.call.RegistrationStatus;
import org.seatline.softphone.call.Responses;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.testbench.Await;

@Execution(ExecutionMode.CONCURRENT)
class UserAgentTest {
  private final List<UserAgent> agents = new ArrayList<>();
  private final RecordingListener caller = new RecordingListener();
  private final RecordingListener callee = new RecordingListener();
  private final CompletableFuture<IncomingCall> offered = new CompletableFuture<>();

  @AfterEach
  void closeAll() {
    agents.forEach(UserAgent::close);
  }

  private UserAgent agent(String name, RequestHandler others) throws IOException {
    UserAgent agent =
        UserAgent.open(UserAgentSettings.of(name, "127.0.0.1", 0), this::incoming, others);
    agents.add(agent);
    return agent;
  }

  private void incoming(IncomingCall call) {
    call.listen(callee);
    offered.complete(call);
  }

  private Call call(@Nullable String sdp, SipHeaders headers) throws IOException {
    UserAgent from = agent("alice", (r, s) -> null);
    UserAgent to = agent("bob", (r, s) -> null);
    var target =
        Destination.of(
            "sip:bob@127.0.0.1:" + to.port(), "\"Li, Wei\" <sip:13800000000@example.net>");
    return from.place(target, sdp, headers, caller);
  }

  private IncomingCall incoming() throws Exception {
    return offered.get(10, TimeUnit.SECONDS);
  }

  @Test
  void presentsNumberAndHeadersAndIsHungUpByTheCallee() throws Exception {
    call(Sdps.audio(40_000), SipHeaders.of("X-Seatline-Queue", "fault"));
    IncomingCall call = incoming();
    assertThat(call.invite().from()).contains("13800000000@example.net");
    assertThat(call.invite().headers().first("X-Seatline-Queue")).isEqualTo("fault");
    call.ring();
    call.answer(Sdps.audio(41_000));
    callee.await("confirmed");
    call.call().hangUp(SipHeaders.of("Reason", "Q.850;cause=16;text=\"done\""));
    caller.await("ended REMOTE_HANG_UP");
    assertThat(caller.end)
        .isNotNull()
        .extracting(end -> end.headers().firstOr("Reason", ""))
        .asString()
        .contains("cause=16");
  }

  @Test
  void takesAnOfferFromTheAnswerAndSendsItsOwnInTheAck() throws Exception {
    Call call = call(null, SipHeaders.NONE);
    IncomingCall incoming = incoming();
    assertThat(incoming.offer()).isNull();
    incoming.answer(Sdps.audio(41_000));
    caller.await("answered");
    assertThat(caller.lastSdp).contains("m=audio 41000");
    call.acknowledge(Sdps.audio(40_000));
    callee.await("confirmed with sdp");
    call.hangUp();
    callee.await("ended REMOTE_HANG_UP");
  }

  @Test
  void forgetsAnEndedCallAndIsIdleThen() throws Exception {
    CallSettings usual = CallSettings.standard();
    CallSettings quick =
        new CallSettings(5, 20, 5_000, 0, usual.minSeSec(), usual.userAgent()); // lingers 320 ms
    SipUserAgent from =
        (SipUserAgent)
            UserAgent.open(
                UserAgentSettings.of("alice", "127.0.0.1", 0).with(quick),
                incoming -> incoming.reject(486),
                (r, s) -> null);
    agents.add(from);
    UserAgent to = agent("bob", (r, s) -> null);
    from.place(
        Destination.of("sip:bob@127.0.0.1:" + to.port(), null),
        Sdps.audio(40_000),
        SipHeaders.NONE,
        caller);
    incoming().reject(486);
    caller.await("ended REFUSED");
    Await.until("the call is forgotten", Duration.ofSeconds(10), () -> from.openCalls() == 0);

    long before = ((AgentThread) from.thread()).done();
    for (int i = 0; i < 100; i++) { // each of them would let a timer of no delay run once
      CompletableFuture<Boolean> turn = new CompletableFuture<>();
      from.execute(() -> turn.complete(true));
      turn.get(10, TimeUnit.SECONDS);
    }
    assertThat(((AgentThread) from.thread()).done() - before).isBetween(99L, 105L);
  }

  @Test
  void cancelsARingingCall() throws Exception {
    Call call = call(Sdps.audio(40_000), SipHeaders.NONE);
    incoming().ring();
    caller.await("progress 180");
    call.hangUp();
    callee.await("ended CANCELLED");
    caller.await("ended LOCAL_HANG_UP");
  }

  @Test
  void tellsTheCallerOfARefusal() throws Exception {
    call(Sdps.audio(40_000), SipHeaders.NONE);
    incoming().reject(486);
    caller.await("ended REFUSED");
    assertThat(caller.end).isNotNull().extracting(e -> e.status()).isEqualTo(486);
  }

  @Test
  void bothSidesReinviteAtOnceAndBothGetThrough() throws Exception {
    Call call = call(Sdps.audio(40_000), SipHeaders.NONE);
    IncomingCall incoming = incoming();
    incoming.answer(Sdps.audio(41_000));
    callee.await("confirmed");
    call.reinvite(Sdps.audio(40_002));
    incoming.call().reinvite(Sdps.audio(41_002));
    caller.await("reinvited");
    callee.await("reinvited");
    call.sendInfo("application/dtmf-relay", "Signal=5");
    callee.await("info Signal=5");
    call.hangUp();
    callee.await("ended");
  }

  @Test
  void sendsALargeInviteByTcp() throws Exception {
    call(Sdps.audio(40_000), SipHeaders.of("X-Large", "x".repeat(3_000)));
    IncomingCall incoming = incoming();
    assertThat(incoming.invite().headers().first("Via")).contains("/TCP");
    incoming.answer(Sdps.audio(41_000));
    caller.await("answered");
    callee.await("confirmed");
    incoming.call().hangUp();
    caller.await("ended REMOTE_HANG_UP");
  }

  @Test
  void registersWithDigestAndUnregisters() throws Exception {
    var verifier =
        DigestVerifier.withPasswords("seatline", user -> "secret", System::currentTimeMillis);
    var seen = new CopyOnWriteArrayList<String>();
    UserAgent registrar = agent("registrar", (request, source) -> judge(verifier, request, seen));
    UserAgent phone = agent("phone", (r, s) -> null);
    var statuses = new RecordingListener();
    RegistrationHandle handle =
        phone.register(
            "sip:127.0.0.1:" + registrar.port(),
            new Credentials("phone", "secret"),
            60,
            status -> statuses.note(status.toString()));
    statuses.await("Registered[expiresSec=60]");
    assertThat(handle.status()).isEqualTo(new RegistrationStatus.Registered(60));
    handle.stop();
    statuses.await("Unregistered");
    assertThat(seen).contains("phone 60", "phone 0");
  }

  private static SipResponse judge(DigestVerifier verifier, SipRequest request, List<String> seen) {
    return switch (verifier.judge(request)) {
      case DigestVerifier.Verdict.Challenged(SipResponse response) -> response;
      case DigestVerifier.Verdict.Accepted(String user) -> {
        String expires = request.headers().firstOr("Expires", "");
        seen.add(user + " " + expires);
        SipResponse ok = Responses.to(request, 200, "reg");
        String contact = request.headers().firstOr("Contact", "") + ";expires=" + expires;
        yield ok.with(ok.headers().with("Contact", contact));
      }
    };
  }

  @Test
  void leavesNoThreadBehind() throws Exception {
    var before = Thread.getAllStackTraces().keySet();
    for (int i = 0; i < 2; i++) {
      UserAgent.open(UserAgentSettings.of("brief", "127.0.0.1", 0), c -> {}, (r, s) -> null)
          .close();
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    List<Thread> left = List.of();
    do {
      left =
          Thread.getAllStackTraces().keySet().stream()
              .filter(t -> !before.contains(t) && t.isAlive() && !t.isDaemon())
              .toList();
      for (Thread thread : left) {
        thread.join(200);
      }
    } while (!left.isEmpty() && System.nanoTime() < end);
    assertThat(left).isEmpty();
  }
}
