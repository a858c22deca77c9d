package org.seatline.server.telephony;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;
import org.seatline.softphone.srtp.MediaKeys;

/** A caller that goes along with every re-INVITE; media are described, never sent. */
final class TestCaller implements AutoCloseable, CallListener {
  static final int MEDIA_PORT = 39_998;
  private static final LocalMedia LOCAL = LocalMedia.g711(TestFrontDoor.HOST, MEDIA_PORT, 1);

  private final UserAgent agent;
  private final Supplier<MediaSecurity> security;
  private final Call call;
  private long version = 1;
  private volatile boolean answered;
  private volatile boolean over;
  private volatile @Nullable Consumer<Call> onMove;
  private volatile Consumer<IncomingCall> onDialled = incoming -> incoming.reject(486);
  private volatile @Nullable Call asked;
  private volatile @Nullable SessionDescription lastOffer;
  private final AtomicInteger putOff = new AtomicInteger();
  private volatile int remotePort;
  private volatile int settledPort;
  private volatile Optional<MediaKeys> keys = Optional.empty();

  private TestCaller(TestFrontDoor door, String number, Supplier<MediaSecurity> security)
      throws IOException {
    this.security = security;
    agent =
        UserAgent.open(
            UserAgentSettings.of("caller", TestFrontDoor.HOST, 0),
            this::dialled,
            (request, source) -> null);
    call =
        agent.place(
            Destination.of(door.trunk(), "<sip:" + number + "@" + TestFrontDoor.HOST + ">"),
            OfferAnswer.offer(local(), Direction.SENDRECV, version).text(),
            SipHeaders.NONE,
            this);
  }

  /** Calls the front door. */
  static TestCaller dial(TestFrontDoor door, String number) throws IOException {
    return new TestCaller(door, number, () -> MediaSecurity.OFF);
  }

  /** Calls the front door; each offer and answer takes the keys anew. */
  static TestCaller dial(TestFrontDoor door, String number, Supplier<MediaSecurity> security)
      throws IOException {
    return new TestCaller(door, number, security);
  }

  private void dialled(IncomingCall incoming) {
    onDialled.accept(incoming);
  }

  /** Takes calls to numbers outside, which go by the trunk of this caller; usually all are busy. */
  void onDialled(Consumer<IncomingCall> phone) {
    onDialled = phone;
  }

  private LocalMedia local() {
    return LOCAL.withSecurity(security.get());
  }

  /** The keys that the last re-INVITE agreed on. */
  Optional<MediaKeys> keys() {
    return keys;
  }

  /** Puts off every re-INVITE (491) from now on, or takes them again. */
  void busy(boolean now) {
    onMove =
        now
            ? invited -> {
              invited.rejectReinvite(491);
              var _ = putOff.incrementAndGet();
            }
            : null;
  }

  /** Does this at every re-INVITE from now on, in place of going along. */
  void onMove(Consumer<Call> answer) {
    onMove = answer;
  }

  /** Leaves every re-INVITE from now on without an answer. */
  void mute() {
    onMove = invited -> asked = invited;
  }

  /** Goes along again; the re-INVITE that waits is put off. */
  void speak() {
    onMove = null;
    Call waiting = asked;
    asked = null;
    if (waiting != null) {
      waiting.rejectReinvite(491);
    }
  }

  /** Goes along again, also with the re-INVITE that waits. */
  void answerLate() {
    onMove = null;
    Call waiting = asked;
    asked = null;
    if (waiting != null) {
      goAlong(waiting, lastOffer);
    }
  }

  /** Whether a re-INVITE waits for its answer. */
  boolean asked() {
    return asked != null;
  }

  /** How many re-INVITEs were put off. */
  int putOff() {
    return putOff.get();
  }

  void hangUp() {
    call.hangUp();
  }

  boolean answered() {
    return answered;
  }

  boolean over() {
    return over;
  }

  /** Port of the media that the server described last. */
  int remotePort() {
    return remotePort;
  }

  /** The same, once the server has acknowledged that we went along: then it knows. */
  int settledPort() {
    return settledPort;
  }

  @Override
  public void confirmed(Call placed, @Nullable String sdp) {
    settledPort = remotePort;
  }

  private void heard(SessionDescription theirs) {
    remotePort = theirs.audio().orElseThrow().port();
  }

  @Override
  public void answered(Call placed, SipResponse response, @Nullable String sdp) {
    SessionDescription theirs = SdpRelay.parse(sdp);
    if (theirs != null) {
      heard(theirs);
      answered = true;
    }
  }

  @Override
  public void reinviteReceived(Call invited, @Nullable String offer) {
    SessionDescription theirs = SdpRelay.parse(offer);
    lastOffer = theirs;
    Consumer<Call> other = onMove;
    if (other != null) {
      other.accept(invited);
    } else {
      goAlong(invited, theirs);
    }
  }

  private void goAlong(Call invited, @Nullable SessionDescription theirs) {
    if (theirs != null
        && OfferAnswer.answer(theirs, local(), Direction.SENDRECV, ++version)
            instanceof OfferAnswer.Answer.Agreed agreed) {
      keys = agreed.media().keys();
      invited.answerReinvite(agreed.answer().text());
      heard(theirs);
    } else {
      invited.rejectReinvite(488);
    }
  }

  @Override
  public void ended(Call placed, CallEnd how) {
    over = true;
  }

  @Override
  public void close() {
    agent.close();
  }
}
