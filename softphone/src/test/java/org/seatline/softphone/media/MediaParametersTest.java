package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.codec.G722;
import org.seatline.softphone.codec.Opus;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.MediaAgreement;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;

/** From session descriptions to what a leg does. */
class MediaParametersTest {
  private static final LocalMedia LOCAL = LocalMedia.wideband("127.0.0.1", 40_000, 7);

  private static MediaAgreement agreed(String address, String media) {
    String text = "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 " + address + "\n" + media;
    var offer = ((SdpParse.Parsed) SdpParser.parse(text)).session();
    return ((OfferAnswer.Answer.Agreed) OfferAnswer.answer(offer, LOCAL, Direction.SENDRECV, 1))
        .media();
  }

  @Test
  void sendAndReceiveWhatWasAgreedOn() {
    MediaParameters leg =
        MediaParameters.of(
                agreed(
                    "127.0.0.1",
                    """
                    m=audio 5004 RTP/AVP 96 9 0 97 98
                    a=rtpmap:96 opus/48000/2
                    a=fmtp:96 maxplaybackrate=16000; useinbandfec=1
                    a=rtpmap:97 telephone-event/8000
                    a=rtpmap:98 telephone-event/48000
                    a=recvonly
                    """))
            .orElseThrow();

    assertThat(leg.codec()).isEqualTo(new Opus(32_000, 16_000, EnumSet.of(Opus.Wish.REDUNDANCY)));
    assertThat(leg.sending().payloadType()).isEqualTo(96);
    assertThat(leg.sending().events()).isEqualTo(new MediaParameters.Events(98, 48_000));
    assertThat(leg.receiving().codecs())
        .isEqualTo(Map.<Integer, Codec>of(96, Opus.VOICE, 9, G722.WIDEBAND, 0, G711.PCMU));
    assertThat(leg.receiving().eventTypes()).containsExactlyInAnyOrder(97, 98);
    assertThat(leg.send()).isTrue();
    assertThat(leg.receive()).isFalse();
    assertThat(leg.remote())
        .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_004));
  }

  @ParameterizedTest
  @CsvSource({"5,20", "10,20", "20,20", "30,20", "40,40", "50,40", "60,60", "100,60", "200,60"})
  void packetsAreAsLongAsAskedForInStepsOfATick(int asked, int sent) {
    MediaAgreement media = agreed("127.0.0.1", "m=audio 5004 RTP/AVP 8\na=ptime:" + asked);

    assertThat(MediaParameters.of(media).orElseThrow().sending().packetMs()).isEqualTo(sent);
  }

  @Test
  void thereAreNoneForAnAddressThatIsNone() {
    assertThat(MediaParameters.of(agreed("no.such.host.invalid", "m=audio 5004 RTP/AVP 8")))
        .isEmpty();
  }

  @Test
  void refusePacketTimesThatNoTickMakes() {
    MediaParameters leg =
        MediaParameters.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9), Opus.VOICE);

    assertThat(leg.withPacketMs(60).sending().packetMs()).isEqualTo(60);
    assertThatThrownBy(() -> leg.withPacketMs(30)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> leg.withPacketMs(80)).isInstanceOf(IllegalArgumentException.class);
  }
}
