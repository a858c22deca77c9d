package org.seatline.server.telephony;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.RegistrationStatus;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Credentials;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.RegistrationHandle;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;
import org.seatline.softphone.testbench.Await;

/** A desk phone: registers, rings, dials; knows nothing of call centres. No media are sent. */
final class TestPhone implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int EXPIRES_SECONDS = 60;
  private static final LocalMedia HERE = LocalMedia.g711(TestFrontDoor.HOST, 41_000, 1);

  private final String user;
  private final int serverPort;
  private UserAgent agent;
  private @Nullable RegistrationHandle registration;
  private volatile @Nullable IncomingCall incoming;
  private volatile boolean over;
  private final AtomicInteger reinvites = new AtomicInteger();
  private long version = 1;

  private TestPhone(String user, int serverPort) throws IOException {
    this.user = user;
    this.serverPort = serverPort;
    this.agent = start();
  }

  static TestPhone open(String user, int serverPort) throws IOException {
    return new TestPhone(user, serverPort);
  }

  private UserAgent start() throws IOException {
    return UserAgent.open(
        UserAgentSettings.of(user, TestFrontDoor.HOST, 0)
            .as("<sip:" + user + "@seatline>", new Credentials(user, user)),
        this::ring,
        (request, source) -> null);
  }

  private void ring(IncomingCall call) {
    call.listen(new Served());
    call.ring();
    over = false;
    incoming = call;
  }

  void register() {
    CompletableFuture<RegistrationStatus> registered = new CompletableFuture<>();
    registration =
        agent.register(
            "sip:" + TestFrontDoor.HOST + ":" + serverPort,
            new Credentials(user, user),
            EXPIRES_SECONDS,
            status -> {
              if (status instanceof RegistrationStatus.Registered) {
                registered.complete(status);
              }
            });
    var _ = registered.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  void unregister() {
    Objects.requireNonNull(registration).stop();
  }

  /** Power off and on: calls are forgotten, and it is at another port. */
  void forgetCalls() throws IOException {
    agent.close();
    incoming = null;
    agent = start();
  }

  /** Dials something and waits for the end; 200 when the other end answered and hung up. */
  int dial(String code) {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    boolean[] answered = new boolean[1];
    var _ =
        agent.place(
            Destination.of("sip:" + code + "@" + TestFrontDoor.HOST + ":" + serverPort, null),
            OfferAnswer.offer(HERE, Direction.SENDRECV, 1).text(),
            SipHeaders.NONE,
            new CallListener() {
              @Override
              public void answered(Call call, SipResponse response, @Nullable String sdp) {
                answered[0] = true;
              }

              @Override
              public void ended(Call call, CallEnd end) {
                done.complete(answered[0] ? 200 : end.status());
              }
            });
    return done.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  boolean ringing() {
    return incoming != null && !over;
  }

  int mediaPort() {
    return HERE.port();
  }

  int reinvites() {
    return reinvites.get();
  }

  private IncomingCall rung() {
    Await.until("it rings", LIMIT, this::ringing);
    return Objects.requireNonNull(incoming);
  }

  void answer() {
    SessionDescription offer = SdpRelay.parse(rung().offer());
    if (offer != null
        && OfferAnswer.answer(offer, HERE, Direction.SENDRECV, version)
            instanceof OfferAnswer.Answer.Agreed agreed) {
      rung().answer(agreed.answer().text());
    }
  }

  void refuse() {
    rung().reject(486);
  }

  void hangUp() {
    Objects.requireNonNull(incoming).call().hangUp();
  }

  private final class Served implements CallListener {
    @Override
    public void reinviteReceived(Call call, @Nullable String offer) {
      SessionDescription theirs = SdpRelay.parse(offer);
      if (theirs != null
          && OfferAnswer.answer(theirs, HERE, Direction.SENDRECV, ++version)
              instanceof OfferAnswer.Answer.Agreed agreed) {
        call.answerReinvite(agreed.answer().text());
        reinvites.incrementAndGet();
      } else {
        call.rejectReinvite(488);
      }
    }

    @Override
    public void ended(Call call, CallEnd end) {
      over = true;
    }
  }

  @Override
  public void close() {
    agent.close();
  }
}
