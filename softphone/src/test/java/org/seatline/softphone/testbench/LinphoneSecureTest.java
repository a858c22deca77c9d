package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.MediaSecurity.Policy;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.srtp.SrtpSuite;

/** Calls with a linphonec that insists on encryption, also with new keys in mid-call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinphoneSecureTest {
  private static final PcmClip OURS = Sounds.babble(71, 30_000, 16_000);
  private static final PcmClip THEIRS = Sounds.babble(72, 30_000, 16_000);

  private @Nullable OwnAndLinphone both;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    both = OwnAndLinphone.open(folder, THEIRS, Linphone.Keys.EVENTS, Linphone.Encryption.SRTP);
  }

  @AfterAll
  void stop() throws Exception {
    if (both != null) {
      both.close();
    }
  }

  @AfterEach
  void calm() {
    both().awaitQuiet();
  }

  private OwnAndLinphone both() {
    return Objects.requireNonNull(both);
  }

  private static MediaKeys keys(OwnCall call) {
    return Objects.requireNonNull(call.parameters().keys(), "not encrypted");
  }

  @ParameterizedTest
  @EnumSource(
      value = SrtpSuite.class,
      names = {"AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32"})
  void hearEachOther(SrtpSuite suite) throws Exception {
    Path recording = both().linphone().recordNext();
    try (OwnCall call = both().up(OwnMedia.of(G711.PCMA).encrypted(suite))) {
      assertThat(keys(call).suite()).isEqualTo(suite);
      both().talkAndJudge(suite.name(), call, recording, OURS);
    }
  }

  @Test
  void takesItsCall() throws Exception {
    Path recording = both().linphone().recordNext();
    MediaSecurity security = MediaSecurity.make(Policy.OPTIONAL, new SecureRandom());
    try (OwnCall call = both().isCalled(OwnMedia.of(G711.PCMA).secured(security)).awaitUp()) {
      assertThat(call.peerSdp()).contains("RTP/SAVP");
      both().talkAndJudge("its encrypted call, " + keys(call).suite(), call, recording, OURS);
    }
  }

  @Test
  void goesOnUnderNewKeys() throws Exception {
    Path recording = both().linphone().recordNext();
    OwnMedia media = OwnMedia.of(G711.PCMA);
    try (OwnCall call = both().up(media.encrypted(SrtpSuite.AES_CM_128_HMAC_SHA1_80))) {
      call.hear(500);
      MediaKeys before = keys(call);
      call.offerAgain(media.encrypted(SrtpSuite.AES_CM_128_HMAC_SHA1_80));
      assertThat(keys(call).send()).isNotEqualTo(before.send());
      both().talkAndJudge("under new keys", call, recording, OURS);
    }
  }

  @Test
  void hearsOurNewSourceUnderTheSameKey() throws Exception {
    Path recording = both().linphone().recordNext();
    OwnMedia media = OwnMedia.of(G711.PCMA).encrypted(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    try (OwnCall call = both().up(media)) {
      call.hear(500);
      call.moveToNewLeg();
      both().talkAndJudge("encrypted, from a new source", call, recording, OURS);
    }
  }
}
