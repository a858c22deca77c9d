package org.seatline.softphone.srtp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA1 (RFC 2104) into a buffer of its own: {@link javax.crypto.Mac} allocates three arrays
 * for each result, this allocates none. Not thread-safe.
 */
final class HmacSha1 {
  private static final int BLOCK_BYTES = 64;
  private static final int RESULT_BYTES = 20;

  private final MessageDigest digest;
  private final byte[] inner = new byte[BLOCK_BYTES];
  private final byte[] outer = new byte[BLOCK_BYTES];
  private final byte[] result = new byte[RESULT_BYTES];

  /**
   * @param key at most 64 bytes
   */
  HmacSha1(byte[] key) {
    try {
      digest = MessageDigest.getInstance("SHA-1");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-1 is a part of every JDK", e);
    }
    byte[] padded = Arrays.copyOf(key, BLOCK_BYTES);
    for (int i = 0; i < BLOCK_BYTES; i++) {
      inner[i] = (byte) (padded[i] ^ 0x36);
      outer[i] = (byte) (padded[i] ^ 0x5C);
    }
  }

  /** Begins a message. */
  HmacSha1 begin() {
    digest.reset();
    digest.update(inner, 0, BLOCK_BYTES);
    return this;
  }

  HmacSha1 add(byte[] data, int offset, int length) {
    digest.update(data, offset, length);
    return this;
  }

  /** Four more bytes of the message, the highest first. */
  HmacSha1 add(int word) {
    digest.update((byte) (word >> 24));
    digest.update((byte) (word >> 16));
    digest.update((byte) (word >> 8));
    digest.update((byte) word);
    return this;
  }

  /** The 20 bytes of the result, valid until the next message begins. */
  byte[] end() {
    try {
      digest.digest(result, 0, RESULT_BYTES);
      digest.update(outer, 0, BLOCK_BYTES);
      digest.update(result, 0, RESULT_BYTES);
      digest.digest(result, 0, RESULT_BYTES);
      return result;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the result has its 20 bytes", e);
    }
  }

  /** Whether the result's beginning is what {@code data} holds; takes the same time for any. */
  boolean endsWith(byte[] data, int offset, int length) {
    return PacketCipher.same(end(), data, offset, length);
  }
}
