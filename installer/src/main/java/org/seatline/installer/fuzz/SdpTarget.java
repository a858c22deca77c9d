package org.seatline.installer.fuzz;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.seatline.softphone.sdp.CryptoRelay;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;

/** Session descriptions, and offer and answer with whatever they say. */
final class SdpTarget implements FuzzTarget {
  private static final String[] LINES = {
    "v=0",
    "o=- 1 1 IN IP4 192.0.2.1",
    "o=x 99999999999999999999 1 IN IP6 2001:db8::1",
    "s=-",
    "s= ",
    "t=0 0",
    "b=AS:64",
    "c=IN IP4 192.0.2.1",
    "c=IN IP4 0.0.0.0",
    "c=IN IP4 224.2.1.1/127",
    "c=IN IP6 ::1",
    "m=audio 5004 RTP/AVP 0 8 9 96 101",
    "m=audio 0 RTP/AVP 0",
    "m=audio 5004/2 RTP/SAVP 8 96",
    "m=video 5006 RTP/AVP 31",
    "m=audio 5004 RTP/SAVPF 8",
    "m=audio 65535 UDP/TLS/RTP/SAVP 0",
    "m=image 1 udptl t38",
    "a=rtpmap:96 opus/48000/2",
    "a=rtpmap:101 telephone-event/8000",
    "a=rtpmap:97 telephone-event/48000",
    "a=rtpmap:9 G722/8000",
    "a=rtpmap:0 /",
    "a=rtpmap:8 ",
    "a=rtpmap:300 x/1",
    "a=fmtp:96 useinbandfec=1;maxptime=60",
    "a=fmtp:101 0-15",
    "a=ptime:20",
    "a=ptime:0",
    "a=ptime:99999999999",
    "a=maxptime:-1",
    "a=sendrecv",
    "a=sendonly",
    "a=recvonly",
    "a=inactive",
    "a=rtcp:5005",
    "a=rtcp-mux",
    "a=rtcp-xr:voip-metrics stat-summary=loss rcvr-rtt=all:1",
    "a=rtcp-xr:",
    "a=crypto:",
    "a=crypto:1",
    "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20",
    "a=crypto:2 AEAD_AES_128_GCM inline:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGw==",
    "a=crypto:3 AES_CM_128_HMAC_SHA1_32 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|1:1 KDR=1",
    "a=candidate:1 1 UDP 2130706431 10.0.0.1 8998 typ host",
    "a=:",
    "a=",
    "z=0",
    "k=prompt",
    ""
  };
  private static final String[] ENDS = {"\r\n", "\r\n", "\r\n", "\n", "\r"};
  private static final int LINES_MAX = 30;
  private static final int REPEATED_MAX = 4000;

  private static final MediaSecurity[] SECURITIES = {
    MediaSecurity.OFF,
    MediaSecurity.make(MediaSecurity.Policy.OPTIONAL, new SplittableRandom(1)),
    MediaSecurity.make(MediaSecurity.Policy.REQUIRED, new SplittableRandom(2))
  };

  @Override
  public String name() {
    return "sdp";
  }

  @Override
  public void run(RandomGenerator random) {
    String made = made(random);
    read(random, made);
    read(random, Mutator.mutate(random, made));
  }

  private static String made(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    if (random.nextInt(4) > 0) {
      text.append("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\n");
    }
    for (int i = random.nextInt(LINES_MAX); i > 0; i--) {
      String line = LINES[random.nextInt(LINES.length)] + ENDS[random.nextInt(ENDS.length)];
      text.append(random.nextInt(400) == 0 ? line.repeat(random.nextInt(REPEATED_MAX)) : line);
    }
    return text.toString();
  }

  private static void read(RandomGenerator random, String text) {
    if (!(SdpParser.parse(text) instanceof SdpParse.Parsed(SessionDescription read))) {
      return;
    }
    if (read.text().length() > SdpParser.TEXT_MAX_CHARS) {
      return; // line ends made it longer than anything that is read
    }
    SessionDescription again = parsed(read.text());
    FuzzTarget.check(again.text().equals(read.text()), "written otherwise than read");
    FuzzTarget.check(again.media().equals(read.media()), "media written otherwise than read");
    LocalMedia local =
        LocalMedia.g711("127.0.0.1", 4000, 7)
            .withSecurity(SECURITIES[random.nextInt(SECURITIES.length)]);
    answer(read, local);
    SessionDescription offer = OfferAnswer.offer(local, Direction.SENDRECV, 1);
    var _ = OfferAnswer.agreed(offer, read);
    parsed(CryptoRelay.answering(read, offer).text());
    parsed(CryptoRelay.answering(offer, read).text());
  }

  private static void answer(SessionDescription offer, LocalMedia local) {
    if (OfferAnswer.answer(offer, local, Direction.SENDRECV, 1)
        instanceof OfferAnswer.Answer.Agreed(SessionDescription answer, var media)) {
      FuzzTarget.check(
          parsed(answer.text()).media().size() == offer.media().size(),
          "an answer with another number of streams");
      boolean required = local.security().policy() == MediaSecurity.Policy.REQUIRED;
      FuzzTarget.check(media.keys().isPresent() || !required, "plain against the policy");
    }
  }

  private static SessionDescription parsed(String text) {
    if (SdpParser.parse(text) instanceof SdpParse.Parsed(SessionDescription read)) {
      return read;
    }
    throw new AssertionError("what was written cannot be read");
  }
}
