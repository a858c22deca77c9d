package org.seatline.softphone.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.softphone.rtp.XrKind;
import org.seatline.softphone.sdp.MediaSecurity.Policy;
import org.seatline.softphone.sdp.MediaSecurity.Signalling;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.srtp.SrtpSuite;

class SecurityRulesTest {
  private static final String PLAIN_OFFER =
      """
      v=0
      o=- 1 1 IN IP4 192.0.2.1
      s=-
      c=IN IP4 192.0.2.1
      t=0 0
      m=audio 5004 RTP/AVP 8
      """;
  private static final String SECURE_OFFER = PLAIN_OFFER.replace("RTP/AVP", "RTP/SAVP");
  private static final String KEY =
      "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20\r\n";

  private static LocalMedia local(Policy policy, long seed) {
    return LocalMedia.g711("127.0.0.1", 40_000, 7)
        .withSecurity(MediaSecurity.make(policy, new Random(seed)));
  }

  private static SessionDescription parsed(String text) {
    return ((SdpParse.Parsed) SdpParser.parse(text)).session();
  }

  private static OfferAnswer.Answer answer(String offer, Policy policy) {
    return OfferAnswer.answer(parsed(offer), local(policy, 1), Direction.SENDRECV, 2);
  }

  private static String refusal(String offer, Policy policy) {
    return ((OfferAnswer.Answer.NothingInCommon) answer(offer, policy)).why();
  }

  private static OfferAnswer.Answer.Agreed agreed(String offer, Policy policy) {
    return (OfferAnswer.Answer.Agreed) answer(offer, policy);
  }

  @ParameterizedTest
  @CsvSource({
    "OFF, OFF, RTP/AVP, false",
    "OFF, OPTIONAL, RTP/AVP, false",
    "OPTIONAL, OFF, RTP/AVP, false",
    "OPTIONAL, OPTIONAL, RTP/AVP, true",
    "OPTIONAL, REQUIRED, RTP/AVP, true",
    "REQUIRED, OPTIONAL, RTP/SAVP, true",
    "REQUIRED, REQUIRED, RTP/SAVP, true"
  })
  void bothSidesAgreeOnTheSameKeys(Policy ours, Policy theirs, String protocol, boolean encrypted) {
    SessionDescription offer = OfferAnswer.offer(local(ours, 1), Direction.SENDRECV, 1);
    var answer =
        (OfferAnswer.Answer.Agreed)
            OfferAnswer.answer(parsed(offer.text()), local(theirs, 2), Direction.SENDRECV, 1);
    assertThat(answer.answer().text()).contains("m=audio 40000 " + protocol + " ");
    Optional<MediaKeys> here =
        OfferAnswer.agreed(offer, parsed(answer.answer().text())).orElseThrow().keys();
    Optional<MediaKeys> there = answer.media().keys();
    assertThat(here.isPresent()).isEqualTo(encrypted);
    assertThat(here.map(MediaKeys::send)).isEqualTo(there.map(MediaKeys::receive));
    assertThat(here.map(MediaKeys::receive)).isEqualTo(there.map(MediaKeys::send));
  }

  @Test
  void refusesWhatThePolicyForbids() {
    assertThat(refusal(PLAIN_OFFER, Policy.REQUIRED)).isEqualTo("media must be encrypted");
    assertThat(refusal(SECURE_OFFER + KEY, Policy.OFF))
        .isEqualTo("encrypted media are switched off here");
    assertThat(refusal(SECURE_OFFER, Policy.OPTIONAL)).contains("no key of a known suite");
    assertThat(
            ((OfferAnswer.Answer.NothingInCommon) answer(PLAIN_OFFER, Policy.REQUIRED)).warning())
        .isEqualTo("399 softphone \"media must be encrypted\"");
    String dtls = PLAIN_OFFER.replace("RTP/AVP", "UDP/TLS/RTP/SAVP");
    assertThat(refusal(dtls, Policy.OPTIONAL)).startsWith("no protocol");
  }

  @Test
  void takesAPlainAnswerOnlyWhereTheOfferAllowedIt() {
    SessionDescription optional =
        OfferAnswer.offer(local(Policy.OPTIONAL, 1), Direction.SENDRECV, 1);
    SessionDescription required =
        OfferAnswer.offer(local(Policy.REQUIRED, 1), Direction.SENDRECV, 1);
    assertThat(OfferAnswer.agreed(optional, parsed(PLAIN_OFFER)).orElseThrow().keys()).isEmpty();
    assertThat(OfferAnswer.agreed(required, parsed(PLAIN_OFFER))).isEmpty();
    assertThat(OfferAnswer.agreed(required, parsed(SECURE_OFFER))).isEmpty();
    assertThat(OfferAnswer.agreed(optional, parsed(SECURE_OFFER))).isEmpty();
    String foreignTag = SECURE_OFFER + KEY.replace("crypto:1", "crypto:9");
    assertThat(OfferAnswer.agreed(required, parsed(foreignTag)))
        .as("a tag never offered")
        .isEmpty();
    String otherSuite = SECURE_OFFER + KEY.replace("crypto:1", "crypto:2");
    assertThat(OfferAnswer.agreed(optional, parsed(otherSuite))).as("another suite").isEmpty();
    assertThat(OfferAnswer.agreed(required, parsed(SECURE_OFFER + KEY))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSo",
        "AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20|1:4",
        "AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|1:4",
        "AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj UNENCRYPTED_SRTP",
        "AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj KDR=1",
        "AES_CM_128_HMAC_SHA1_80 uri:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj",
        "F8_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj",
        "AES_CM_128_HMAC_SHA1_80",
        ""
      })
  void passesOverKeysThatItCannotUse(String line) {
    String offer = PLAIN_OFFER + "a=crypto:1 " + line + "\r\n";
    assertThat(agreed(offer, Policy.OPTIONAL).media().keys()).isEmpty();
    assertThat(refusal(offer, Policy.REQUIRED)).isEqualTo("media must be encrypted");
    String second = offer + KEY.replace("crypto:1", "crypto:2").replace("|2^20", " WSH=64 -x");
    var agreed = agreed(second, Policy.REQUIRED);
    assertThat(agreed.media().keys()).isPresent();
    assertThat(agreed.answer().text()).contains("a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:");
  }

  @Test
  void takesTheFirstSuiteThatItSpeaks() {
    String gcm = "a=crypto:5 AEAD_AES_128_GCM inline:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGw==\r\n";
    var media = agreed(SECURE_OFFER + gcm + KEY, Policy.OPTIONAL).media();
    assertThat(media.keys().orElseThrow().suite()).isEqualTo(SrtpSuite.AEAD_AES_128_GCM);
  }

  @Test
  void choosesTheStreamThatThePolicyAllowsWhereBothAreOffered() {
    String both = SECURE_OFFER + KEY + "m=audio 5006 RTP/AVP 8\r\n";
    var plain = agreed(both, Policy.OFF);
    assertThat(plain.media().remotePort()).isEqualTo(5006);
    assertThat(plain.answer().media().getFirst().port()).isZero();
    var secure = agreed(both, Policy.OPTIONAL);
    assertThat(secure.media().remotePort()).isEqualTo(5004);
    assertThat(secure.media().keys()).isPresent();
    assertThat(secure.answer().media().getLast().port()).isZero();
  }

  @Test
  void keepsItsKeyOverReinvitesAndTakesTheNewOneOfThePeer() {
    LocalMedia local = local(Policy.OPTIONAL, 1);
    SessionDescription first = OfferAnswer.offer(local, Direction.SENDRECV, 1);
    SessionDescription hold = OfferAnswer.offer(local, Direction.SENDONLY, 2);
    assertThat(CryptoAttribute.in(hold.media().getFirst()))
        .isEqualTo(CryptoAttribute.in(first.media().getFirst()));
    LocalMedia rekeyed = local(Policy.OPTIONAL, 2);
    var again =
        (OfferAnswer.Answer.Agreed)
            OfferAnswer.answer(
                OfferAnswer.offer(rekeyed, Direction.SENDRECV, 3), local, Direction.SENDRECV, 3);
    MediaKeys keys = again.media().keys().orElseThrow();
    assertThat(keys.receive()).isEqualTo(rekeyed.security().keys().getFirst());
    assertThat(keys.send()).isEqualTo(local.security().keys().getFirst());
  }

  @Test
  void keepsTheProfileOfAStream() {
    LocalMedia local = local(Policy.OPTIONAL, 1);
    MediaSecurity after = local.security().after(parsed(SECURE_OFFER + KEY));
    assertThat(OfferAnswer.offer(local, Direction.SENDONLY, 2).text()).contains(" RTP/AVP ");
    assertThat(OfferAnswer.offer(local.withSecurity(after), Direction.SENDONLY, 2).text())
        .contains(" RTP/SAVP ");
    assertThat(local.security().after(parsed(PLAIN_OFFER + KEY))).isEqualTo(local.security());
    assertThat(MediaSecurity.OFF.after(parsed(SECURE_OFFER))).isEqualTo(MediaSecurity.OFF);
    assertThat(after.keys()).isEqualTo(local.security().keys());
  }

  @Test
  void sendsKeysOverTlsOnlyWhereAskedTo() {
    MediaSecurity optional = MediaSecurity.make(Policy.OPTIONAL, new Random(1));
    MediaSecurity required = MediaSecurity.make(Policy.REQUIRED, new Random(1));
    assertThat(optional.keysOverTlsOnly(Signalling.PLAIN)).contains(MediaSecurity.OFF);
    assertThat(optional.keysOverTlsOnly(Signalling.PROTECTED)).contains(optional);
    assertThat(required.keysOverTlsOnly(Signalling.PLAIN)).isEmpty();
    assertThat(required.keysOverTlsOnly(Signalling.PROTECTED)).contains(required);
    assertThat(MediaSecurity.OFF.keysOverTlsOnly(Signalling.PLAIN)).contains(MediaSecurity.OFF);
  }

  @Test
  void showsNoKeyInText() {
    SessionDescription offer = OfferAnswer.offer(local(Policy.REQUIRED, 1), Direction.SENDRECV, 1);
    String inline = local(Policy.REQUIRED, 1).security().keys().getFirst().inline();
    assertThat(offer.text()).contains(inline);
    assertThat(offer.toString() + local(Policy.REQUIRED, 1)).doesNotContain(inline);
    var media = agreed(SECURE_OFFER + KEY, Policy.REQUIRED).media();
    assertThat(media.toString()).doesNotContain("d0Rm").contains("AES_CM_128_HMAC_SHA1_80 key");
  }

  @Test
  void readsWhichReportsThePeerWants() {
    String wants = PLAIN_OFFER + "a=rtcp-xr:pkt-loss-rle=60 rcvr-rtt=all:10 VoIP-Metrics\r\n";
    assertThat(agreed(wants, Policy.OFF).media().xr())
        .containsExactlyInAnyOrder(XrKind.ROUND_TRIP, XrKind.VOIP_METRICS);
    String session = PLAIN_OFFER.replace("t=0 0\n", "t=0 0\na=rtcp-xr:stat-summary=loss\n");
    assertThat(agreed(session, Policy.OFF).media().xr()).containsExactly(XrKind.STATISTICS);
    assertThat(agreed(PLAIN_OFFER, Policy.OFF).media().xr()).isEmpty();
    assertThat(agreed(PLAIN_OFFER, Policy.OFF).answer().text()).contains("a=rtcp-xr:voip-metrics");
  }
}
