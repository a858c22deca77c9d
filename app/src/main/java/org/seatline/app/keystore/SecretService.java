package org.seatline.app.keystore;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.seatline.app.keystore.SystemKeysException.Reason;

/**
 * The freedesktop.org Secret Service by libsecret: GNOME's keyring, KDE's wallet, KeePassXC. Each
 * entry is in the default collection, which its owner's login unlocks.
 */
final class SecretService implements SystemKeys {
  private static final String LABEL = "Seatline: key of the local store";

  private final LibSecret lib;

  private SecretService(LibSecret lib) {
    this.lib = lib;
  }

  /**
   * Empty where libsecret is not installed or no session bus is there: without one the library
   * would start one of its own, which nobody unlocks. Whether a service answers shows when it is
   * asked.
   */
  static Optional<SystemKeys> open() {
    return hasSessionBus() ? LibSecret.load().map(SecretService::new) : Optional.empty();
  }

  private static boolean hasSessionBus() {
    String runtime = System.getenv("XDG_RUNTIME_DIR");
    return System.getenv("DBUS_SESSION_BUS_ADDRESS") != null
        || (runtime != null && Files.exists(Path.of(runtime, "bus")));
  }

  @Override
  public String name() {
    return "Secret Service";
  }

  @Override
  public void put(String id, String secret) throws SystemKeysException {
    ask(
        (arena, call) -> lib.store(call, arena.allocateFrom(LABEL), arena.allocateFrom(secret)),
        id);
  }

  @Override
  public String get(String id) throws SystemKeysException {
    Optional<String> secret = ask((arena, call) -> lib.lookup(call), id);
    if (secret.isPresent()) {
      return secret.get();
    }
    boolean there = ask((arena, call) -> lib.isThere(call), id);
    throw there
        ? new SystemKeysException(Reason.LOCKED, "the keyring was not unlocked")
        : new SystemKeysException(Reason.MISSING, "no such entry in the keyring");
  }

  @Override
  public void remove(String id) throws SystemKeysException {
    ask((arena, call) -> lib.clear(call), id);
  }

  /** What is asked of the library. */
  private interface Question<T> {
    T ask(Arena arena, LibSecret.Call call) throws SystemKeysException;
  }

  private <T> T ask(Question<T> question, String id) throws SystemKeysException {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment cancel = lib.newCancellable();
      try {
        LibSecret.Call call = lib.call(arena, SERVICE, id, cancel);
        return Patience.of(() -> question.ask(arena, call), () -> lib.cancel(cancel));
      } finally {
        lib.release(cancel);
      }
    }
  }
}
