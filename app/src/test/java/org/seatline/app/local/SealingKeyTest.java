package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class SealingKeyTest {
  private final SealingKey key = SealingKey.random();

  @Test
  void opensWhatItSealedAndNeverSealsAlike() {
    String sealed = key.seal("王芳's text", "draft 1");
    assertThat(key.open(sealed, "draft 1")).contains("王芳's text");
    assertThat(key.seal("王芳's text", "draft 1")).isNotEqualTo(sealed);
  }

  @Test
  void opensNothingOfAnotherKeyOfAnotherThingOrChanged() {
    String sealed = key.seal("text", "draft 1");
    assertThat(SealingKey.random().open(sealed, "draft 1")).isEmpty();
    assertThat(key.open(sealed, "draft 2")).isEmpty();
    byte[] bytes = Base64.getDecoder().decode(sealed);
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertThat(key.open(Base64.getEncoder().encodeToString(changed), "draft 1")).isEmpty();
    }
    for (String bad : new String[] {"", "AAAA", "not Base64!", sealed.substring(4)}) {
      assertThat(key.open(bad, "draft 1")).isEmpty();
    }
  }

  @Test
  void wrapsAnotherKey() {
    SealingKey inner = SealingKey.random();
    String sealed = inner.seal("text", "a");
    String wrapped = key.wrap(inner, "person");
    assertThat(key.unwrap(wrapped, "person").orElseThrow().open(sealed, "a")).contains("text");
    assertThat(key.unwrap(wrapped, "another")).isEmpty();
    assertThat(key.unwrap(key.seal("too short", "person"), "person")).isEmpty();
  }

  @Test
  void makesTheSameKeyOfTheSamePasswordAndLockOnly() {
    PasswordLock lock = PasswordLock.of(KeyCost.LEAST, new SecureRandom());
    String sealed = lock.keyOf("password 密码".toCharArray()).seal("text", "a");
    assertThat(lock.keyOf("password 密码".toCharArray()).open(sealed, "a")).contains("text");
    assertThat(lock.keyOf("password 密".toCharArray()).open(sealed, "a")).isEmpty();
    PasswordLock other = PasswordLock.of(KeyCost.LEAST, new SecureRandom());
    assertThat(other.keyOf("password 密码".toCharArray()).open(sealed, "a")).isEmpty();
  }

  @Test
  void doesNotTouchALockThatWouldTakeTheComputersMemory() {
    String salt = Base64.getEncoder().encodeToString(new byte[16]);
    assertThat(new PasswordLock(PasswordLock.ARGON2ID, 64, 1, 1, salt).usable()).isTrue();
    assertThat(new PasswordLock(PasswordLock.ARGON2ID, 1 << 30, 1, 1, salt).usable()).isFalse();
    assertThat(new PasswordLock(PasswordLock.ARGON2ID, 64, 1_000_000, 1, salt).usable()).isFalse();
    assertThat(new PasswordLock("md5", 64, 1, 1, salt).usable()).isFalse();
    assertThat(new PasswordLock(PasswordLock.ARGON2ID, 64, 1, 1, "%").usable()).isFalse();
  }
}
