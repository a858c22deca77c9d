package org.seatline.installer;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.FileSource;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.MediaAgreement;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.simulation.ImpairedPath;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/**
 * A caller that a test leads step by step, and that remembers everything that it hears. When it is
 * called back its phone rings until the test answers.
 */
final class CallerPhone implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";
  private static final int WORD_MS = 100;

  private final UserAgent agent;
  private final MediaEngine engine;
  private final MediaLeg leg;
  private final Network network;
  private final LocalMedia local;
  private final Hearing hearing = new Hearing();
  private final SessionDescription offer;
  private Call call;
  private long version = 1;
  private boolean answered;
  private int reinvites;
  private int rung;
  private @Nullable IncomingCall ringing;
  private @Nullable String remote;
  private @Nullable CallEnd end;

  /** What becomes of session descriptions on their way out and in. */
  private record Network(UnaryOperator<String> out, UnaryOperator<String> in) {
    static final Network DIRECT = new Network(UnaryOperator.identity(), UnaryOperator.identity());

    SdpParse parse(String sdp) {
      return SdpParser.parse(in.apply(sdp));
    }
  }

  private CallerPhone(String number, String destination, MediaSecurity security, Network network)
      throws IOException {
    this.network = network;
    engine = MediaEngine.start(MediaSettings.loopback());
    leg = engine.openLeg(MediaListener.NONE);
    local = LocalMedia.g711(ADDRESS, leg.localPort(), leg.localPort()).withSecurity(security);
    offer = OfferAnswer.offer(local, Direction.SENDRECV, version);
    agent =
        UserAgent.open(
            UserAgentSettings.of("caller-" + number, ADDRESS, 0),
            this::ring,
            (request, source) -> null);
    String from = "<sip:" + number + "@" + ADDRESS + ">";
    call =
        agent.place(
            Destination.of(destination, from),
            network.out.apply(offer.text()),
            SipHeaders.NONE,
            new Listener());
  }

  /** Dials. */
  static CallerPhone dial(String number, String destination) throws IOException {
    return dial(number, destination, MediaSecurity.OFF);
  }

  /** Dials with a phone that can encrypt. */
  static CallerPhone dial(String number, String destination, MediaSecurity security)
      throws IOException {
    return new CallerPhone(number, destination, security, Network.DIRECT);
  }

  /** Dials over a bad network: the phone is its near party. */
  static CallerPhone dial(String number, String destination, ImpairedPath path) throws IOException {
    Network network = new Network(path::toFar, path::toNear);
    return new CallerPhone(number, destination, MediaSecurity.OFF, network);
  }

  /** Dials, waits for the menu's first word and presses a key. */
  static CallerPhone choose(String number, String destination, String digit)
      throws IOException, InterruptedException {
    CallerPhone caller = dial(number, destination);
    caller.awaitMenu();
    caller.press(digit);
    return caller;
  }

  /** Waits for the menu's first word. */
  void awaitMenu() throws IOException, InterruptedException {
    await(() -> answered, 15_000, "nobody answered");
    hearing.awaitSound(WORD_MS, 20_000);
  }

  /** What is heard. */
  Hearing hearing() {
    return hearing;
  }

  /** Where the other end's sound comes from, once answered: {@code address:port}. */
  synchronized @Nullable String remote() {
    return remote;
  }

  /** Waits until the server has moved the media since {@code before}. */
  void awaitMoved(@Nullable String before, long maxMs) throws IOException, InterruptedException {
    await(() -> remote != null && !remote.equals(before), maxMs, "the media were not moved");
  }

  /** Whether what it says and hears is encrypted now. */
  boolean encrypted() {
    MediaParameters now = leg.parameters();
    return now != null && now.keys() != null;
  }

  /** Re-INVITEs so far. */
  synchronized int reinvites() {
    return reinvites;
  }

  /** Waits for another re-INVITE than the {@code before} ones. */
  void awaitReinvited(int before, long maxMs) throws IOException, InterruptedException {
    await(() -> reinvites > before, maxMs, "no re-INVITE came");
  }

  /** How often it was called back. */
  synchronized int rung() {
    return rung;
  }

  /** Waits until it was called back so often. */
  synchronized void awaitRung(int times, long maxMs) throws IOException, InterruptedException {
    awaitEvenOver(() -> rung >= times, maxMs, "it rang " + rung + " times, not " + times);
  }

  /** Answers the call that rings; what it hears from then on is that call. */
  synchronized void answerBack() throws IOException {
    IncomingCall incoming = ringing;
    String offer = incoming == null ? null : incoming.offer();
    if (incoming == null
        || offer == null
        || !(network.parse(offer) instanceof SdpParse.Parsed(var theirs))
        || !(OfferAnswer.answer(theirs, local, Direction.SENDRECV, ++version)
            instanceof OfferAnswer.Answer.Agreed(var ours, var media))) {
      throw new IOException("nothing rings that can be answered");
    }
    ringing = null;
    call = incoming.call();
    use(media);
    incoming.answer(network.out.apply(ours.text()));
  }

  private synchronized void ring(IncomingCall incoming) {
    rung++;
    ringing = incoming;
    end = null;
    incoming.listen(new Listener());
    incoming.ring();
    notifyAll();
  }

  /** Presses keys. */
  void press(String digits) {
    leg.sendDigits(digits);
  }

  /** Speaks from now on, over and over. */
  void speakForEver(PcmClip clip) {
    leg.source(FileSource.looping(clip));
  }

  /** Speaks from now on. */
  void speak(PcmClip clip) {
    leg.source(FileSource.once(clip));
  }

  /** Whether the call is over. */
  synchronized boolean over() {
    return end != null;
  }

  /** Waits for the end of the call. */
  void awaitEnd(long maxMs) throws IOException, InterruptedException {
    await(() -> end != null, maxMs, "nobody hung up");
  }

  /** Hangs up: BYE, RTCP BYE, no more sound. */
  void hangUp() {
    call.hangUp();
    leg.close();
  }

  private synchronized void await(BooleanSupplier done, long maxMs, String otherwise)
      throws IOException, InterruptedException {
    awaitEvenOver(() -> done.getAsBoolean() || end != null, maxMs, otherwise);
    if (!done.getAsBoolean()) {
      throw new IOException(otherwise + "; the call's end: " + end);
    }
  }

  private synchronized void awaitEvenOver(BooleanSupplier done, long maxMs, String otherwise)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMs);
    while (!done.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        throw new IOException(otherwise + " within " + maxMs + " ms; the call's end: " + end);
      }
      wait(left);
    }
  }

  private synchronized void use(MediaAgreement agreed) {
    leg.start(MediaParameters.of(agreed).orElseThrow());
    remote = agreed.remoteAddress() + ":" + agreed.remotePort();
  }

  @Override
  public synchronized String toString() {
    return "caller with its media at " + remote + ", rung " + rung + " times, end " + end;
  }

  @Override
  public void close() {
    leg.close();
    agent.close();
    engine.close();
  }

  private final class Listener implements CallListener {
    @Override
    public void answered(Call placed, SipResponse response, @Nullable String sdp) {
      synchronized (CallerPhone.this) {
        leg.sink(hearing);
        if (sdp != null && network.parse(sdp) instanceof SdpParse.Parsed(var theirs)) {
          OfferAnswer.agreed(offer, theirs).ifPresent(CallerPhone.this::use);
        }
        answered = true;
        CallerPhone.this.notifyAll();
      }
    }

    @Override
    public void reinviteReceived(Call invited, @Nullable String wanted) {
      synchronized (CallerPhone.this) {
        reinvites++;
        if (wanted != null
            && network.parse(wanted) instanceof SdpParse.Parsed(var theirs)
            && OfferAnswer.answer(theirs, local, Direction.SENDRECV, ++version)
                instanceof OfferAnswer.Answer.Agreed(var ours, var media)) {
          invited.answerReinvite(network.out.apply(ours.text()));
          use(media);
        } else {
          invited.rejectReinvite(488);
        }
        CallerPhone.this.notifyAll();
      }
    }

    @Override
    public void ended(Call over, CallEnd how) {
      synchronized (CallerPhone.this) {
        end = how;
        CallerPhone.this.notifyAll();
      }
    }
  }
}
