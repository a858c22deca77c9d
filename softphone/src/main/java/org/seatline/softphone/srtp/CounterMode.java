package org.seatline.softphone.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in counter mode (RFC 3711 section 4.1.1, RFC 7714 section 8). The counter blocks of a packet
 * are encrypted in one call with a cipher that keeps its key, so that nothing is allocated for a
 * packet. Not thread-safe.
 */
final class CounterMode {
  private static final int BLOCK_BYTES = 16;

  /** A packet of Ethernet's size in one call. */
  private static final int BLOCKS_MAX = 96;

  private final Cipher cipher;
  private final byte[] counters = new byte[BLOCKS_MAX * BLOCK_BYTES];
  private final byte[] stream = new byte[BLOCKS_MAX * BLOCK_BYTES];

  CounterMode(byte[] key) {
    try {
      cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is a part of every JDK", e);
    }
  }

  /**
   * Encrypts or decrypts in place.
   *
   * @param iv 16 bytes, of which the last two are the counter's
   * @param counter of the first block, up to 65,535 like that of the last
   */
  void apply(byte[] iv, int counter, byte[] data, int offset, int length) {
    int done = 0;
    for (int first = counter; done < length; first += BLOCKS_MAX) {
      int now = Math.min(length - done, counters.length);
      generate(iv, first, (now + BLOCK_BYTES - 1) / BLOCK_BYTES);
      for (int i = 0; i < now; i++) {
        data[offset + done + i] ^= stream[i];
      }
      done += now;
    }
  }

  private void generate(byte[] iv, int first, int blocks) {
    for (int i = 0; i < blocks; i++) {
      int at = i * BLOCK_BYTES;
      System.arraycopy(iv, 0, counters, at, BLOCK_BYTES - 2);
      counters[at + BLOCK_BYTES - 2] = (byte) ((first + i) >> 8);
      counters[at + BLOCK_BYTES - 1] = (byte) (first + i);
    }
    try {
      cipher.update(counters, 0, blocks * BLOCK_BYTES, stream, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("whole blocks always fit", e);
    }
  }
}
