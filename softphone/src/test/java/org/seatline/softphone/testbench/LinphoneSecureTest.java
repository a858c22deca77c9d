package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.MediaSecurity.Policy;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.srtp.SrtpSuite;

/** Calls with a linphonec that insists on encryption, also with new keys in mid-call. */
class LinphoneSecureTest {
  private static final PcmClip OURS = Sounds.babble(71, 30_000, 16_000);
  private static final PcmClip THEIRS = Sounds.babble(72, 30_000, 16_000);

  @RegisterExtension
  static final SideBySide<OwnAndLinphone> BOTH =
      SideBySide.of(
          folder ->
              OwnAndLinphone.open(folder, THEIRS, Linphone.Keys.EVENTS, Linphone.Encryption.SRTP));

  private static MediaKeys keys(OwnCall call) {
    return Objects.requireNonNull(call.parameters().keys(), "not encrypted");
  }

  @ParameterizedTest
  @EnumSource(
      value = SrtpSuite.class,
      names = {"AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32"})
  void hearEachOther(SrtpSuite suite) throws Exception {
    Path recording = BOTH.get().linphone().recordNext();
    try (OwnCall call = BOTH.get().up(OwnMedia.of(G711.PCMA).encrypted(suite))) {
      assertThat(keys(call).suite()).isEqualTo(suite);
      BOTH.get().talkAndJudge(suite.name(), call, recording, OURS);
    }
  }

  @Test
  void takesItsCall() throws Exception {
    Path recording = BOTH.get().linphone().recordNext();
    MediaSecurity security = MediaSecurity.make(Policy.OPTIONAL, new SecureRandom());
    try (OwnCall call = BOTH.get().isCalled(OwnMedia.of(G711.PCMA).secured(security)).awaitUp()) {
      assertThat(call.peerSdp()).contains("RTP/SAVP");
      BOTH.get().talkAndJudge("its encrypted call, " + keys(call).suite(), call, recording, OURS);
    }
  }

  @Test
  void goesOnUnderNewKeys() throws Exception {
    Path recording = BOTH.get().linphone().recordNext();
    OwnMedia media = OwnMedia.of(G711.PCMA);
    try (OwnCall call = BOTH.get().up(media.encrypted(SrtpSuite.AES_CM_128_HMAC_SHA1_80))) {
      call.hear(500);
      MediaKeys before = keys(call);
      call.offerAgain(media.encrypted(SrtpSuite.AES_CM_128_HMAC_SHA1_80));
      assertThat(keys(call).send()).isNotEqualTo(before.send());
      BOTH.get().talkAndJudge("under new keys", call, recording, OURS);
    }
  }

  @Test
  void hearsOurNewSourceUnderTheSameKey() throws Exception {
    Path recording = BOTH.get().linphone().recordNext();
    OwnMedia media = OwnMedia.of(G711.PCMA).encrypted(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    try (OwnCall call = BOTH.get().up(media)) {
      call.hear(500);
      call.moveToNewLeg();
      BOTH.get().talkAndJudge("encrypted, from a new source", call, recording, OURS);
    }
  }
}
