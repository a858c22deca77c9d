package org.seatline.softphone.testbench;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.InfoDigits;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.FileSource;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.MediaAgreement;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.Keypad;

/** One call of an {@link OwnPhone}: speaks a clip, keeps what it hears, presses keys. */
public final class OwnCall implements CallListener, MediaListener, AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int EAR_SAMPLES_MAX = 48_000 * 40;

  private final MediaLeg leg;
  private final StringBuilder keys = new StringBuilder();
  private final StringBuilder infoKeys = new StringBuilder();
  private volatile OwnMedia media;
  private volatile Sounds.Ear ear = new Sounds.Ear(EAR_SAMPLES_MAX);
  private volatile @Nullable Call call;
  private volatile @Nullable SessionDescription offered;
  private volatile @Nullable CallEnd end;
  private volatile @Nullable String failure;
  private volatile int negotiations;
  private volatile boolean confirmed;
  private volatile String peerSdp = "";
  private volatile long version;

  @SuppressWarnings("this-escape") // the listener of its own leg
  OwnCall(MediaEngine engine, OwnMedia media) throws IOException {
    this.media = media;
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
    SessionDescription ours =
        OfferAnswer.offer(media.local(leg.localPort()), direction, nextVersion());
    offered = ours;
    return media.outgoing().apply(ours.text());
  }

  private synchronized long nextVersion() {
    return ++version;
  }

  private @Nullable String answerTo(String theirs) {
    var answer =
        OfferAnswer.answer(
            read(theirs), media.local(leg.localPort()), Direction.SENDRECV, nextVersion());
    if (answer
        instanceof OfferAnswer.Answer.Agreed(SessionDescription ours, MediaAgreement agreed)) {
      start(agreed);
      media = media.secured(media.security().after(ours));
      return media.outgoing().apply(ours.text());
    }
    failure = "nothing in common with " + theirs;
    return null;
  }

  private SessionDescription read(String theirs) {
    peerSdp = theirs;
    if (SdpParser.parse(media.incoming().apply(theirs)) instanceof SdpParse.Parsed parsed) {
      return parsed.session();
    }
    throw new IllegalStateException("no session description: " + theirs);
  }

  private void takeAnswer(@Nullable String theirs) {
    SessionDescription ours = offered;
    if (theirs != null && ours != null) {
      OfferAnswer.agreed(ours, read(theirs))
          .ifPresentOrElse(this::start, () -> failure = "useless answer " + theirs);
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
  public synchronized void info(Call told, String contentType, String body) {
    char key = InfoDigits.key(contentType, body);
    if (key != 0) {
      infoKeys.append(key);
    }
  }

  @Override
  public void ended(Call over, CallEnd callEnd) {
    end = callEnd;
  }

  @Override
  public synchronized void digit(MediaLeg pressed, char digit) {
    keys.append(digit);
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

  /** What was heard since the call began or {@link #listenAnew}. */
  public PcmClip heard() {
    return ear.clip();
  }

  /** Offers the media again in another direction. */
  public void offerAgain(Direction direction) {
    offerAgain(media, direction, sdp -> sdp);
  }

  /**
   * Offers other media and waits for the answer.
   *
   * @param change made to the text of the offer
   */
  public void offerAgain(OwnMedia next, Direction direction, UnaryOperator<String> change) {
    int before = negotiations;
    media = next;
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
  public synchronized String keys() {
    return keys.toString();
  }

  /** Keys that came by INFO. */
  public synchronized String infoKeys() {
    return infoKeys.toString();
  }

  /** The peer's last session description. */
  public String peerSdp() {
    return peerSdp;
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
