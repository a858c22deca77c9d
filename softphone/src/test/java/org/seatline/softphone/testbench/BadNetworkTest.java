package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.simulation.ImpairedPath;
import org.seatline.softphone.simulation.Impairment;
import org.seatline.softphone.simulation.Impairment.Loss;

/** Baresip is heard over a network that loses, delays, reorders and repeats. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadNetworkTest {
  private static final int TALK_MS = 2800;

  /** Six packets of those two seconds never come. */
  private static final long SEED = 71;

  private static final Duration OUTAGE = Duration.ofSeconds(2);

  /** What stays of the likeness with 3 % loss and 30 ms jitter; another voice reaches 0.5. */
  private static final double LIKE = 0.65;

  private static final double LOUD = 200;
  private static final Impairment BAD =
      Impairment.NONE.withLoss(Loss.random(3)).withDelay(20, 30).withDisorder(0.01, 0.01);
  private static final PcmClip THEIRS = Sounds.babble(52, 30_000, 8_000);

  private @Nullable OwnPhone own;
  private @Nullable Baresip baresip;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path microphone = folder.resolve("theirs.wav");
    THEIRS.save(microphone);
    baresip =
        Baresip.start(
            folder.resolve("baresip"), "peer", microphone, ";answermode=auto" + Baresip.ALL_CODECS);
    own = OwnPhone.open("own-bad-network");
  }

  @AfterAll
  void stop() throws Exception {
    try (OwnPhone phone = own;
        Baresip peer = baresip) {
      assertThat(phone == null).isEqualTo(peer == null);
    }
  }

  static Stream<Codec> codecs() {
    return Codecs.all().stream();
  }

  private OwnCall call(Codec codec, ImpairedPath path) throws Exception {
    return Objects.requireNonNull(own)
        .call(Objects.requireNonNull(baresip).address("peer"), OwnMedia.of(codec).through(path))
        .awaitUp();
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void hearsThroughLossAndJitter(Codec codec) throws Exception {
    try (ImpairedPath path = ImpairedPath.open(SEED, BAD, BAD);
        OwnCall call = call(codec, path)) {
      call.hear(TALK_MS);
      assertThat(path.lost()).isPositive();
      Likeness.assertHeard(
          codec.name() + " through loss and jitter, heard by us", THEIRS, call.heard(), LIKE);
    }
  }

  @Test
  void hearsAgainAfterAnOutage() throws Exception {
    try (ImpairedPath path = ImpairedPath.open(SEED, BAD, BAD);
        OwnCall call = call(G711.PCMA, path)) {
      call.hear(500);
      path.cut(OUTAGE);
      call.listenAnew();
      call.hear((int) OUTAGE.toMillis());
      long before = call.leg().quality().packetsReceived();
      call.listenAnew();
      call.hear(500);
      call.press("5");
      call.listenAnew();
      call.hear(1000);
      assertThat(call.leg().quality().packetsReceived() - before).isGreaterThan(50);
      assertThat(Levels.of(call.heard())).as("loudness after the outage").isGreaterThan(LOUD);
      assertThat(call.leg().quality().bufferMs()).as("delay kept after it").isLessThan(200);
      Objects.requireNonNull(baresip).awaitEvent("CALL_DTMF_START", OUTAGE);
    }
  }
}
