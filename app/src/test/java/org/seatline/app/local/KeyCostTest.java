package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyCostTest {
  private static final char[] PASSWORD = "password".toCharArray();
  private final PersonKey person = new PersonKey("1001", "key", SealingKey.random());

  @ParameterizedTest
  @CsvSource({
    "400, 2", // slow or busy: never less than this
    "250, 2", "100, 2", "99, 3", // 49.5 ms a pass: three come nearest below 175 ms
    "70, 5", "20, 10", // as fast as it may be: not more than this
    "0, 10"
  })
  void choosesPassesByWhatTwoTook(long tookMs, int passes) {
    KeyCost fitted = KeyCost.USUAL.fitted(Duration.ofMillis(tookMs));
    assertThat(fitted.passes()).isEqualTo(passes);
    assertThat(fitted.memoryKib()).isEqualTo(32 * 1024);
  }

  /** A locker whose clock shows these times, one after the other. */
  private static KeyLocker locker(long... shownMs) {
    Deque<Long> times = new ArrayDeque<>();
    for (long ms : shownMs) {
      times.add(ms * 1_000_000);
    }
    return KeyLocker.fitted(new KeyCost(64, 2), times::removeFirst);
  }

  @Test
  void locksAtWhatTheComputerAffords() {
    assertThat(locker(0, 120).lock(person, PASSWORD).lock().passes()).isEqualTo(2);
    KeyRing.Locked raised = locker(0, 50).lock(person, PASSWORD);
    assertThat(raised.lock().passes()).isEqualTo(7);
    KeyLocker.Tried tried = locker(0, 170).unlock(raised, "1001", PASSWORD);
    assertThat(tried.key().map(PersonKey::keyId)).contains("key");
    assertThat(tried.took()).isEqualTo(Duration.ofMillis(170));
  }

  @Test
  void locksAgainOnlyWhatIsTooCheap() {
    KeyLocker locker = locker();
    record Case(int passes, long tookMs, boolean good) {}
    for (Case each :
        List.of(
            new Case(2, 99, false),
            new Case(2, 100, true),
            new Case(5, 600, true),
            new Case(10, 10, true),
            new Case(1, 900, false))) {
      PasswordLock lock = PasswordLock.of(new KeyCost(64, each.passes()), new SecureRandom());
      assertThat(locker.isGood(lock, Duration.ofMillis(each.tookMs())))
          .as(each.toString())
          .isEqualTo(each.good());
    }
  }
}
