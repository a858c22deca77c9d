package org.seatline.server.admin;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/** Argon2id (RFC 9106). Safe for several threads; a few hashes at a time, each costs memory. */
public final class Passwords {
  private static final int SALT_BYTES = 16;
  private static final int AT_ONCE_MAX = 2;
  private static final Semaphore AT_ONCE = new Semaphore(AT_ONCE_MAX);

  /** How much a guess costs. */
  public enum Cost {
    /** RFC 9106's second choice: 64 MiB, 3 passes. */
    USUAL(64 * 1024, 3),
    /** For demo accounts, whose passwords everybody knows: quick start-up counts more. */
    DEMO(64, 1);

    private final int memoryKib;
    private final int passes;

    Cost(int memoryKib, int passes) {
      this.memoryKib = memoryKib;
      this.passes = passes;
    }
  }

  private Passwords() {}

  /** Hashes a password with a random salt; the parameters are part of the answer. */
  public static String hash(CharSequence password, Cost cost) {
    Argon2Function function =
        Argon2Function.getInstance(cost.memoryKib, cost.passes, 1, 32, Argon2.ID);
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(function).getResult();
  }

  /** Whether the password fits the hash. Blocks while others are being checked. */
  public static boolean fits(CharSequence password, String hash) {
    AT_ONCE.acquireUninterruptibly();
    try {
      return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    } finally {
      AT_ONCE.release();
    }
  }

  static boolean isHash(String text) {
    try {
      return text.startsWith("$argon2id$") && Argon2Function.getInstanceFromHash(text) != null;
    } catch (BadParametersException e) {
      return false;
    }
  }
}
