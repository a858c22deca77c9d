package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.MediaSecurity.Policy;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.srtp.SrtpSuite;

/** A call of baresip's, which insists on encryption: it stays encrypted over a hold. */
class BaresipSecureTest {
  private static final int TALK_MS = 2800;
  private static final double LIKE = 0.75;
  private static final PcmClip THEIRS = Sounds.babble(22, 30_000, 8_000);

  private final SecureRandom random = new SecureRandom();

  @RegisterExtension
  static final SideBySide<OwnAndBaresip> BOTH =
      SideBySide.of(folder -> OwnAndBaresip.open(folder, THEIRS, ";mediaenc=srtp-mand"));

  private static SrtpSuite suite(OwnCall call) {
    MediaKeys keys = Objects.requireNonNull(call.parameters().keys(), "no keys");
    return keys.suite();
  }

  private static void talk(OwnCall call) {
    call.listenAnew();
    long before = call.leg().droppedPackets(); // what came while keys were agreed on
    call.hear(TALK_MS);
    assertThat(call.leg().droppedPackets() - before).as("packets refused").isLessThan(3);
    call.hangUp();
  }

  @Test
  void takesItsCallAndKeepsTheKeysOverAHold() throws Exception {
    MediaSecurity keys = MediaSecurity.make(Policy.OPTIONAL, random);
    try (OwnCall call = BOTH.get().isCalled(OwnMedia.of(G711.PCMA).secured(keys)).awaitUp()) {
      SrtpSuite suite = suite(call);
      call.offerAgain(Direction.SENDONLY);
      call.offerAgain(Direction.SENDRECV);
      assertThat(suite(call)).isEqualTo(suite);
      talk(call);
      BOTH.get().assertPartHeardHere("after a hold", call, LIKE);
    }
  }

  @Test
  void agreesOnNothingWithoutKeys() throws Exception {
    int before = BOTH.get().baresip().count("CALL_CLOSED");
    try (OwnCall call = BOTH.get().isCalled(OwnMedia.of(G711.PCMA))) {
      Await.until(
          "refused",
          OwnAndBaresip.LIMIT,
          () -> BOTH.get().baresip().count("CALL_CLOSED") > before && call.over());
    }
  }
}
