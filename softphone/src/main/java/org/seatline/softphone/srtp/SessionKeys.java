package org.seatline.softphone.srtp;

import java.util.Arrays;

/**
 * What is derived from a master key for either RTP or RTCP (RFC 3711 section 4.3). The rate of
 * derivation is 0, so that this happens once.
 */
final class SessionKeys {
  private static final int AUTHENTICATION_BYTES = 20;
  private static final int IV_BYTES = 16;

  /** Where the label stands in the 112 bits of the salt, after 48 bits of index. */
  private static final int LABEL_AT = 7;

  /** First of the three labels: cipher, authentication, salt. */
  private static final int RTP_LABELS = 0;

  private static final int RTCP_LABELS = 3;

  private final SrtpSuite suite;
  private final byte[] cipher;
  private final byte[] authentication;
  private final byte[] salt;

  /**
   * @param authentication empty where the cipher authenticates itself
   */
  SessionKeys(SrtpSuite suite, byte[] cipher, byte[] authentication, byte[] salt) {
    this.suite = suite;
    this.cipher = cipher;
    this.authentication = authentication;
    this.salt = salt;
  }

  SrtpSuite suite() {
    return suite;
  }

  byte[] cipher() {
    return cipher;
  }

  byte[] authentication() {
    return authentication;
  }

  byte[] salt() {
    return salt;
  }

  static SessionKeys rtp(SrtpKey key) {
    return derive(key, RTP_LABELS);
  }

  static SessionKeys rtcp(SrtpKey key) {
    return derive(key, RTCP_LABELS);
  }

  private static SessionKeys derive(SrtpKey key, int firstLabel) {
    SrtpSuite suite = key.suite();
    CounterMode stream = new CounterMode(key.masterKey());
    byte[] masterSalt = key.masterSalt();
    int authentication = suite.authenticatesItself() ? 0 : AUTHENTICATION_BYTES;
    return new SessionKeys(
        suite,
        expand(stream, masterSalt, firstLabel, suite.keyBytes()),
        expand(stream, masterSalt, firstLabel + 1, authentication),
        expand(stream, masterSalt, firstLabel + 2, suite.saltBytes()));
  }

  /** The key stream under the salt with this label; a salt of 96 bits is filled up with zeros. */
  static byte[] expand(CounterMode stream, byte[] masterSalt, int label, int bytes) {
    byte[] iv = Arrays.copyOf(masterSalt, IV_BYTES);
    iv[LABEL_AT] ^= (byte) label;
    byte[] out = new byte[bytes];
    stream.apply(iv, 0, out, 0, bytes);
    return out;
  }

  @Override
  public String toString() {
    return suite + " session keys";
  }
}
