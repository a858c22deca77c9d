package org.seatline.app.call;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SipAccount;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.Responses;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.FileSource;
import org.seatline.softphone.media.LevelMeter;
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
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.DigestVerifier;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/** The server and a caller in one, over real sockets: registrar, INVITE to the seat, real audio. */
final class FakeExchange implements AutoCloseable {
  final BlockingQueue<String> contacts = new LinkedBlockingQueue<>();
  final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  final LevelMeter heard = new LevelMeter();
  final MediaEngine engine;
  final MediaLeg leg;
  private final DigestVerifier digest =
      DigestVerifier.withPasswords("seatline.test", user -> "secret", System::currentTimeMillis);
  private final UserAgent agent;
  private LocalMedia media;
  private @Nullable SessionDescription offer;
  private @Nullable Call call;
  volatile Direction lastOffered = Direction.SENDRECV;

  FakeExchange() throws IOException {
    engine = MediaEngine.start(MediaSettings.loopback().withRtcpIntervalMs(500));
    leg =
        engine.openLeg(
            new MediaListener() {
              @Override
              public void digit(MediaLeg of, char digit) {
                news.add("digit " + digit);
              }
            });
    leg.sink(heard);
    media = LocalMedia.g711("127.0.0.1", leg.localPort(), 1);
    agent =
        UserAgent.open(
            UserAgentSettings.of("exchange", "127.0.0.1", 0),
            incoming -> incoming.reject(404),
            this::answer);
  }

  private @Nullable SipResponse answer(SipRequest request, InetSocketAddress source) {
    if (!request.is("REGISTER")) {
      return null;
    }
    if (digest.judge(request) instanceof DigestVerifier.Verdict.Challenged(SipResponse challenge)) {
      return challenge;
    }
    String contact = request.contactUri();
    if (request.headers().firstOr("Expires", "").equals("0")) {
      news.add("unregistered");
      return Responses.to(request, 200, "exchange");
    }
    if (contact != null) {
      contacts.add(contact);
    }
    SipResponse ok = Responses.to(request, 200, "exchange");
    return ok.with(
        ok.headers().with("Expires", "60").with("Contact", "<" + contact + ">;expires=60"));
  }

  /** Offers and answers by these keys from now on. */
  void secure(MediaSecurity security) {
    media = media.withSecurity(security);
  }

  SipAccount account() {
    return new SipAccount("seatline.test", "127.0.0.1", agent.port(), "seat-1001", "secret", 60);
  }

  String contact() throws InterruptedException {
    String contact = contacts.poll(10, TimeUnit.SECONDS);
    if (contact == null) {
      throw new IllegalStateException("nobody registered");
    }
    return contact;
  }

  /** Says this over and over. */
  void say(PcmClip clip) {
    leg.source(FileSource.looping(clip));
  }

  void invite(String contact, String callId, String... moreHeaders) {
    SessionDescription made = OfferAnswer.offer(media, Direction.SENDRECV, 1);
    offer = made;
    SipHeaders headers =
        SipHeaders.of(
                Protocol.SIP_HEADER_CALL,
                callId,
                Protocol.SIP_HEADER_OFFER,
                "offer-" + callId,
                Protocol.SIP_HEADER_QUEUE,
                "fault")
            .with(SipHeaders.of(moreHeaders));
    call =
        agent.place(
            Destination.of(contact, "<sip:13900001234@seatline.test>"),
            made.text(),
            headers,
            new Listener());
  }

  private Call call() {
    Call placed = call;
    if (placed == null) {
      throw new IllegalStateException("no call was placed");
    }
    return placed;
  }

  void bye() {
    call().hangUp();
  }

  /** Moves the media: the same leg, offered again. */
  void reinvite(Direction direction) {
    SessionDescription made = OfferAnswer.offer(media, direction, 7);
    offer = made;
    call().reinvite(made.text());
  }

  String await(String wanted) throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      String next = news.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        break;
      }
      if (next.startsWith(wanted)) {
        return next;
      }
    }
    throw new IllegalStateException("waited in vain for " + wanted);
  }

  private void start(MediaAgreement agreed) {
    leg.start(MediaParameters.of(agreed).orElseThrow());
  }

  private void agreed(@Nullable String sdp) {
    SessionDescription ours = offer;
    if (ours != null
        && sdp != null
        && SdpParser.parse(sdp) instanceof SdpParse.Parsed(SessionDescription theirs)) {
      OfferAnswer.agreed(ours, theirs).ifPresent(this::start);
    }
  }

  private final class Listener implements CallListener {
    @Override
    public void progress(Call of, SipResponse response) {
      news.add("progress " + response.status());
    }

    @Override
    public void answered(Call of, SipResponse response, @Nullable String sdp) {
      agreed(sdp);
      news.add("answered");
    }

    @Override
    public void reinviteAnswered(Call of, @Nullable String sdp) {
      agreed(sdp);
      news.add("reinvite-answered " + sdp);
    }

    @Override
    public void reinviteFailed(Call of, int status) {
      news.add("reinvite-failed " + status);
    }

    @Override
    public void reinviteReceived(Call of, @Nullable String sdp) {
      if (sdp != null
          && SdpParser.parse(sdp) instanceof SdpParse.Parsed(SessionDescription theirs)
          && OfferAnswer.answer(theirs, media, Direction.SENDRECV, 9)
              instanceof OfferAnswer.Answer.Agreed(SessionDescription ours, MediaAgreement got)) {
        lastOffered = got.direction();
        start(got);
        of.answerReinvite(ours.text());
        news.add("reinvited " + got.direction());
      } else {
        of.rejectReinvite(488);
      }
    }

    @Override
    public void ended(Call of, CallEnd end) {
      news.add("ended " + end.cause() + " " + end.status());
    }
  }

  /** Ends audio and signalling at once, as a kill of the caller would. */
  void vanish() {
    leg.start(
        MediaParameters.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9), G711.PCMA));
    leg.source((frame, length, rate) -> 0);
    leg.start(
        MediaParameters.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9), G711.PCMA)
            .withDirection(false, false));
  }

  Map<String, Integer> ports() {
    return Map.of("sip", agent.port(), "rtp", leg.localPort());
  }

  @Override
  public void close() {
    agent.close();
    engine.close();
  }
}
