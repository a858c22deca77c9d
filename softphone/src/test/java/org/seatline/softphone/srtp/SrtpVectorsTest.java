package org.seatline.softphone.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that the RFCs print, and packets that libsrtp makes of its test keys. */
class SrtpVectorsTest {
  private static final String MASTER = "E1F97A0D3E018BE0D64FA32C06DE4139";
  private static final String MASTER_SALT = "0EC675AD498AFEEBB6960B3AABE6";
  private static final String KEY_128 = "000102030405060708090a0b0c0d0e0f";
  private static final String KEY_256 = KEY_128 + "101112131415161718191a1b1c1d1e1f";
  private static final String SALT = "517569642070726f2071756f";
  private static final String GALLIA =
      "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e6973206469766973612069"
          + "6e207061727465732074726573";
  private static final String REPORT =
      "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61"
          + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
  private static final int REPORT_INDEX = 0x5d4;

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static String hex(byte[] bytes, int length) {
    return HexFormat.of().formatHex(bytes, 0, length);
  }

  /** RFC 3711 appendix B.2: the key stream, at its start and where the counter passes a byte. */
  @Test
  void makesTheKeyStream() {
    CounterMode mode = new CounterMode(bytes("2B7E151628AED2A6ABF7158809CF4F3C"));
    byte[] stream = new byte[0xFF02 * 16];
    mode.apply(bytes("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000"), 0, stream, 0, stream.length);
    assertThat(hex(stream, 48))
        .isEqualTo(
            "e03ead0935c95e80e166b16dd92b4eb4d23513162b02d0f72a43a2fe4a5f97ab"
                + "41e95b3bb0a2e8dd477901e4fca894c0");
    byte[] last = Arrays.copyOfRange(stream, 0xFEFF * 16, stream.length);
    assertThat(hex(last, 48))
        .isEqualTo(
            "ec8cdf7398607cb0f2d21675ea9ea1e4362b7c3c6773516318a077d7fc5073ae"
                + "6a2cc3787889374fbeb4c81b17ba6c44");
  }

  /** RFC 3711 appendix B.3. */
  @Test
  void derivesTheSessionKeys() {
    SrtpKey key =
        SrtpKey.of(SrtpSuite.AES_CM_128_HMAC_SHA1_80, bytes(MASTER + MASTER_SALT)).orElseThrow();
    SessionKeys keys = SessionKeys.rtp(key);
    assertThat(hex(keys.cipher(), 16)).isEqualTo("c61e7a93744f39ee10734afe3ff7a087");
    assertThat(hex(keys.salt(), 14)).isEqualTo("30cbbc08863d8c85d49db34a9ae1");
    assertThat(hex(keys.authentication(), 20))
        .isEqualTo("cebe321f6ff7716b6fd4ab49af256a156d38baa4");
    byte[] whole = SessionKeys.expand(new CounterMode(bytes(MASTER)), bytes(MASTER_SALT), 1, 94);
    assertThat(hex(whole, 94))
        .isEqualTo(
            "cebe321f6ff7716b6fd4ab49af256a156d38baa48f0a0acf3c34e2359e6cdbce"
                + "e049646c43d9327ad175578ef72270986371c10c9a369ac2f94a8c5fbcdddc25"
                + "6d6e919a48b610ef17c2041e474035766b68642c59bbfc2f34db60dbdfb2");
  }

  /** RFC 2202 cases 1 and 2. */
  @ParameterizedTest
  @CsvSource({
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
        + "b617318655057264e28bc0b6fb378c8ef146be00",
    "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
        + "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"
  })
  void authenticatesByHmacSha1(String key, String message, String result) {
    byte[] data = bytes(message);
    HmacSha1 hmac = new HmacSha1(bytes(key));
    assertThat(hex(hmac.begin().add(data, 0, data.length).end(), 20)).isEqualTo(result);
    assertThat(hex(hmac.begin().add(data, 0, data.length).end(), 20)).isEqualTo(result);
  }

  /** RFC 7714 sections 16.1 and 16.2: RTP under given session keys. */
  @ParameterizedTest
  @CsvSource({
    "AEAD_AES_128_GCM, "
        + KEY_128
        + ", f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b"
        + "36de3adf8833899d7f27beb16a9152cf765ee4390cce",
    "AEAD_AES_256_GCM, "
        + KEY_256
        + ", 32b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a0276ffae0f"
        + "1ba63799b87b7aa3db36dfffd6b0f9bb7878d7a76c13"
  })
  void sealsRtpByGcm(SrtpSuite suite, String key, String expected) {
    byte[] plain = bytes(GALLIA);
    byte[] packet = Arrays.copyOf(plain, plain.length + 16);
    PacketCipher cipher = gcm(suite, key);
    int length = cipher.sealRtp(packet, 12, plain.length, 0xf17b);
    assertThat(hex(packet, length)).isEqualTo("8040f17b8041f8d35501a0b2" + expected);
    assertThat(cipher.openRtp(packet, 12, length, 0xf17b)).isEqualTo(plain.length);
    assertThat(hex(packet, plain.length)).isEqualTo(GALLIA);
  }

  /** RFC 7714 sections 17.1 and 17.2: RTCP encrypted under given session keys. */
  @ParameterizedTest
  @CsvSource({
    "AEAD_AES_128_GCM, "
        + KEY_128
        + ", 63e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda"
        + "4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4",
    "AEAD_AES_256_GCM, "
        + KEY_256
        + ", d50ae4d1f5ce5d304ba297e47d470c282c3ece5dbffe0a50a2eaa5c1110555be"
        + "8415f658c61de0476f1b6fad1d1eb30c4446839f57ff6f6cb26ac3be800005d4"
  })
  void sealsRtcpByGcm(SrtpSuite suite, String key, String expected) {
    byte[] plain = bytes(REPORT);
    byte[] packet = Arrays.copyOf(plain, plain.length + SrtpSuite.GROWTH_BYTES_MAX);
    PacketCipher cipher = gcm(suite, key);
    int length = cipher.sealRtcp(packet, plain.length, REPORT_INDEX);
    assertThat(hex(packet, length)).isEqualTo("81c8000d4d617273" + expected);
    assertThat(cipher.openRtcp(packet, length)).isEqualTo(plain.length);
    assertThat(hex(packet, plain.length)).isEqualTo(REPORT);
  }

  /** RFC 7714 section 17.3: RTCP that is authenticated only. */
  @Test
  void opensRtcpThatIsOnlyAuthenticated() {
    byte[] packet = bytes(REPORT + "841dd9683dd78ec92ae58790125f62b3000005d4");
    PacketCipher cipher = gcm(SrtpSuite.AEAD_AES_128_GCM, KEY_128);
    assertThat(cipher.openRtcp(packet, packet.length)).isEqualTo(bytes(REPORT).length);
    assertThat(hex(packet, bytes(REPORT).length)).isEqualTo(REPORT);
    packet[20] ^= 1;
    assertThat(cipher.openRtcp(packet, packet.length)).isEqualTo(PacketCipher.REFUSED);
  }

  private static PacketCipher gcm(SrtpSuite suite, String key) {
    return new GcmCipher(new SessionKeys(suite, bytes(key), new byte[0], bytes(SALT)));
  }

  /** What libsrtp makes of these packets with its test keys, key derivation included. */
  @ParameterizedTest
  @CsvSource({
    "AES_CM_128_HMAC_SHA1_80, "
        + MASTER
        + MASTER_SALT
        + ", 4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb",
    "AEAD_AES_128_GCM, "
        + KEY_128
        + "a0a1a2a3a4a5a6a7a8a9aaab,"
        + " c5002ede04cfdd2eb91159e0880aa06ed2976826f796b201df3131a127e8a392"
  })
  void makesWhatLibsrtpMakes(SrtpSuite suite, String key, String expected) {
    byte[] plain = bytes("800f1234decafbadcafebabe" + "ab".repeat(16));
    byte[] packet = Arrays.copyOf(plain, plain.length + suite.rtpTagBytes());
    SrtpKey master = SrtpKey.of(suite, bytes(key)).orElseThrow();
    int length = new SrtpProtector(master).protect(packet, plain.length);
    assertThat(hex(packet, length)).isEqualTo("800f1234decafbadcafebabe" + expected);
    assertThat(new SrtpOpener(master).open(packet, length)).isEqualTo(plain.length);
    assertThat(hex(packet, plain.length)).isEqualTo(hex(plain, plain.length));
  }

  @Test
  void makesTheRtcpThatLibsrtpMakes() {
    byte[] packet =
        bytes("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798");
    SrtpKey master =
        SrtpKey.of(SrtpSuite.AES_CM_128_HMAC_SHA1_80, bytes(MASTER + MASTER_SALT)).orElseThrow();
    assertThat(new SrtcpOpener(master).open(packet, packet.length)).isEqualTo(24);
    assertThat(hex(packet, 24)).isEqualTo("81c8000bcafebabe" + "ab".repeat(16));
  }
}
