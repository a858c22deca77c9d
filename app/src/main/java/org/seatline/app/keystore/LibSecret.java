package org.seatline.app.keystore;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.seatline.app.keystore.SystemKeysException.Reason;

/**
 * The functions of libsecret-1 (0.19 or later) and GLib 2 that are needed. Each call makes its own
 * schema and attributes and gives them back.
 */
final class LibSecret {
  private static final String SCHEMA = "org.seatline.Key";
  private static final String ATTRIBUTE_SERVICE = "service";
  private static final String ATTRIBUTE_ID = "id";
  private static final int FLAG_NONE = 0;
  private static final int SEARCH_ALL = 1 << 1;
  private static final int GERROR_MESSAGE_OFFSET = 8;
  private static final long TEXT_MAX_BYTES = 4096;

  private final MethodHandle newTable;
  private final MethodHandle insert;
  private final MethodHandle dropTable;
  private final MethodHandle newSchema;
  private final MethodHandle dropSchema;
  private final MethodHandle store;
  private final MethodHandle lookup;
  private final MethodHandle search;
  private final MethodHandle clear;
  private final MethodHandle dropPassword;
  private final MethodHandle dropError;
  private final MethodHandle dropList;
  private final MethodHandle dropObject;
  private final MethodHandle newCancellable;
  private final MethodHandle cancel;
  private final MemorySegment hashText;
  private final MemorySegment sameText;
  private final MemorySegment dropOne;

  /**
   * What every question needs.
   *
   * @param error where the library puts a pointer to what went wrong
   */
  record Call(
      MemorySegment schema,
      MemorySegment attributes,
      MemorySegment cancellable,
      MemorySegment error) {}

  private LibSecret(Native secret, Native glib, Native gobject, Native gio) {
    var pointer = Native.POINTER;
    var number = Native.INT;
    hashText = glib.symbol("g_str_hash");
    sameText = glib.symbol("g_str_equal");
    newTable = glib.function("g_hash_table_new", pointer, pointer, pointer);
    insert = glib.function("g_hash_table_insert", number, pointer, pointer, pointer);
    dropTable = glib.action("g_hash_table_unref", pointer);
    dropError = glib.action("g_error_free", pointer);
    dropList = glib.action("g_list_free_full", pointer, pointer);
    dropOne = gobject.symbol("g_object_unref");
    dropObject = gobject.action("g_object_unref", pointer);
    newCancellable = gio.function("g_cancellable_new", pointer);
    cancel = gio.action("g_cancellable_cancel", pointer);
    newSchema = secret.function("secret_schema_newv", pointer, pointer, number, pointer);
    dropSchema = secret.action("secret_schema_unref", pointer);
    store =
        secret.function(
            "secret_password_storev_sync",
            number,
            pointer,
            pointer,
            pointer,
            pointer,
            pointer,
            pointer,
            pointer);
    lookup =
        secret.function(
            "secret_password_lookupv_sync", pointer, pointer, pointer, pointer, pointer);
    search =
        secret.function(
            "secret_password_searchv_sync", pointer, pointer, pointer, number, pointer, pointer);
    clear =
        secret.function("secret_password_clearv_sync", number, pointer, pointer, pointer, pointer);
    dropPassword = secret.action("secret_password_free", pointer);
  }

  /** Empty where one of the libraries is missing or too old. */
  static Optional<LibSecret> load() {
    return Native.library("libsecret-1.so.0")
        .filter(secret -> secret.has("secret_password_searchv_sync"))
        .flatMap(
            secret ->
                Native.library("libglib-2.0.so.0")
                    .flatMap(
                        glib ->
                            Native.library("libgobject-2.0.so.0")
                                .flatMap(
                                    gobject ->
                                        Native.library("libgio-2.0.so.0")
                                            .map(
                                                gio ->
                                                    new LibSecret(secret, glib, gobject, gio)))));
  }

  MemorySegment newCancellable() {
    try {
      return (MemorySegment) newCancellable.invokeExact();
    } catch (Throwable e) {
      throw Native.misused(e);
    }
  }

  void cancel(MemorySegment cancellable) {
    run(cancel, cancellable);
  }

  void release(MemorySegment object) {
    run(dropObject, object);
  }

  /** Schema and attributes of one entry; they are given back with the arena. */
  Call call(Arena arena, String service, String id, MemorySegment cancellable) {
    MemorySegment serviceName = arena.allocateFrom(ATTRIBUTE_SERVICE);
    MemorySegment idName = arena.allocateFrom(ATTRIBUTE_ID);
    try {
      MemorySegment kinds = table();
      put(kinds, serviceName, MemorySegment.NULL); // SECRET_SCHEMA_ATTRIBUTE_STRING is 0
      put(kinds, idName, MemorySegment.NULL);
      MemorySegment schema =
          (MemorySegment) newSchema.invokeExact(arena.allocateFrom(SCHEMA), FLAG_NONE, kinds);
      run(dropTable, kinds);
      MemorySegment attributes = table();
      put(attributes, serviceName, arena.allocateFrom(service));
      put(attributes, idName, arena.allocateFrom(id));
      return new Call(
          schema.reinterpret(arena, this::dropSchema),
          attributes.reinterpret(arena, this::dropTable),
          cancellable,
          arena.allocate(Native.POINTER));
    } catch (Throwable e) {
      throw Native.misused(e);
    }
  }

  private void dropSchema(MemorySegment schema) {
    run(dropSchema, schema);
  }

  private void dropTable(MemorySegment table) {
    run(dropTable, table);
  }

  private MemorySegment table() throws Throwable {
    return (MemorySegment) newTable.invokeExact(hashText, sameText);
  }

  private void put(MemorySegment table, MemorySegment key, MemorySegment value) throws Throwable {
    int _ = (int) insert.invokeExact(table, key, value);
  }

  private static void run(MethodHandle action, MemorySegment about) {
    try {
      action.invokeExact(about);
    } catch (Throwable e) {
      throw Native.misused(e);
    }
  }

  boolean store(Call call, MemorySegment label, MemorySegment secret) throws SystemKeysException {
    int stored;
    try {
      stored =
          (int)
              store.invokeExact(
                  call.schema(),
                  call.attributes(),
                  MemorySegment.NULL, // the default collection
                  label,
                  secret,
                  call.cancellable(),
                  call.error());
    } catch (Throwable e) {
      throw Native.misused(e);
    }
    check(call);
    if (stored == 0) {
      throw new SystemKeysException(Reason.LOCKED, "the keyring did not take the key");
    }
    return true;
  }

  /** The secret; empty when there is none or its collection stayed locked. */
  Optional<String> lookup(Call call) throws SystemKeysException {
    MemorySegment found;
    try {
      found =
          (MemorySegment)
              lookup.invokeExact(
                  call.schema(), call.attributes(), call.cancellable(), call.error());
    } catch (Throwable e) {
      throw Native.misused(e);
    }
    check(call);
    if (found.address() == 0) {
      return Optional.empty();
    }
    String secret = found.reinterpret(TEXT_MAX_BYTES).getString(0);
    run(dropPassword, found);
    return Optional.of(secret);
  }

  /** Whether there is such an entry, locked or not. */
  boolean isThere(Call call) throws SystemKeysException {
    MemorySegment found;
    try {
      found =
          (MemorySegment)
              search.invokeExact(
                  call.schema(), call.attributes(), SEARCH_ALL, call.cancellable(), call.error());
    } catch (Throwable e) {
      throw Native.misused(e);
    }
    check(call);
    if (found.address() == 0) {
      return false;
    }
    try {
      dropList.invokeExact(found, dropOne);
    } catch (Throwable e) {
      throw Native.misused(e);
    }
    return true;
  }

  boolean clear(Call call) throws SystemKeysException {
    int cleared;
    try {
      cleared =
          (int)
              clear.invokeExact(call.schema(), call.attributes(), call.cancellable(), call.error());
    } catch (Throwable e) {
      throw Native.misused(e);
    }
    check(call);
    return cleared != 0;
  }

  /**
   * <pre>
   * struct GError { guint32 domain; gint code; gchar *message; }
   * </pre>
   */
  private void check(Call call) throws SystemKeysException {
    MemorySegment error = call.error().get(ValueLayout.ADDRESS, 0);
    if (error.address() == 0) {
      return;
    }
    MemorySegment whole = error.reinterpret(GERROR_MESSAGE_OFFSET + Native.POINTER.byteSize());
    String message =
        whole
            .get(ValueLayout.ADDRESS, GERROR_MESSAGE_OFFSET)
            .reinterpret(TEXT_MAX_BYTES)
            .getString(0);
    run(dropError, error);
    call.error().set(ValueLayout.ADDRESS, 0, MemorySegment.NULL);
    throw new SystemKeysException(reason(message), message);
  }

  /** The service says in words only that it could not be unlocked. */
  private static Reason reason(String message) {
    String words = message.toLowerCase(java.util.Locale.ROOT);
    return words.contains("locked") || words.contains("dismissed") ? Reason.LOCKED : Reason.GONE;
  }
}
