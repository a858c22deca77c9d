package org.seatline.app.keystore;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.seatline.app.keystore.SystemKeysException.Reason;

/**
 * The Credential Manager of Windows (advapi32), whose entries the system protects by DPAPI for the
 * account that is logged in. Written by the documentation of CredWriteW, CredReadW and CredDeleteW;
 * not tried on a Windows computer.
 *
 * <pre>
 * CREDENTIALW, 64 bits:  0 Flags | 4 Type | 8 TargetName | 16 Comment | 24 LastWritten
 *   32 CredentialBlobSize | 40 CredentialBlob | 48 Persist | 52 AttributeCount | 56 Attributes
 *   64 TargetAlias | 72 UserName | 80
 * </pre>
 */
final class CredentialManager implements SystemKeys {
  private static final long BYTES = 80;
  private static final long TYPE = 4;
  private static final long TARGET_NAME = 8;
  private static final long BLOB_SIZE = 32;
  private static final long BLOB = 40;
  private static final long PERSIST = 48;
  private static final long USER_NAME = 72;
  private static final int GENERIC = 1;
  private static final int LOCAL_MACHINE = 2;

  private final MethodHandle write;
  private final MethodHandle read;
  private final MethodHandle delete;
  private final MethodHandle free;

  private CredentialManager(Native lib) {
    write = lib.function("CredWriteW", Native.INT, Native.POINTER, Native.INT);
    read =
        lib.function(
            "CredReadW", Native.INT, Native.POINTER, Native.INT, Native.INT, Native.POINTER);
    delete = lib.function("CredDeleteW", Native.INT, Native.POINTER, Native.INT, Native.INT);
    free = lib.action("CredFree", Native.POINTER);
  }

  static Optional<SystemKeys> open() {
    return Native.library("advapi32").map(CredentialManager::new);
  }

  @Override
  public String name() {
    return "Credential Manager";
  }

  private static MemorySegment target(Arena arena, String id) {
    return arena.allocateFrom(SERVICE + "/" + id, StandardCharsets.UTF_16LE);
  }

  @Override
  public void put(String id, String secret) throws SystemKeysException {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment entry = arena.allocate(BYTES, Native.POINTER.byteAlignment());
      entry.set(Native.INT, TYPE, GENERIC);
      entry.set(Native.POINTER, TARGET_NAME, target(arena, id));
      entry.set(Native.INT, BLOB_SIZE, bytes.length);
      entry.set(Native.POINTER, BLOB, arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes));
      entry.set(Native.INT, PERSIST, LOCAL_MACHINE);
      entry.set(
          Native.POINTER, USER_NAME, arena.allocateFrom("seatline", StandardCharsets.UTF_16LE));
      if ((int) write.invokeExact(entry, 0) == 0) {
        throw new SystemKeysException(Reason.GONE, "CredWriteW did not keep the key");
      }
    } catch (SystemKeysException e) {
      throw e;
    } catch (Throwable e) {
      throw Native.misused(e);
    }
  }

  @Override
  public String get(String id) throws SystemKeysException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment found = arena.allocate(Native.POINTER);
      if ((int) read.invokeExact(target(arena, id), GENERIC, 0, found) == 0) {
        throw new SystemKeysException(Reason.MISSING, "no such credential");
      }
      MemorySegment entry = found.get(Native.POINTER, 0).reinterpret(BYTES);
      byte[] bytes =
          entry
              .get(Native.POINTER, BLOB)
              .reinterpret(entry.get(Native.INT, BLOB_SIZE))
              .toArray(ValueLayout.JAVA_BYTE);
      free.invokeExact(entry);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (SystemKeysException e) {
      throw e;
    } catch (Throwable e) {
      throw Native.misused(e);
    }
  }

  @Override
  public void remove(String id) {
    try (Arena arena = Arena.ofConfined()) {
      int _ = (int) delete.invokeExact(target(arena, id), GENERIC, 0);
    } catch (Throwable e) {
      throw Native.misused(e);
    }
  }
}
