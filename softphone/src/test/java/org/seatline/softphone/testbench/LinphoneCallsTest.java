package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.softphone.sdp.Direction.SENDONLY;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.codec.G722;
import org.seatline.softphone.codec.Opus;
import org.seatline.softphone.media.PcmClip;

/** Our softphone and linphonec hear each other, also after changes in mid-call. */
class LinphoneCallsTest {
  private static final PcmClip OURS = Sounds.babble(21, 30_000, 16_000);
  private static final PcmClip THEIRS = Sounds.babble(22, 30_000, 16_000);

  @RegisterExtension
  static final SideBySide<OwnAndLinphone> BOTH =
      SideBySide.of(
          folder ->
              OwnAndLinphone.open(folder, THEIRS, Linphone.Keys.INFO, Linphone.Encryption.NONE));

  private Linphone peer() {
    return BOTH.get().linphone();
  }

  static Stream<Codec> codecs() {
    return Codecs.all().stream();
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void hearEachOther(Codec codec) throws Exception {
    Path recording = peer().recordNext();
    try (OwnCall call = BOTH.get().up(OwnMedia.of(codec))) {
      BOTH.get().talkAndJudge(codec.name(), call, recording, OURS);
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void takesItsCall(Codec codec) throws Exception {
    Path recording = peer().recordNext();
    try (OwnCall call = BOTH.get().isCalled(OwnMedia.of(codec)).awaitUp()) {
      BOTH.get().talkAndJudge(codec.name(), call, recording, OURS);
    }
  }

  @Test
  void pressesKeysByEventsAndTakesThemByInfo() throws Exception {
    try (OwnCall call = BOTH.get().up(OwnMedia.of(G711.PCMA))) {
      int before = peer().count("Receiving tone");
      call.press("4*");
      Await.until("keys", OwnAndLinphone.LIMIT, () -> peer().count("Receiving tone") == before + 2);
      peer().tell("9");
      call.await("a key", () -> call.infoKeys().length() == 1);
      assertThat(call.infoKeys()).isEqualTo("9");
      assertThat(call.keys()).isEmpty();
    }
  }

  @Test
  void hearsUsAfterAHold() throws Exception {
    Path recording = peer().recordNext();
    OwnMedia media = OwnMedia.of(G711.PCMA);
    try (OwnCall call = BOTH.get().up(media)) {
      call.offerAgain(SENDONLY);
      call.listenAnew();
      call.hear(400);
      call.offerAgain(media);
      BOTH.get().talkAndJudge("after our hold", call, recording, OURS);
    }
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(G711.PCMU, G711.PCMA),
        Arguments.of(G711.PCMA, G722.WIDEBAND),
        Arguments.of(G711.PCMU, Opus.VOICE),
        Arguments.of(Opus.VOICE, G722.WIDEBAND));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void changesTheCodecInMidCall(Codec first, Codec second) throws Exception {
    Path recording = peer().recordNext();
    try (OwnCall call = BOTH.get().up(OwnMedia.of(first))) {
      call.hear(500);
      call.offerAgain(OwnMedia.of(second));
      assertThat(call.parameters().codec().name()).isEqualTo(second.name());
      String what = "from " + first.name() + " to " + second.name();
      BOTH.get().talkAndJudge(what, call, recording, OURS);
    }
  }

  @Test
  void changesFromFortyToTwentyMilliseconds() throws Exception {
    Path recording = peer().recordNext();
    OwnMedia slow = OwnMedia.of(G711.PCMA).inPackets(40);
    try (OwnCall call = BOTH.get().up(slow)) {
      call.hear(600);
      assertThat(call.packetsOfSecond()).as("packets of 40 ms in a second").isBetween(20, 32);
      call.offerAgain(slow.inPackets(20));
      assertThat(call.packetsOfSecond()).as("packets of 20 ms in a second").isBetween(44, 60);
      BOTH.get().talkAndJudge("from 40 to 20 ms", call, recording, OURS);
    }
  }

  @Test
  void hearsOurNewSourceAtANewPort() throws Exception {
    Path recording = peer().recordNext();
    try (OwnCall call = BOTH.get().up(OwnMedia.of(G711.PCMA))) {
      call.hear(600);
      call.moveToNewLeg();
      BOTH.get().talkAndJudge("from a new source", call, recording, OURS);
    }
  }
}
