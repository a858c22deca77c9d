package org.seatline.app.keystore;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.seatline.app.keystore.SystemKeysException.Reason;

/**
 * The login keychain of macOS (Security framework, generic passwords). Written by the documentation
 * of the SecKeychain functions; not tried on a Mac.
 */
final class Keychain implements SystemKeys {
  private static final String LIBRARY =
      "/System/Library/Frameworks/Security.framework/Versions/A/Security";
  private static final int DONE = 0;
  private static final int NOT_FOUND = -25300;

  private final MethodHandle add;
  private final MethodHandle find;
  private final MethodHandle freeContent;
  private final MethodHandle delete;

  private Keychain(Native lib) {
    var p = Native.POINTER;
    var n = Native.INT;
    add = lib.function("SecKeychainAddGenericPassword", n, p, n, p, n, p, n, p, p);
    find = lib.function("SecKeychainFindGenericPassword", n, p, n, p, n, p, p, p, p);
    freeContent = lib.function("SecKeychainItemFreeContent", n, p, p);
    delete = lib.function("SecKeychainItemDelete", n, p);
  }

  static Optional<SystemKeys> open() {
    return Native.library(LIBRARY).map(Keychain::new);
  }

  @Override
  public String name() {
    return "Keychain";
  }

  /** A text as the framework takes it: bytes, whose number is told. */
  private record Bytes(MemorySegment segment, int length) {
    static Bytes of(Arena arena, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Bytes(arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes), bytes.length);
    }
  }

  @Override
  public void put(String id, String secret) throws SystemKeysException {
    remove(id);
    try (Arena arena = Arena.ofConfined()) {
      Bytes service = Bytes.of(arena, SERVICE);
      Bytes account = Bytes.of(arena, id);
      Bytes password = Bytes.of(arena, secret);
      int status =
          (int)
              add.invokeExact(
                  MemorySegment.NULL,
                  service.length(),
                  service.segment(),
                  account.length(),
                  account.segment(),
                  password.length(),
                  password.segment(),
                  MemorySegment.NULL);
      check(status);
    } catch (SystemKeysException e) {
      throw e;
    } catch (Throwable e) {
      throw Native.misused(e);
    }
  }

  @Override
  public String get(String id) throws SystemKeysException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment length = arena.allocate(Native.INT);
      MemorySegment data = arena.allocate(Native.POINTER);
      check(find(arena, id, length, data, MemorySegment.NULL));
      MemorySegment content = data.get(Native.POINTER, 0);
      byte[] bytes = content.reinterpret(length.get(Native.INT, 0)).toArray(ValueLayout.JAVA_BYTE);
      int _ = (int) freeContent.invokeExact(MemorySegment.NULL, content);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (SystemKeysException e) {
      throw e;
    } catch (Throwable e) {
      throw Native.misused(e);
    }
  }

  private int find(
      Arena arena, String id, MemorySegment length, MemorySegment data, MemorySegment item)
      throws Throwable {
    Bytes service = Bytes.of(arena, SERVICE);
    Bytes account = Bytes.of(arena, id);
    return (int)
        find.invokeExact(
            MemorySegment.NULL,
            service.length(),
            service.segment(),
            account.length(),
            account.segment(),
            length,
            data,
            item);
  }

  @Override
  public void remove(String id) throws SystemKeysException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment item = arena.allocate(Native.POINTER);
      int status = find(arena, id, MemorySegment.NULL, MemorySegment.NULL, item);
      if (status != NOT_FOUND) {
        check(status);
        check((int) delete.invokeExact(item.get(Native.POINTER, 0)));
      }
    } catch (SystemKeysException e) {
      throw e;
    } catch (Throwable e) {
      throw Native.misused(e);
    }
  }

  private static void check(int status) throws SystemKeysException {
    if (status == NOT_FOUND) {
      throw new SystemKeysException(Reason.MISSING, "no such password in the keychain");
    }
    if (status != DONE) {
      throw new SystemKeysException(Reason.LOCKED, "the keychain answers " + status);
    }
  }
}
