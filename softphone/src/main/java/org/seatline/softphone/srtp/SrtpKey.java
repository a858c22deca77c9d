package org.seatline.softphone.srtp;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A master key with its salt, for the packets of one direction. It never shows itself in text: only
 * {@link #inline} gives it away, for SDP.
 */
public final class SrtpKey {
  private final SrtpSuite suite;
  private final byte[] keyAndSalt;

  private SrtpKey(SrtpSuite suite, byte[] keyAndSalt) {
    this.suite = suite;
    this.keyAndSalt = keyAndSalt;
  }

  /**
   * A new key.
   *
   * @param random must be fit for cryptography
   */
  public static SrtpKey make(SrtpSuite suite, RandomGenerator random) {
    byte[] bytes = new byte[suite.keyBytes() + suite.saltBytes()];
    random.nextBytes(bytes);
    return new SrtpKey(suite, bytes);
  }

  /** The key of these bytes: the master key, then the salt; empty when their number is wrong. */
  public static Optional<SrtpKey> of(SrtpSuite suite, byte[] keyAndSalt) {
    return keyAndSalt.length == suite.keyBytes() + suite.saltBytes()
        ? Optional.of(new SrtpKey(suite, keyAndSalt.clone()))
        : Optional.empty();
  }

  /** Reads the form that SDP carries (RFC 4568 section 6.1); missing padding is forgiven. */
  public static Optional<SrtpKey> parse(SrtpSuite suite, String base64) {
    try {
      return of(suite, Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no base64: the caller refuses the attribute
    }
  }

  public SrtpSuite suite() {
    return suite;
  }

  /** Key and salt as SDP carries them. */
  public String inline() {
    return Base64.getEncoder().encodeToString(keyAndSalt);
  }

  byte[] masterKey() {
    return Arrays.copyOf(keyAndSalt, suite.keyBytes());
  }

  byte[] masterSalt() {
    return Arrays.copyOfRange(keyAndSalt, suite.keyBytes(), keyAndSalt.length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SrtpKey that
        && suite == that.suite
        && MessageDigest.isEqual(keyAndSalt, that.keyAndSalt);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(keyAndSalt);
  }

  /** The suite alone: keys stay out of logs. */
  @Override
  public String toString() {
    return suite + " key";
  }
}
