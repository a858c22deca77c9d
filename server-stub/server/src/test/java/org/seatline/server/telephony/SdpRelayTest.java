package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.SessionDescription;

final class SdpRelayTest {
  private static final String CALLER =
      """
      v=0
      o=u 77 3 IN IP4 10.0.0.9
      s=x
      c=IN IP4 10.0.0.9
      t=0 0
      m=audio 4000 RTP/AVP 8 101
      a=rtpmap:101 telephone-event/8000
      """;

  @Test
  void keepsTheMediaAndMakesTheSessionOurs() {
    SessionDescription ours = parsed(SdpRelay.ours(parsed(CALLER), "127.0.0.1", 5, 9));
    assertThat(ours.sessionId()).isEqualTo("5");
    assertThat(ours.version()).isEqualTo("9");
    assertThat(SdpRelay.sameMedia(ours, parsed(CALLER))).isTrue();
    assertThat(ours.addressOf(ours.audio().orElseThrow())).isEqualTo("10.0.0.9");
  }

  @Test
  void knowsAHoldInEveryWayItIsWritten() {
    assertThat(SdpRelay.holds(parsed(CALLER))).isFalse();
    assertThat(SdpRelay.holds(parsed(CALLER + "a=sendonly\r\n"))).isTrue();
    assertThat(SdpRelay.holds(parsed(CALLER + "a=inactive"))).isTrue();
    assertThat(SdpRelay.holds(parsed(CALLER.replace("c=IN IP4 10.0.0.9", "c=IN IP4 0.0.0.0"))))
        .isTrue();
  }

  @Test
  void givesADirectionInPlaceOfAnother() {
    SessionDescription held = parsed(CALLER + "a=sendonly\r\n");
    SessionDescription resumed = SdpRelay.directed(held, Direction.SENDRECV);
    assertThat(SdpRelay.holds(parsed(resumed.text()))).isFalse();
  }

  private static final String KEYS =
      """
      a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj
      a=crypto:2 AEAD_AES_128_GCM inline:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGw==
      """;

  @Test
  void handsKeysOnAsTheyAre() {
    String offer = CALLER.replace("RTP/AVP", "RTP/SAVP") + KEYS;
    String handed = SdpRelay.ours(parsed(offer), "127.0.0.1", 5, 9);
    assertThat(handed).contains("m=audio 4000 RTP/SAVP 8 101");
    KEYS.lines().forEach(line -> assertThat(handed).contains(line + "\r\n"));
  }

  @Test
  void tellsAnotherKeyFromAnAnswerThatTakesOneOfThem() {
    SessionDescription offer = parsed(CALLER + KEYS);
    SessionDescription answer = parsed(CALLER + KEYS.lines().skip(1).findFirst().orElseThrow());
    assertThat(SdpRelay.sameMedia(answer, offer)).isTrue();
    assertThat(SdpRelay.sameKeys(offer, parsed(CALLER + KEYS.replace("d0Rm", "AAAA")))).isFalse();
    assertThat(SdpRelay.sameKeys(answer, parsed(CALLER + KEYS.replace("AAEC", "AAED")))).isFalse();
    assertThat(SdpRelay.sameMedia(offer, parsed(CALLER))).as("plain now").isFalse();
  }

  @Test
  void answersAHoldWithOneOfTheKeysThatTheSeatCanTake() {
    String hold =
        CALLER.replace("RTP/AVP", "RTP/SAVP")
            + "a=crypto:7 AEAD_AES_128_GCM inline:GxoZGBcWFRQTEhEQDw4NDAsKCQgHBgUEAwIBAA==\r\n"
            + "a=sendonly\r\n";
    SessionDescription answer = SdpRelay.answering(parsed(CALLER + KEYS), parsed(hold));
    assertThat(answer.text())
        .contains("RTP/SAVP")
        .contains("a=crypto:7 AEAD_AES_128_GCM inline:AAEC")
        .doesNotContain("AES_CM_128");
    assertThat(SdpRelay.answering(parsed(CALLER + KEYS), parsed(CALLER)).text())
        .doesNotContain("crypto");
  }

  @Test
  void answersWhatIsNoDescriptionWithNull() {
    assertThat(SdpRelay.parse("nonsense")).isNull();
    assertThat(SdpRelay.parse(null)).isNull();
  }

  @Test
  void handsOverCodecsThatItDoesNotSpeakItself() {
    String media =
        """
        m=audio 4000 RTP/AVP 96 9 8 101 97\r
        a=rtpmap:96 opus/48000/2\r
        a=fmtp:96 useinbandfec=1; maxplaybackrate=16000\r
        a=rtpmap:9 G722/8000\r
        a=rtpmap:8 PCMA/8000\r
        a=rtpmap:101 telephone-event/8000\r
        a=rtpmap:97 telephone-event/48000\r
        a=fmtp:97 0-15\r
        a=ptime:40\r
        a=maxptime:60\r
        a=rtcp:4001 IN IP4 10.0.0.9\r
        a=rtcp-mux\r
        a=rtcp-fb:96 nack\r
        a=rtcp-xr:voip-metrics\r
        a=sendrecv\r
        """;
    SessionDescription offer = parsed("v=0\r\no=u 7 3 IN IP4 10.0.0.9\r\ns=x\r\n" + media);

    assertThat(SdpRelay.ours(offer, "127.0.0.1", 5, 9)).endsWith(media);
    assertThat(SdpRelay.directed(offer, Direction.INACTIVE).text())
        .endsWith(media.replace("sendrecv", "inactive"));
  }

  @Test
  void offersAgainWhatACallerSpokeBeforeItAnsweredOurVoice() {
    String head = "v=0\r\no=u 7 3 IN IP4 10.0.0.9\r\ns=x\r\nc=IN IP4 10.0.0.9\r\n";
    SessionDescription first =
        parsed(
            head
                + "m=audio 4000 RTP/AVP 96 8 101\r\n"
                + "a=rtpmap:96 opus/48000/2\r\na=fmtp:96 useinbandfec=1\r\n"
                + "a=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n");
    SessionDescription later =
        parsed(
            head
                + "m=audio 4002 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n"
                + "a=ptime:40\r\na=sendrecv\r\n");

    assertThat(SdpRelay.widened(later, first).text())
        .endsWith(
            """
            m=audio 4002 RTP/AVP 96 8 101
            a=rtpmap:96 opus/48000/2
            a=fmtp:96 useinbandfec=1
            a=rtpmap:101 telephone-event/8000
            a=ptime:40
            a=sendrecv
            """
                .replace("\n", "\r\n"));
    assertThat(SdpRelay.widened(first, later)).isEqualTo(first);
    assertThat(SdpRelay.codecs(first)).hasSize(2);
    assertThat(SdpRelay.hears(later, first)).as("G.711 alone does not hear Opus").isFalse();
    assertThat(SdpRelay.hears(first, later)).isTrue();
    assertThat(SdpRelay.hears(later, null)).isTrue();
  }

  private static SessionDescription parsed(String text) {
    return Objects.requireNonNull(SdpRelay.parse(text));
  }
}
