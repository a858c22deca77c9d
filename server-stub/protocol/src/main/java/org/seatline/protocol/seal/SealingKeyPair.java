package org.seatline.protocol.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

/** The server's key pair: seats seal by the public key, the server alone opens. Immutable. */
public final class SealingKeyPair {
  /** Length of either key, in bytes. */
  public static final int KEY_BYTES = X25519.KEY_BYTES;

  private final byte[] publicKey;
  private final byte[] secretKey;

  /**
   * A pair that was kept.
   *
   * @throws IllegalArgumentException when a key does not have {@value #KEY_BYTES} bytes
   */
  public SealingKeyPair(byte[] publicKey, byte[] secretKey) {
    if (publicKey.length != KEY_BYTES || secretKey.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
    }
    this.publicKey = publicKey.clone();
    this.secretKey = secretKey.clone();
  }

  /** A new pair. */
  public static SealingKeyPair generate(SecureRandom random) {
    try {
      return X25519.generate(random);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK makes no X25519 keys", e);
    }
  }

  /** What everybody may know. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** What never leaves the server. */
  public byte[] secretKey() {
    return secretKey.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealingKeyPair pair
        && Arrays.equals(publicKey, pair.publicKey)
        && Arrays.equals(secretKey, pair.secretKey);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(publicKey);
  }

  @Override
  public String toString() {
    return "SealingKeyPair";
  }
}
