package org.seatline.server.telephony;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.server.acd.Event;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Credentials;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.testbench.Await;

/** A seat's phone that rings until the test says what to do; media are described, never sent. */
final class TestSeat implements AutoCloseable, CallListener {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MEDIA_PORT_MIN = 40_000;

  private final String agent;
  private final TestFrontDoor door;
  private final int mediaPort;
  private final UserAgent phone;
  private final AtomicInteger rings = new AtomicInteger();
  private volatile @Nullable IncomingCall incoming;
  private volatile boolean acknowledged;
  private volatile int remotePort;
  private volatile boolean hangUpAtMove;
  private volatile MediaSecurity security = MediaSecurity.OFF;
  private volatile Optional<MediaKeys> keys = Optional.empty();
  private volatile @Nullable CallEnd end;
  private volatile @Nullable SessionDescription offered;
  private volatile int answers;
  private int version = 1;
  private volatile boolean expectsConsult;
  private volatile @Nullable SessionDescription consultOffer;
  private volatile boolean consults;
  private volatile boolean consultOver;

  private TestSeat(TestFrontDoor door, String agent) throws IOException {
    this.agent = agent;
    this.door = door;
    this.mediaPort = MEDIA_PORT_MIN + 2 * Math.floorMod(agent.hashCode(), 5_000);
    this.phone =
        UserAgent.open(
            UserAgentSettings.of(agent, TestFrontDoor.HOST, 0)
                .as("<sip:" + agent + "@seatline>", new Credentials(agent, agent)),
            this::ring,
            (request, source) -> null);
  }

  /** Opens a phone and registers it. */
  static TestSeat register(TestFrontDoor door, String agent) throws IOException {
    TestSeat seat = new TestSeat(door, agent);
    var _ =
        seat.phone.register(
            "sip:" + TestFrontDoor.HOST + ":" + door.sipPort(),
            new Credentials(agent, agent),
            60,
            status -> {});
    Await.until(agent + " is registered", LIMIT, () -> door.contactOf(agent) != null);
    return seat;
  }

  /** Signs in and says that it takes calls. */
  void ready() {
    door.submit(new Event.SeatSignedIn(door.core().nowMs(), agent, "session-" + agent));
    door.submit(new Event.SeatReady(door.core().nowMs(), agent));
  }

  /** Answers the second leg, by which it asks a colleague, at once. */
  void expectsConsult() {
    expectsConsult = true;
  }

  /** Whether the second leg is there and acknowledged. */
  boolean consults() {
    return consults;
  }

  /** Whether the second leg is over. */
  boolean consultOver() {
    return consultOver;
  }

  /** The media that the second leg came with, or null before it came. */
  @Nullable SessionDescription consultOffer() {
    return consultOffer;
  }

  private void answerConsult(IncomingCall call) {
    SessionDescription offer = SdpRelay.parse(call.offer());
    if (offer == null
        || !(OfferAnswer.answer(offer, here(), Direction.SENDRECV, 1)
            instanceof OfferAnswer.Answer.Agreed agreed)) {
      call.reject(488);
      return;
    }
    consultOffer = offer;
    call.listen(
        new CallListener() {
          @Override
          public void confirmed(Call confirmed, @Nullable String sdp) {
            consults = true;
          }

          @Override
          public void ended(Call over, CallEnd how) {
            consultOver = true;
          }
        });
    call.answer(agreed.answer().text());
  }

  private void ring(IncomingCall call) {
    boolean consult = !call.invite().headers().firstOr(Protocol.SIP_HEADER_CONSULT, "").isEmpty();
    if (consult && expectsConsult) {
      answerConsult(call);
      return;
    }
    call.listen(this);
    call.ring();
    incoming = call;
    rings.incrementAndGet();
  }

  /** How often it has rung. */
  int rings() {
    return rings.get();
  }

  /** Answers the call that rings. */
  void answer() {
    IncomingCall ringing = rung();
    SessionDescription offer = SdpRelay.parse(ringing.offer());
    if (offer != null
        && OfferAnswer.answer(offer, here(), Direction.SENDRECV, 1)
            instanceof OfferAnswer.Answer.Agreed agreed) {
      keys = agreed.media().keys();
      ringing.answer(agreed.answer().text());
    }
  }

  private LocalMedia here() {
    return LocalMedia.g711(TestFrontDoor.HOST, mediaPort, 1).withSecurity(security);
  }

  /** Encrypts from now on. */
  void security(MediaSecurity next) {
    security = next;
  }

  /** The keys that the last offer and its answer agreed on. */
  Optional<MediaKeys> keys() {
    return keys;
  }

  /** Puts the caller on hold, or takes it back. */
  void hold(Direction direction) {
    SessionDescription offer = OfferAnswer.offer(here(), direction, ++version);
    offered = offer;
    answers = 0;
    rung().call().reinvite(offer.text());
  }

  /** How many of our last offers were answered in a way that can be used. */
  int answers() {
    return answers;
  }

  @Override
  public void reinviteAnswered(Call call, @Nullable String sdp) {
    SessionDescription answer = SdpRelay.parse(sdp);
    SessionDescription ours = offered;
    if (answer != null && ours != null) {
      OfferAnswer.agreed(ours, answer)
          .ifPresent(
              media -> {
                keys = media.keys();
                answers = 1;
              });
    }
  }

  /** Refuses the call that rings, as busy. */
  void refuse() {
    rung().reject(486);
  }

  /** Hangs up the call that was answered. */
  void hangUp() {
    rung().call().hangUp();
  }

  /** Hangs up as soon as the server wants its media elsewhere. */
  void hangUpAtMove() {
    hangUpAtMove = true;
  }

  private IncomingCall rung() {
    IncomingCall call = incoming;
    if (call == null) {
      throw new AssertionError(agent + " does not ring");
    }
    return call;
  }

  /** Forgets an earlier call. */
  void forget() {
    incoming = null;
    acknowledged = false;
    end = null;
  }

  String agent() {
    return agent;
  }

  int mediaPort() {
    return mediaPort;
  }

  boolean ringing() {
    return incoming != null && end == null;
  }

  /** Whether the answer's ACK has come. */
  boolean acknowledged() {
    return acknowledged;
  }

  /** Whether the call is over. */
  boolean over() {
    return end != null;
  }

  /** Waits for the end of the call. */
  CallEnd awaitEnd() {
    Await.until(agent + " is let go", LIMIT, this::over);
    return Objects.requireNonNull(end);
  }

  @Override
  public void confirmed(Call call, @Nullable String sdp) {
    acknowledged = true;
  }

  @Override
  public void reinviteReceived(Call call, @Nullable String offer) {
    SessionDescription theirs = SdpRelay.parse(offer);
    if (hangUpAtMove) {
      call.hangUp();
    } else if (theirs != null
        && OfferAnswer.answer(theirs, here(), Direction.SENDRECV, ++version)
            instanceof OfferAnswer.Answer.Agreed agreed) {
      keys = agreed.media().keys();
      call.answerReinvite(agreed.answer().text());
      remotePort = theirs.audio().orElseThrow().port();
    } else {
      call.rejectReinvite(488);
    }
  }

  /** Port of the media that the server described last, 0 before a re-INVITE. */
  int remotePort() {
    return remotePort;
  }

  @Override
  public void ended(Call call, CallEnd how) {
    end = how;
  }

  @Override
  public void close() {
    phone.close();
  }
}
