package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.MediaSecurity.Policy;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.srtp.SrtpSuite;

/** A call of baresip's, which insists on encryption: it stays encrypted over a hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaresipSecureTest {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int TALK_MS = 2800;
  private static final double LIKE = 0.75;
  private static final PcmClip THEIRS = Sounds.babble(22, 30_000, 8_000);

  private final SecureRandom random = new SecureRandom();
  private @Nullable OwnPhone own;
  private @Nullable Baresip baresip;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path microphone = folder.resolve("theirs.wav");
    THEIRS.save(microphone);
    baresip =
        Baresip.start(
            folder.resolve("baresip"), "peer", microphone, ";answermode=auto;mediaenc=srtp-mand");
    own = OwnPhone.open("own-secure");
  }

  @AfterAll
  void stop() throws Exception {
    try (OwnPhone phone = own;
        Baresip peer = baresip) {
      assertThat(phone == null).isEqualTo(peer == null);
    }
  }

  @AfterEach
  void calm() {
    Await.until(
        "baresip's end of the call",
        LIMIT,
        () -> peer().count("CALL_CLOSED") >= peer().count("CALL_ESTABLISHED"));
  }

  private Baresip peer() {
    return Objects.requireNonNull(baresip);
  }

  private OwnPhone own() {
    return Objects.requireNonNull(own);
  }

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
    try (OwnCall call = own().expect(OwnMedia.of(G711.PCMA).secured(keys))) {
      peer().dial(own().address());
      call.awaitUp();
      SrtpSuite suite = suite(call);
      call.offerAgain(Direction.SENDONLY);
      call.offerAgain(Direction.SENDRECV);
      assertThat(suite(call)).isEqualTo(suite);
      talk(call);
      Likeness.assertHeard("baresip after a hold", THEIRS, call.heard(), LIKE);
    }
  }

  @Test
  void agreesOnNothingWithoutKeys() throws Exception {
    try (OwnCall call = own().expect(OwnMedia.of(G711.PCMA))) {
      peer().dial(own().address());
      Await.until("refused", LIMIT, () -> peer().count("CALL_CLOSED") > 0 && call.over());
    }
  }
}
