package org.seatline.softphone.testbench;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.FileSource;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.MediaAgreement;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.Keypad;

/** One call of an {@link OwnPhone}: speaks a clip, keeps what it hears, presses keys. */
public final class OwnCall implements CallListener, MediaListener, AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int EAR_SAMPLES_MAX = 48_000 * 40;

  private final MediaEngine engine;
  private final OwnSession session;
  private final PressedKeys pressed = new PressedKeys();
  private volatile MediaLeg leg;
  private volatile Sounds.Ear ear = new Sounds.Ear(EAR_SAMPLES_MAX);
  private volatile @Nullable Call call;
  private volatile @Nullable CallEnd end;
  private volatile @Nullable String failure;
  private volatile int negotiations;
  private volatile boolean confirmed;

  @SuppressWarnings("this-escape") // the listener of its own leg
  OwnCall(MediaEngine engine, OwnMedia media) throws IOException {
    this.engine = engine;
    this.session = new OwnSession(media);
    this.leg = engine.openLeg(this);
    leg.sink(ear);
  }

  void placed(Function<String, Call> place) {
    call = place.apply(offer(Direction.SENDRECV));
  }

  /** Answers; an INVITE without an offer gets ours. */
  void answer(IncomingCall incoming) {
    incoming.listen(this);
    call = incoming.call();
    String theirs = incoming.offer();
    if (theirs == null) {
      incoming.answer(offer(Direction.SENDRECV));
      return;
    }
    String ours = answerTo(theirs);
    if (ours == null) {
      incoming.reject(488);
    } else {
      incoming.answer(ours);
    }
  }

  private String offer(Direction direction) {
    return session.offer(direction, leg.localPort());
  }

  private @Nullable String answerTo(String theirs) {
    OwnSession.Answered answer = session.answer(theirs, leg.localPort());
    if (answer == null) {
      failure = "nothing in common with " + theirs;
      return null;
    }
    start(answer.agreed());
    return answer.sdp();
  }

  private void takeAnswer(@Nullable String theirs) {
    if (theirs == null) {
      return;
    }
    MediaAgreement agreed = session.agreed(theirs);
    if (agreed == null) {
      failure = "useless answer " + theirs;
    } else {
      start(agreed);
    }
  }

  private void start(MediaAgreement agreed) {
    MediaParameters parameters = MediaParameters.of(agreed).orElse(null);
    if (parameters == null) {
      failure = "no parameters in " + agreed;
      return;
    }
    leg.start(parameters);
    countNegotiation();
  }

  private synchronized void countNegotiation() {
    negotiations++;
  }

  @Override
  public void progress(Call placed, SipResponse response) {
    takeAnswer(response.sdp());
  }

  @Override
  public void answered(Call placed, SipResponse response, @Nullable String sdp) {
    confirmed = true;
    takeAnswer(sdp);
  }

  @Override
  public void confirmed(Call answered, @Nullable String sdp) {
    confirmed = true;
    takeAnswer(sdp);
  }

  @Override
  public void reinviteReceived(Call reinvited, @Nullable String offer) {
    String ours = offer == null ? offer(Direction.SENDRECV) : answerTo(offer);
    if (ours == null) {
      reinvited.rejectReinvite(488);
    } else {
      reinvited.answerReinvite(ours);
    }
  }

  @Override
  public void reinviteAnswered(Call reinvited, @Nullable String sdp) {
    takeAnswer(sdp);
  }

  @Override
  public void reinviteFailed(Call reinvited, int status) {
    failure = "re-INVITE refused: " + status;
  }

  @Override
  public void info(Call told, String contentType, String body) {
    pressed.info(contentType, body);
  }

  @Override
  public void ended(Call over, CallEnd callEnd) {
    end = callEnd;
  }

  @Override
  public void digit(MediaLeg heardOn, char digit) {
    pressed.event(digit);
  }

  /** Waits until both sides know that the call is up and media are agreed on. */
  public OwnCall awaitUp() {
    await("an answered call", () -> confirmed && negotiations > 0);
    return this;
  }

  /** Waits for something, unless the call fails before. */
  public void await(String what, BooleanSupplier condition) {
    Await.until(
        what,
        LIMIT,
        () -> {
          String why = failure;
          if (why != null || (end != null && !condition.getAsBoolean())) {
            throw new AssertionError("no " + what + ": " + why + ", " + end);
          }
          return condition.getAsBoolean();
        });
  }

  /** Speaks from now on, once. */
  public void speak(PcmClip clip) {
    leg.source(FileSource.once(clip));
  }

  /** Forgets what was heard, and hears on. */
  public void listenAnew() {
    ear = new Sounds.Ear(EAR_SAMPLES_MAX);
    leg.sink(ear);
  }

  /** Waits until it has listened for so long. */
  public void hear(int ms) {
    await(ms + " ms heard", () -> ear.clip().durationMs() >= ms);
  }

  /** Packets that come in a second from now; forgets what was heard. */
  int packetsOfSecond() {
    listenAnew();
    long before = leg.quality().packetsReceived();
    hear(1000);
    return (int) (leg.quality().packetsReceived() - before);
  }

  /** What was heard since the call began or {@link #listenAnew}. */
  public PcmClip heard() {
    return ear.clip();
  }

  /** Offers the media again in another direction. */
  public void offerAgain(Direction direction) {
    offerAgain(session.media(), direction, sdp -> sdp);
  }

  /** Offers other media, both ways, and waits for the answer. */
  public void offerAgain(OwnMedia next) {
    offerAgain(next, Direction.SENDRECV, sdp -> sdp);
  }

  /** Offers the media from another port, with another SSRC; the old leg says goodbye. */
  public void moveToNewLeg() throws IOException {
    try (MediaLeg old = leg) {
      MediaLeg next = engine.openLeg(this);
      next.sink(ear);
      leg = next;
      offerAgain(Direction.SENDRECV);
    }
  }

  /**
   * Offers other media and waits for the answer.
   *
   * @param change made to the text of the offer
   */
  public void offerAgain(OwnMedia next, Direction direction, UnaryOperator<String> change) {
    int before = negotiations;
    session.media(next);
    current().reinvite(change.apply(offer(direction)));
    await("an answer to the re-INVITE", () -> negotiations > before);
  }

  /** How often media were agreed on. */
  public int negotiations() {
    return negotiations;
  }

  /** Presses keys. */
  public void press(String digits) {
    Keypad.press(current(), leg, digits);
  }

  /** Keys that came in the audio stream. */
  public String keys() {
    return pressed.events();
  }

  /** Keys that came by INFO. */
  public String infoKeys() {
    return pressed.infos();
  }

  /** What is offered and answered now. */
  OwnMedia media() {
    return session.media();
  }

  /** The peer's last session description. */
  public String peerSdp() {
    return session.peerSdp();
  }

  public MediaLeg leg() {
    return leg;
  }

  /** What media run by. */
  public MediaParameters parameters() {
    MediaParameters now = leg.parameters();
    if (now == null) {
      throw new IllegalStateException("no media yet");
    }
    return now;
  }

  /** Whether the call is over. */
  public boolean over() {
    return end != null;
  }

  private Call current() {
    Call now = call;
    if (now == null) {
      throw new IllegalStateException("no call yet");
    }
    return now;
  }

  /** Hangs up and waits for the end. */
  public void hangUp() {
    current().hangUp();
    Await.until("the end of the call", LIMIT, this::over);
  }

  @Override
  public void close() throws IOException {
    if (call != null && !over()) {
      hangUp();
    }
    leg.close();
  }
}
