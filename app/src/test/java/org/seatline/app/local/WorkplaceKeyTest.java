package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.app.keystore.SystemKeys;
import org.seatline.app.keystore.SystemKeysException;
import org.seatline.app.keystore.SystemKeysException.Reason;

final class WorkplaceKeyTest {
  /** A key store that can be locked, and that fails or lies at a chosen operation. */
  private static final class Keys implements SystemKeys {
    private final Map<String, String> entries = new HashMap<>();
    private boolean locked;
    private int failsAt = Integer.MAX_VALUE;
    private boolean forgets;

    @Override
    public String name() {
      return "Test Keys";
    }

    private void step() throws SystemKeysException {
      failsAt--;
      if (locked || failsAt < 0) {
        throw new SystemKeysException(Reason.LOCKED, "locked");
      }
    }

    @Override
    public void put(String id, String secret) throws SystemKeysException {
      step();
      entries.put(id, forgets ? "0" : secret);
    }

    @Override
    public String get(String id) throws SystemKeysException {
      step();
      String secret = entries.get(id);
      if (secret == null) {
        throw new SystemKeysException(Reason.MISSING, "missing");
      }
      return secret;
    }

    @Override
    public void remove(String id) throws SystemKeysException {
      step();
      entries.remove(id);
    }
  }

  @TempDir Path folder;
  private final Keys keys = new Keys();

  private WorkplaceKey key() {
    return WorkplaceKey.of(Optional.of(keys));
  }

  private String open() throws IOException {
    return new String(key().filePassword(folder));
  }

  private String openWithout() throws IOException {
    return new String(WorkplaceKey.of(Optional.empty()).filePassword(folder));
  }

  private boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  @Test
  void aNewKeyNeverTouchesTheDiskWhereThereIsAKeyStore() throws IOException {
    String first = open();
    assertThat(first).hasSize(64);
    assertThat(has("store.key")).isFalse();
    assertThat(Files.readString(folder.resolve("store.keyref"))).doesNotContain(first);
    assertThat(open()).isEqualTo(first);
    assertThat(keys.entries).containsValue(first).hasSize(1);
  }

  @Test
  void theFileGoesOnlyAfterTheKeyWasReadBack() throws IOException {
    String before = openWithout();
    keys.forgets = true;
    assertThat(open()).isEqualTo(before);
    assertThat(has("store.key")).isTrue();
    assertThat(has("store.keyref")).isFalse();
    keys.forgets = false;
    assertThat(open()).isEqualTo(before);
    assertThat(has("store.key")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aKeyStoreThatFailsOnTheWayLeavesTheFile(int failsAt) throws IOException {
    String before = openWithout();
    keys.failsAt = failsAt;
    assertThat(open()).isEqualTo(before);
    assertThat(has("store.key")).isTrue();
    keys.failsAt = Integer.MAX_VALUE;
    assertThat(open()).isEqualTo(before);
    assertThat(has("store.key")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aNewStoreBeginsWithAFileWhenTheKeyStoreFails(int failsAt) throws IOException {
    keys.failsAt = failsAt;
    WorkplaceKey key = key();
    String first = new String(key.filePassword(folder));
    assertThat(key.place()).isEqualTo(WorkplaceKey.Place.FILE);
    assertThat(openWithout()).isEqualTo(first);
  }

  @Test
  void aCrashBeforeTheFileIsRemovedCostsNothing() throws IOException {
    String before = openWithout();
    byte[] file = Files.readAllBytes(folder.resolve("store.key"));
    assertThat(open()).isEqualTo(before);
    Files.write(folder.resolve("store.key"), file);
    keys.locked = true;
    assertThat(open()).as("the file serves while the key store is locked").isEqualTo(before);
    assertThat(has("store.key")).isTrue();
    keys.locked = false;
    assertThat(open()).isEqualTo(before);
    assertThat(has("store.key")).isFalse();
  }

  @Test
  void saysWhyTheKeyDoesNotComeAndChangesNothing() throws IOException {
    String key = open();
    keys.locked = true;
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            StoreKeyException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOCKED));
    assertThatThrownBy(this::openWithout)
        .isInstanceOfSatisfying(
            StoreKeyException.class, e -> assertThat(e.reason()).isEqualTo(Reason.GONE));
    keys.locked = false;
    keys.entries.replaceAll((id, secret) -> "another");
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            StoreKeyException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING));
    keys.entries.replaceAll((id, secret) -> key);
    assertThat(open()).isEqualTo(key);
    assertThat(has("store.key")).isFalse();
  }

  @Test
  void destroysTheKeyWhereverItIs() throws IOException {
    String key = open();
    assertThat(key().destroy(folder)).isTrue();
    assertThat(keys.entries).isEmpty();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    openWithout();
    assertThat(key().destroy(folder)).isTrue();
    assertThat(has("store.key")).isFalse();
    assertThat(open()).isNotEqualTo(key);
    keys.locked = true;
    assertThat(key().destroy(folder)).as("the key store kept its entry").isFalse();
    assertThat(has("store.keyref")).isFalse();
  }
}
