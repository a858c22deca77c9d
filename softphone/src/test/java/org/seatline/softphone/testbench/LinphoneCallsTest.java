package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.softphone.sdp.Direction.SENDONLY;
import static org.seatline.softphone.sdp.Direction.SENDRECV;

import java.nio.file.Path;
import java.time.Duration;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.PcmClip;

/** Our softphone and linphonec hear each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinphoneCallsTest {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int TALK_MS = 2800;

  /** More than other sounds reach; Opus keeps the sound rather than the wave. */
  private static final double LIKE = 0.7;

  private static final PcmClip OURS = Sounds.babble(21, 30_000, 16_000);
  private static final PcmClip THEIRS = Sounds.babble(22, 30_000, 16_000);

  private @Nullable OwnPhone own;
  private @Nullable Linphone linphone;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path microphone = folder.resolve("theirs.wav");
    THEIRS.save(microphone);
    linphone = Linphone.start(folder.resolve("linphone"), microphone, Linphone.Keys.INFO);
    own = OwnPhone.open("own-linphone");
  }

  @AfterAll
  void stop() throws Exception {
    try (OwnPhone phone = own;
        Linphone peer = linphone) {
      assertThat(phone == null).isEqualTo(peer == null);
    }
  }

  @AfterEach
  void calm() {
    Await.until(
        "linphonec's end of the call",
        LIMIT,
        () -> peer().count(" ended ") == peer().count(" connected"));
  }

  private Linphone peer() {
    return Objects.requireNonNull(linphone);
  }

  private OwnPhone own() {
    return Objects.requireNonNull(own);
  }

  static Stream<Codec> codecs() {
    return Codecs.all().stream();
  }

  private void talkAndJudge(OwnCall call, Path recording, String what) throws Exception {
    call.awaitUp();
    call.listenAnew();
    call.speak(OURS);
    call.hear(TALK_MS);
    call.hangUp();
    Likeness.assertHeard(what + ", heard by us", THEIRS, call.heard(), LIKE);
    Likeness.assertHeard(what + ", heard by linphonec", OURS, PcmClip.load(recording), LIKE);
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void hearEachOther(Codec codec) throws Exception {
    Path recording = peer().recordNext();
    try (OwnCall call = own().call(peer().address(), OwnMedia.of(codec))) {
      talkAndJudge(call, recording, codec.name());
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void takesItsCall(Codec codec) throws Exception {
    Path recording = peer().recordNext();
    try (OwnCall call = own().expect(OwnMedia.of(codec))) {
      peer().tell("call " + own().address());
      talkAndJudge(call, recording, codec.name());
    }
  }

  @Test
  void pressesKeysByEventsAndTakesThemByInfo() throws Exception {
    try (OwnCall call = own().call(peer().address(), OwnMedia.of(G711.PCMA)).awaitUp()) {
      int before = peer().count("Receiving tone");
      call.press("4*");
      Await.until("keys", LIMIT, () -> peer().count("Receiving tone") == before + 2);
      peer().tell("9");
      call.await("a key", () -> call.infoKeys().length() == 1);
      assertThat(call.infoKeys()).isEqualTo("9");
      assertThat(call.keys()).isEmpty();
    }
  }

  @Test
  void hearsUsAfterAHold() throws Exception {
    Path recording = peer().recordNext();
    try (OwnCall call = own().call(peer().address(), OwnMedia.of(G711.PCMA)).awaitUp()) {
      call.offerAgain(SENDONLY);
      call.listenAnew();
      call.hear(400);
      call.offerAgain(SENDRECV);
      talkAndJudge(call, recording, "after our hold");
    }
  }
}
