package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.quality.PacketLoss;
import org.seatline.softphone.quality.VoiceScore;
import org.seatline.softphone.simulation.ImpairedPath;
import org.seatline.softphone.simulation.Impairment;

/** We and baresip hear each other over a network that loses, delays, reorders and repeats. */
class BadNetworkTest {
  private static final int RATE = 8_000;
  private static final int TALK_MS = 5_000;

  /** What is judged of it: the rest may still be under way at the end. */
  private static final int JUDGED_MS = 4_000;

  private static final long SEED = 71;
  private static final Duration OUTAGE = Duration.ofSeconds(2);

  /** Silence has 0, another voice 0.3 at most. */
  private static final double UNDERSTOOD_HERE = 0.75;

  /** Baresip fills no holes and buffers 100 ms at least. */
  private static final double UNDERSTOOD_THERE = 0.7;

  private static final double LOUD = 200;
  private static final Impairment BAD =
      Impairment.NONE.withLoss(PacketLoss.random(5)).withDelay(20, 30).withDisorder(0.01, 0.01);
  private static final PcmClip OURS = Sounds.babble(51, 30_000, 16_000);
  private static final PcmClip THEIRS = Sounds.babble(52, 30_000, RATE);

  @RegisterExtension
  static final SideBySide<OwnAndBaresip> BOTH =
      SideBySide.of(folder -> OwnAndBaresip.open(folder, THEIRS, Baresip.ALL_CODECS));

  static Stream<Codec> codecs() {
    return Codecs.all().stream();
  }

  private static void assertUnderstood(String what, PcmClip said, PcmClip heard, double least) {
    short[] begin = Arrays.copyOf(said.at(RATE).toArray(), RATE / 1000 * JUDGED_MS);
    VoiceScore score = VoiceScore.of(begin, heard.at(RATE).toArray(), RATE);
    System.out.println(what + ": " + score);
    assertThat(score.stoi()).as(what).isGreaterThan(least);
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void understandEachOtherThroughLossAndJitter(Codec codec) throws Exception {
    try (ImpairedPath path = ImpairedPath.open(SEED, BAD, BAD);
        OwnCall call = BOTH.get().up(OwnMedia.of(codec).through(path))) {
      call.speak(OURS);
      call.hear(TALK_MS);
      call.hangUp();
      assertThat(path.lost()).isPositive();
      String name = codec.name() + " through loss and jitter, ";
      assertUnderstood(name + "heard by us", THEIRS, call.heard(), UNDERSTOOD_HERE);
      PcmClip there = PcmClip.load(BOTH.get().baresip().recording("dec").orElseThrow());
      assertUnderstood(name + "heard by baresip", OURS, there, UNDERSTOOD_THERE);
    }
  }

  @Test
  void hearsAgainAfterAnOutage() throws Exception {
    try (ImpairedPath path = ImpairedPath.open(SEED, BAD, BAD);
        OwnCall call = BOTH.get().up(OwnMedia.of(G711.PCMA).through(path))) {
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
      BOTH.get().baresip().awaitEvent("CALL_DTMF_START", OUTAGE);
    }
  }
}
