package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

/** Our softphone and baresip hear each other, whatever is agreed on. */
class BaresipCallsTest {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int TALK_MS = 2800;

  /** More than other sounds reach; a buffer that stretches while the machine is busy costs some. */
  private static final double LIKE = 0.75;

  private static final PcmClip OURS = Sounds.babble(11, 30_000, 16_000);
  private static final PcmClip THEIRS = Sounds.babble(12, 30_000, 8_000);

  @RegisterExtension
  static final SideBySide<OwnAndBaresip> BOTH =
      SideBySide.of(
          folder -> OwnAndBaresip.open(folder, THEIRS, ";mediaenc=srtp" + Baresip.ALL_CODECS));

  private Baresip peer() {
    return BOTH.get().baresip();
  }

  private OwnCall up(OwnMedia media) throws Exception {
    return BOTH.get().up(media);
  }

  static Stream<Codec> codecs() {
    return Codecs.all().stream();
  }

  private static double least(Codec codec) {
    return codec.name().equalsIgnoreCase("opus") ? 0.7 : LIKE;
  }

  private void talkAndJudge(String what, OwnCall call, double least) throws Exception {
    call.speak(OURS);
    call.hear(TALK_MS);
    call.hangUp();
    BOTH.get().assertHeardHere(what, call, least);
    BOTH.get().assertHeardThere(what, OURS, least);
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void hearEachOther(Codec codec) throws Exception {
    try (OwnCall call = up(OwnMedia.of(codec))) {
      assertThat(call.parameters().codec().name()).isEqualTo(codec.name());
      talkAndJudge(codec.name(), call, least(codec));
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void takesItsCall(Codec codec) throws Exception {
    try (OwnCall call = BOTH.get().isCalled(OwnMedia.of(codec)).awaitUp()) {
      assertThat(call.parameters().codec().name()).isEqualTo(codec.name());
      talkAndJudge(codec.name(), call, least(codec));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SrtpSuite.class,
      names = {"AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32", "AEAD_AES_256_GCM"})
  void hearEachOtherEncrypted(SrtpSuite suite) throws Exception {
    OwnMedia media = OwnMedia.of(G711.PCMA).encrypted(suite);
    try (OwnCall call = up(media)) {
      assertThat(call.peerSdp()).contains("RTP/SAVP", suite.name());
      assertThat(call.parameters().keys()).isNotNull();
      talkAndJudge(suite.name(), call, LIKE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 97})
  void pressesKeysBothWays(int payloadType) throws Exception {
    OwnMedia media = OwnMedia.of(PayloadFormat.PCMA, PayloadFormat.telephoneEvent(payloadType));
    int before = peer().count("CALL_DTMF_START");
    try (OwnCall call = up(media)) {
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
    try (OwnCall call = up(OwnMedia.of(PayloadFormat.PCMA))) {
      call.press("82");
      Await.until("keys", LIMIT, () -> peer().count("CALL_DTMF_START") == before + 2);
    }
  }

  @Test
  void noEventsMeansNoPayloadTypeForThem() throws Exception {
    try (OwnCall call = up(OwnMedia.of(PayloadFormat.PCMA))) {
      assertThat(call.parameters().sendEventPayloadType()).isEqualTo(MediaParameters.NO_EVENTS);
    }
  }
}
