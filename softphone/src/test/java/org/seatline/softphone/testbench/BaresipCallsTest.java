package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.softphone.sdp.Direction.INACTIVE;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.PayloadFormat;
import org.seatline.softphone.srtp.SrtpSuite;

/** Our softphone and baresip hear each other, whatever is agreed on and whatever changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaresipCallsTest {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int TALK_MS = 2800;

  /** More than other sounds reach; a buffer that stretches while the machine is busy costs some. */
  private static final double LIKE = 0.75;

  private static final double LOUD = 200;
  private static final PcmClip OURS = Sounds.babble(11, 30_000, 16_000);
  private static final PcmClip THEIRS = Sounds.babble(12, 30_000, 8_000);

  private @Nullable OwnPhone own;
  private @Nullable Baresip baresip;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path microphone = folder.resolve("theirs.wav");
    THEIRS.save(microphone);
    baresip =
        Baresip.start(
            folder.resolve("baresip"),
            "peer",
            microphone,
            ";answermode=auto;mediaenc=srtp" + Baresip.ALL_CODECS);
    own = OwnPhone.open("own-baresip");
  }

  @AfterAll
  void stop() throws Exception {
    try (OwnPhone phone = own;
        Baresip peer = baresip) {
      assertThat(phone == null).isEqualTo(peer == null);
    }
  }

  @BeforeEach
  void forget() throws Exception {
    peer().forgetRecordings();
  }

  @AfterEach
  void calm() throws Exception {
    Await.until(
        "baresip's end of the call",
        LIMIT,
        () -> peer().count("CALL_CLOSED") == peer().count("CALL_ESTABLISHED"));
  }

  private Baresip peer() {
    return Objects.requireNonNull(baresip);
  }

  private OwnPhone own() {
    return Objects.requireNonNull(own);
  }

  private OwnCall call(OwnMedia media) throws Exception {
    return own().call(peer().address("peer"), media);
  }

  static Stream<Codec> codecs() {
    return Codecs.all().stream();
  }

  private static double least(Codec codec) {
    return codec.name().equalsIgnoreCase("opus") ? 0.7 : LIKE;
  }

  private void assertHeardThere(String what, double least) throws Exception {
    Path heard = peer().recording("dec").orElseThrow();
    Likeness.assertHeard(what + ", heard by baresip", OURS, PcmClip.load(heard), least);
  }

  private static void assertHeardHere(String what, OwnCall call, double least) {
    Likeness.assertHeard(what + ", heard by us", THEIRS, call.heard(), least);
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void hearEachOther(Codec codec) throws Exception {
    try (OwnCall call = call(OwnMedia.of(codec)).awaitUp()) {
      call.speak(OURS);
      call.hear(TALK_MS);
      assertThat(call.parameters().codec().name()).isEqualTo(codec.name());
      call.hangUp();
      assertHeardHere(codec.name(), call, least(codec));
      assertHeardThere(codec.name(), least(codec));
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void takesItsCall(Codec codec) throws Exception {
    try (OwnCall call = own().expect(OwnMedia.of(codec))) {
      peer().dial(own().address());
      call.awaitUp();
      call.speak(OURS);
      call.hear(TALK_MS);
      assertThat(call.parameters().codec().name()).isEqualTo(codec.name());
      call.hangUp();
      assertHeardHere(codec.name(), call, least(codec));
      assertHeardThere(codec.name(), least(codec));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SrtpSuite.class,
      names = {"AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32", "AEAD_AES_256_GCM"})
  void hearEachOtherEncrypted(SrtpSuite suite) throws Exception {
    OwnMedia media = OwnMedia.of(G711.PCMA).encrypted(suite);
    try (OwnCall call = call(media).awaitUp()) {
      call.speak(OURS);
      call.hear(TALK_MS);
      assertThat(call.peerSdp()).contains("RTP/SAVP", suite.name());
      assertThat(call.parameters().keys()).isNotNull();
      call.hangUp();
      assertHeardHere(suite.name(), call, LIKE);
      assertHeardThere(suite.name(), LIKE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 97})
  void pressesKeysBothWays(int payloadType) throws Exception {
    OwnMedia media = OwnMedia.of(PayloadFormat.PCMA, PayloadFormat.telephoneEvent(payloadType));
    int before = peer().count("CALL_DTMF_START");
    try (OwnCall call = call(media).awaitUp()) {
      call.press("15#");
      Await.until("keys", LIMIT, () -> peer().count("CALL_DTMF_START") == before + 3);
      String events = peer().events();
      String last = events.substring(nth(events, "CALL_DTMF_START", before + 1));
      assertThat(last).containsSubsequence("\"param\":\"1\"", "\"param\":\"5\"", "\"param\":\"#\"");
      for (char key : "07*".toCharArray()) {
        int heard = call.keys().length();
        peer().press(key);
        call.await("key " + key, () -> call.keys().length() > heard);
      }
      assertThat(call.keys()).isEqualTo("07*");
      assertThat(call.infoKeys()).isEmpty();
    }
  }

  private static int nth(String text, String word, int number) {
    int at = -1;
    for (int i = 0; i < number; i++) {
      at = text.indexOf(word, at + 1);
    }
    return at;
  }

  @Test
  void pressesKeysByInfoWithoutTelephoneEvent() throws Exception {
    int before = peer().count("CALL_DTMF_START");
    try (OwnCall call = call(OwnMedia.of(PayloadFormat.PCMA)).awaitUp()) {
      call.press("82");
      Await.until("keys", LIMIT, () -> peer().count("CALL_DTMF_START") == before + 2);
    }
  }

  // After a hold this baresip sends, but decodes nothing more, so that only our ear is asked; what
  // a peer hears after a hold is proved with linphonec.
  @Test
  void isHeldByItAndTakenBack() throws Exception {
    try (OwnCall call = call(OwnMedia.of(PayloadFormat.PCMA)).awaitUp()) {
      int before = call.negotiations();
      peer().command("hold", "");
      call.await("a hold", () -> call.negotiations() > before);
      assertThat(call.peerSdp()).containsAnyOf("a=sendonly", "a=inactive");
      assertThat(call.parameters().send()).isFalse();
      long sent = call.leg().quality().packetsSent();
      call.listenAnew();
      call.hear(400);
      assertThat(call.leg().quality().packetsSent() - sent).isLessThanOrEqualTo(1);
      peer().command("resume", "");
      call.await("talk again", () -> call.negotiations() > before + 1);
      assertThat(call.parameters().send()).isTrue();
      call.listenAnew();
      call.hear(TALK_MS);
      call.hangUp();
      assertThat(Levels.of(call.heard())).as("loudness after its hold").isGreaterThan(LOUD);
    }
  }

  /** The ways to hold. */
  enum Hold {
    SENDONLY_ATTRIBUTE,
    INACTIVE_ATTRIBUTE,
    NO_ADDRESS
  }

  @ParameterizedTest
  @EnumSource
  void holdsItAndTakesItBack(Hold how) throws Exception {
    try (OwnCall call = call(OwnMedia.of(PayloadFormat.PCMA)).awaitUp()) {
      switch (how) {
        case SENDONLY_ATTRIBUTE -> call.offerAgain(SENDONLY);
        case INACTIVE_ATTRIBUTE -> call.offerAgain(INACTIVE);
        case NO_ADDRESS ->
            call.offerAgain(
                OwnMedia.of(PayloadFormat.PCMA),
                SENDRECV,
                sdp -> sdp.replace("c=IN IP4 127.0.0.1", "c=IN IP4 0.0.0.0"));
      }
      // What was under way comes in.
      call.listenAnew();
      call.hear(300);
      long received = call.leg().quality().packetsReceived();
      call.listenAnew();
      call.hear(400);
      assertThat(call.leg().quality().packetsReceived() - received)
          .as("packets while it is held")
          .isLessThanOrEqualTo(2);
      call.offerAgain(SENDRECV);
      call.listenAnew();
      call.hear(TALK_MS);
      call.hangUp();
      assertThat(Levels.of(call.heard())).as("loudness after our hold").isGreaterThan(LOUD);
    }
  }

  // Baresip goes on writing into a file of the first codec's rate, so that only a change at the
  // same
  // rate can be heard in it.
  @Test
  void changesTheCodecInMidCall() throws Exception {
    try (OwnCall call = call(OwnMedia.of(G711.PCMU)).awaitUp()) {
      call.hear(500);
      call.offerAgain(OwnMedia.of(G711.PCMA), SENDRECV, sdp -> sdp);
      call.speak(OURS);
      call.hear(TALK_MS);
      for (Codec codec : Codecs.all()) {
        call.offerAgain(OwnMedia.of(codec), SENDRECV, sdp -> sdp);
        assertThat(call.parameters().codec().name()).isEqualTo(codec.name());
        call.hear(200);
        call.listenAnew();
        call.hear(800);
        assertThat(Levels.of(call.heard())).as("loudness with " + codec).isGreaterThan(LOUD);
      }
      call.hangUp();
      assertHeardThere("after the change", LIKE);
    }
  }

  @Test
  void changesFromFortyToTwentyMilliseconds() throws Exception {
    OwnMedia slow = OwnMedia.of(PayloadFormat.PCMA).inPackets(40);
    try (OwnCall call = call(slow).awaitUp()) {
      call.hear(600);
      int packets = packetsOfSecond(call);
      assertThat(packets).as("packets of 40 ms in a second").isBetween(20, 32);
      call.offerAgain(slow.inPackets(20), SENDRECV, sdp -> sdp);
      call.listenAnew();
      call.speak(OURS);
      call.hear(TALK_MS);
      assertThat(packetsOfSecond(call)).as("packets of 20 ms in a second").isBetween(44, 60);
      call.hangUp();
      assertThat(Levels.of(call.heard())).as("loudness after the change").isGreaterThan(LOUD);
      assertHeardThere("after the change", LIKE);
    }
  }

  private static int packetsOfSecond(OwnCall call) {
    long before = call.leg().quality().packetsReceived();
    long heardMs = call.heard().durationMs();
    call.hear((int) heardMs + 1000);
    return (int) (call.leg().quality().packetsReceived() - before);
  }

  @Test
  void noEventsMeansNoPayloadTypeForThem() throws Exception {
    try (OwnCall call = call(OwnMedia.of(PayloadFormat.PCMA)).awaitUp()) {
      assertThat(call.parameters().sendEventPayloadType()).isEqualTo(MediaParameters.NO_EVENTS);
    }
  }
}
