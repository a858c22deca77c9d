package org.seatline.app.local;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Locks people's keys by their passwords at what this computer can afford: it measures a lock while
 * it makes one, and the cost stands beside each key.
 */
final class KeyLocker {
  private final KeyCost least;
  private final @Nullable LongSupplier nanoClock;
  private final SecureRandom random = new SecureRandom();

  private KeyLocker(KeyCost least, @Nullable LongSupplier nanoClock) {
    this.least = least;
    this.nanoClock = nanoClock;
  }

  /** Always the same cost. */
  static KeyLocker fixed(KeyCost cost) {
    return new KeyLocker(cost, null);
  }

  /** At least this cost, and more on a computer that does it faster than it needs to be. */
  static KeyLocker fitted(KeyCost least, LongSupplier nanoClock) {
    return new KeyLocker(least, nanoClock);
  }

  /** What unlocking gave, and how long making the key of the password took. */
  record Tried(Optional<PersonKey> key, Duration took) {}

  /** Tries a password. */
  Tried unlock(KeyRing.Locked locked, String agentId, char[] password) {
    long begun = now();
    Optional<PersonKey> key = locked.unlock(agentId, password);
    return new Tried(key, Duration.ofNanos(now() - begun));
  }

  private long now() {
    LongSupplier clock = nanoClock;
    return clock == null ? 0 : clock.getAsLong();
  }

  /** Whether a lock that took so long is what would be chosen today. */
  boolean isGood(PasswordLock lock, Duration took) {
    KeyCost cost = new KeyCost(lock.memoryKib(), lock.passes());
    boolean affordable = nanoClock != null && cost.passes() < KeyCost.PASSES_MOST;
    return cost.atLeast(least) && !(affordable && took.compareTo(KeyCost.AIM_LEAST) < 0);
  }

  /** Locks a key. Takes as long as a sign-in may, or twice that on a fast computer. */
  KeyRing.Locked lock(PersonKey person, char[] password) {
    long begun = now();
    KeyRing.Locked first = locked(person, least, password);
    if (nanoClock == null) {
      return first;
    }
    KeyCost fitted = least.fitted(Duration.ofNanos(now() - begun));
    return fitted.equals(least) ? first : locked(person, fitted, password);
  }

  private KeyRing.Locked locked(PersonKey person, KeyCost cost, char[] password) {
    return KeyRing.Locked.of(person, PasswordLock.of(cost, random), password);
  }
}
