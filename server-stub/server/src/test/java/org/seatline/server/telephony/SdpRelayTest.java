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

  @Test
  void answersWhatIsNoDescriptionWithNull() {
    assertThat(SdpRelay.parse("nonsense")).isNull();
    assertThat(SdpRelay.parse(null)).isNull();
  }

  private static SessionDescription parsed(String text) {
    return Objects.requireNonNull(SdpRelay.parse(text));
  }
}
