package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.softphone.sdp.Direction.SENDRECV;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
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

/**
 * What changes in mid-call: we and baresip hear each other as before. What baresip hears is taken
 * from its loudspeaker, since its own recordings end with the first re-INVITE.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaresipChangesTest {
  private static final int TALK_MS = 2800;

  /** What may still be on its way to the loudspeaker when we have finished. */
  private static final int UNDER_WAY_MS = 700;

  private static final int EAR_BYTES_PER_MS = 32;

  /** More than other sounds reach; Opus keeps the sound rather than the wave. */
  private static final double LIKE = 0.7;

  private static final double LOUD = 200;
  private static final PcmClip OURS = Sounds.babble(61, 30_000, 16_000);
  private static final PcmClip THEIRS = Sounds.babble(62, 30_000, 8_000);

  private @Nullable Path folder;
  private @Nullable VirtualHeadset headset;
  private @Nullable OwnAndBaresip both;
  private int recordings;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    Peers.require("baresip");
    folder = temporary;
    headset = VirtualHeadset.start(temporary.resolve("h"));
    both = OwnAndBaresip.openAtHeadset(temporary, THEIRS, Baresip.ALL_CODECS, headset);
  }

  @AfterAll
  void stop() throws Exception {
    try (VirtualHeadset last = headset;
        OwnAndBaresip first = both) {
      assertThat(first == null).isEqualTo(last == null);
    }
  }

  @AfterEach
  void calm() {
    both().awaitQuiet();
  }

  private OwnAndBaresip both() {
    return Objects.requireNonNull(both);
  }

  private OwnCall up(OwnMedia media) throws Exception {
    return both().up(media);
  }

  /** Speaks and listens; judges what was heard on both sides. */
  private void talkAndJudge(String what, OwnCall call) throws Exception {
    recordings++;
    Path ear = Objects.requireNonNull(folder).resolve("ear-" + recordings + ".wav");
    try (Child recording = Objects.requireNonNull(headset).recordEar(ear)) {
      awaitRecorded(ear, 1, recording);
      call.listenAnew();
      call.speak(OURS);
      call.hear(TALK_MS);
      awaitRecorded(ear, size(ear) / EAR_BYTES_PER_MS + UNDER_WAY_MS, recording);
    }
    call.hangUp();
    both().assertPartHeardHere(what, call, LIKE);
    Likeness.assertHeard(what + ", heard by baresip", OURS, PcmClip.load(ear), LIKE);
  }

  private static void awaitRecorded(Path ear, long ms, Child recording) {
    Await.until(
        "the ear's recording: " + recording.output(),
        OwnAndBaresip.LIMIT,
        () -> size(ear) > ms * EAR_BYTES_PER_MS);
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  void afterItsHold() throws Exception {
    try (OwnCall call = up(OwnMedia.of(PayloadFormat.PCMA))) {
      int before = call.negotiations();
      both().baresip().command("hold", "");
      call.await("a hold", () -> call.negotiations() > before);
      assertThat(call.peerSdp()).containsAnyOf("a=sendonly", "a=inactive");
      assertThat(call.parameters().send()).isFalse();
      long sent = call.leg().quality().packetsSent();
      call.listenAnew();
      call.hear(400);
      assertThat(call.leg().quality().packetsSent() - sent).isLessThanOrEqualTo(1);
      both().baresip().command("resume", "");
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
