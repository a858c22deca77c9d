package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.seatline.app.keystore.SystemKeys;
import org.seatline.app.keystore.SystemKeysException;
import org.seatline.app.keystore.SystemKeysException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workplace's key in the key store of the operating system where there is one, else in the
 * {@link KeyFile}. A key that lies in the file goes over: it is put into the key store, read back
 * and compared, the reference is written, and only then the file goes. Whatever fails or is cut
 * short in between, the key is in one of the two places, and the file counts where it is.
 */
public final class WorkplaceKey implements StoreKey {
  private static final Logger LOG = LoggerFactory.getLogger(WorkplaceKey.class);

  private final Optional<SystemKeys> system;
  private final KeyFile file;
  private volatile Place place = Place.FILE;
  private @Nullable Fetched fetched;

  /** A key that was fetched: a disk that fails in between must not ask its owner once more. */
  private record Fetched(KeyReference reference, String key) {
    @Override
    public String toString() {
      return "Fetched[" + reference + "]";
    }
  }

  /** Where the key is. */
  public enum Place {
    /** With the operating system. */
    SYSTEM,
    /** In a file beside the store: whoever can read that file can open the store. */
    FILE
  }

  private WorkplaceKey(Optional<SystemKeys> system, KeyFile file) {
    this.system = system;
    this.file = file;
  }

  /** The key with this computer's key store, if it has one. */
  public static WorkplaceKey here() {
    return of(SystemKeys.here());
  }

  /** The key in a file, whatever this computer has. */
  public static WorkplaceKey inFile() {
    return of(Optional.empty());
  }

  /** The key with a key store of the caller's choice. */
  public static WorkplaceKey of(Optional<SystemKeys> system) {
    return new WorkplaceKey(system, new KeyFile());
  }

  /** Where the key is; right once the store is open. */
  public Place place() {
    return place;
  }

  /**
   * The file password, as {@link StoreKey}.
   *
   * @throws StoreKeyException when the key store does not give the key; nothing was changed
   */
  @Override
  public char[] filePassword(Path folder) throws IOException {
    Path reference = folder.resolve(KeyReference.NAME);
    Optional<KeyReference> kept = KeyReference.read(reference);
    if (kept.isEmpty()) {
      return goOver(folder, reference).toCharArray();
    }
    if (!Files.exists(folder.resolve(KeyFile.NAME))) {
      String key = fetch(kept.get());
      place = Place.SYSTEM;
      return key.toCharArray();
    }
    return finish(kept.get(), folder).toCharArray();
  }

  private synchronized String fetch(KeyReference kept) throws StoreKeyException {
    Fetched before = fetched;
    if (before != null && before.reference().equals(kept)) {
      return before.key();
    }
    String key = ask(kept);
    fetched = new Fetched(kept, key);
    return key;
  }

  private String ask(KeyReference kept) throws StoreKeyException {
    SystemKeys keys =
        system.orElseThrow(
            () -> new StoreKeyException(Reason.GONE, kept.keeper() + " is not on this computer"));
    try {
      String key = keys.get(kept.id());
      if (!kept.isOf(key)) {
        throw new StoreKeyException(Reason.MISSING, "the key store has another key there");
      }
      return key;
    } catch (SystemKeysException e) {
      throw new StoreKeyException(e.reason(), String.valueOf(e.getMessage()));
    }
  }

  /** A crash came between the reference and the end of the file: both are there. */
  private String finish(KeyReference kept, Path folder) throws IOException {
    String inFile = new String(file.filePassword(folder));
    try {
      if (fetch(kept).equals(inFile)) {
        file.remove(folder);
        place = Place.SYSTEM;
      } else {
        LOG.warn("the key file is not the key in {}: the file counts", kept.keeper());
      }
    } catch (StoreKeyException e) {
      LOG.warn("{} does not give the key, the file does: {}", kept.keeper(), e.getMessage());
    }
    return inFile;
  }

  private String goOver(Path folder, Path reference) throws IOException {
    boolean begins = !Files.exists(folder.resolve(KeyFile.NAME));
    if (system.isEmpty()) {
      LOG.info("this computer has no key store: the store's key is in a file");
      return new String(file.filePassword(folder));
    }
    String key = begins ? KeyFile.random() : new String(file.filePassword(folder));
    try {
      keep(system.get(), key, reference);
      file.remove(folder);
      place = Place.SYSTEM;
      LOG.info("the store's key is in {}", system.get().name());
    } catch (IOException e) {
      LOG.warn("the store's key stays in a file: {}", e.getMessage());
      if (begins) {
        file.write(folder, key);
      }
    }
    return key;
  }

  private static void keep(SystemKeys keys, String key, Path reference) throws IOException {
    String id = UUID.randomUUID().toString();
    keys.put(id, key);
    if (!keys.get(id).equals(key)) {
      throw new IOException(keys.name() + " gives back another key");
    }
    KeyReference.to(keys.name(), id, key).write(reference);
  }

  /**
   * Destroys the key: what it sealed is lost for good. First in the key store, then the reference,
   * then the file.
   *
   * @return false when the key store did not do it; the reference is gone all the same
   */
  @Override
  public boolean destroy(Path folder) throws IOException {
    fetched = null;
    Path reference = folder.resolve(KeyReference.NAME);
    boolean gone = true;
    Optional<KeyReference> kept = readable(reference);
    if (kept.isPresent()) {
      gone = removed(kept.get());
    }
    DurableFile.destroy(reference);
    DurableFile.destroy(folder.resolve(KeyFile.NAME));
    return gone;
  }

  private static Optional<KeyReference> readable(Path reference) {
    try {
      return KeyReference.read(reference);
    } catch (IOException e) {
      LOG.warn("which key to destroy is not readable: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private boolean removed(KeyReference kept) {
    try {
      if (system.isPresent()) {
        system.get().remove(kept.id());
      }
      return system.isPresent();
    } catch (SystemKeysException e) {
      LOG.warn("{} keeps the key that was to be destroyed: {}", kept.keeper(), e.getMessage());
      return false;
    }
  }
}
