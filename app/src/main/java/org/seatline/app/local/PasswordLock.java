package org.seatline.app.local;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * How a key is made of a password: Argon2id (RFC 9106), with everything that has to be known to do
 * it again. It stands beside what it locks, so that another cost can be chosen later.
 *
 * @param kind {@value #ARGON2ID} is what this program knows
 * @param salt Base64
 */
record PasswordLock(String kind, int memoryKib, int passes, int lanes, String salt) {
  static final String ARGON2ID = "argon2id-19";
  private static final int SALT_BYTES = 16;
  private static final int LANES = 1;

  /** A file that somebody tampered with must not take the computer's memory and hours. */
  private static final int MEMORY_MAX_KIB = 256 * 1024;

  private static final int PASSES_MAX = 16;

  static PasswordLock of(KeyCost cost, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    String text = Base64.getEncoder().encodeToString(salt);
    return new PasswordLock(ARGON2ID, cost.memoryKib(), cost.passes(), LANES, text);
  }

  /** Whether this program can and will make the key. */
  boolean usable() {
    return ARGON2ID.equals(kind)
        && lanes == LANES
        && within(memoryKib, 8, MEMORY_MAX_KIB)
        && within(passes, 1, PASSES_MAX)
        && salted();
  }

  private boolean salted() {
    try {
      return salt != null && Base64.getDecoder().decode(salt).length >= SALT_BYTES;
    } catch (IllegalArgumentException e) {
      return false; // not Base64: somebody changed the file
    }
  }

  private static boolean within(int value, int least, int most) {
    return value >= least && value <= most;
  }

  /** The key of this password. Takes a good part of a second and {@link #memoryKib}. */
  SealingKey keyOf(char[] password) {
    Argon2Function function =
        Argon2Function.getInstance(
            memoryKib,
            passes,
            lanes,
            SealingKey.BYTES,
            Argon2.ID,
            Argon2Function.ARGON2_VERSION_13);
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] plain = new byte[encoded.remaining()];
    encoded.get(plain);
    try {
      return new SealingKey(function.hash(plain, Base64.getDecoder().decode(salt)).getBytes());
    } finally {
      Arrays.fill(plain, (byte) 0);
      encoded.clear();
      while (encoded.hasRemaining()) {
        encoded.put((byte) 0);
      }
    }
  }
}
