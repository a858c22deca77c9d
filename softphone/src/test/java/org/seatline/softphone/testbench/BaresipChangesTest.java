package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.softphone.sdp.Direction.SENDRECV;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.codec.G722;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.PayloadFormat;

/** What changes in mid-call: we and baresip hear each other as before. */
class BaresipChangesTest {
  private static final double LOUD = 200;
  private static final PcmClip OURS = Sounds.babble(61, 30_000, 16_000);
  private static final PcmClip THEIRS = Sounds.babble(62, 30_000, 8_000);

  @RegisterExtension
  static final SideBySide<BaresipAtHeadset> BOTH =
      SideBySide.of(folder -> BaresipAtHeadset.open(folder, THEIRS, Baresip.ALL_CODECS));

  private OwnCall up(OwnMedia media) throws Exception {
    return BOTH.get().up(media);
  }

  private static void talkAndJudge(String what, OwnCall call) throws Exception {
    BOTH.get().talkAndJudge(what, call, OURS);
  }

  @Test
  void afterItsHold() throws Exception {
    try (OwnCall call = up(OwnMedia.of(PayloadFormat.PCMA))) {
      int before = call.negotiations();
      BOTH.get().baresip().command("hold", "");
      call.await("a hold", () -> call.negotiations() > before);
      assertThat(call.peerSdp()).containsAnyOf("a=sendonly", "a=inactive");
      assertThat(call.parameters().send()).isFalse();
      long sent = call.leg().quality().packetsSent();
      call.listenAnew();
      call.hear(400);
      assertThat(call.leg().quality().packetsSent() - sent).isLessThanOrEqualTo(1);
      BOTH.get().baresip().command("resume", "");
      call.await("talk again", () -> call.negotiations() > before + 1);
      assertThat(call.parameters().send()).isTrue();
      talkAndJudge("after its hold", call);
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterOurHold(Hold how) throws Exception {
    OwnMedia media = OwnMedia.of(PayloadFormat.PCMA);
    try (OwnCall call = up(media)) {
      how.begin(call);
      // What was under way comes in.
      call.listenAnew();
      call.hear(300);
      long received = call.leg().quality().packetsReceived();
      call.listenAnew();
      call.hear(400);
      assertThat(call.leg().quality().packetsReceived() - received)
          .as("packets while it is held")
          .isLessThanOrEqualTo(2);
      call.offerAgain(media);
      talkAndJudge("after our hold by " + how, call);
    }
  }

  // To and from Opus is heard with linphonec: baresip keeps the buffer and the rates of its first
  // codec.
  static Stream<Arguments> changes() {
    return Stream.of(Arguments.of(G711.PCMU, G711.PCMA), Arguments.of(G711.PCMA, G722.WIDEBAND));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void withAnotherCodec(Codec first, Codec second) throws Exception {
    try (OwnCall call = up(OwnMedia.of(first))) {
      call.hear(500);
      call.offerAgain(OwnMedia.of(second));
      assertThat(call.parameters().codec().name()).isEqualTo(second.name());
      talkAndJudge("from " + first.name() + " to " + second.name(), call);
    }
  }

  // Baresip keeps the rates of its first change, so that only loudness can be asked for after more.
  @Test
  void withOneCodecAfterTheOther() throws Exception {
    try (OwnCall call = up(OwnMedia.of(G711.PCMU))) {
      for (Codec codec : Codecs.all()) {
        call.offerAgain(OwnMedia.of(codec));
        assertThat(call.parameters().codec().name()).isEqualTo(codec.name());
        call.hear(200);
        call.listenAnew();
        call.hear(800);
        assertThat(Levels.of(call.heard())).as("loudness with " + codec).isGreaterThan(LOUD);
      }
    }
  }

  @Test
  void fromFortyToTwentyMilliseconds() throws Exception {
    OwnMedia slow = OwnMedia.of(PayloadFormat.PCMA).inPackets(40);
    try (OwnCall call = up(slow)) {
      call.hear(600);
      assertThat(call.packetsOfSecond()).as("packets of 40 ms in a second").isBetween(20, 32);
      call.offerAgain(slow.inPackets(20), SENDRECV, sdp -> sdp);
      assertThat(call.packetsOfSecond()).as("packets of 20 ms in a second").isBetween(44, 60);
      talkAndJudge("from 40 to 20 ms", call);
    }
  }

  @Test
  void fromANewSourceAtANewPort() throws Exception {
    try (OwnCall call = up(OwnMedia.of(PayloadFormat.PCMA))) {
      call.speak(THEIRS);
      call.hear(600);
      call.moveToNewLeg();
      talkAndJudge("from a new source", call);
    }
  }
}
