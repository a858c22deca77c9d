package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** How a local store is opened: the folder, its file, the keys of people, and what was left. */
final class StoreDoor {
  private StoreDoor() {}

  /** Opens a store; what is in the way of that is told by kind. */
  static LocalStore.Opened open(StoreOpening opening) throws IOException {
    try {
      return opened(opening);
    } catch (StoreKeyException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw StoreTroubleException.of(e, opening.folder());
    }
  }

  private static LocalStore.Opened opened(StoreOpening opening) throws IOException {
    Path folder = Files.createDirectories(opening.folder());
    DiskWatch disk = opening.disk();
    Optional<Instant> lastWritten = CrashMark.lastWritten(StoreFile.database(folder));
    disk.look(); // what is held for text may be needed to open at all
    return switch (StoreFile.open(folder, opening.key(), opening.clock())) {
      case StoreFile.Opened.InUse() -> new LocalStore.Opened.InUse();
      case StoreFile.Opened.Open file -> {
        try {
          LocalPeople people = LocalPeople.open(folder, opening.locker(), opening.clock());
          LocalStore store = new LocalStore(opening, file, people, disk, lastWritten);
          store.begin();
          yield new LocalStore.Opened.Open(store, file.setAside());
        } catch (IOException | RuntimeException e) {
          file.tables().connection().drop();
          file.lock().close();
          throw e;
        }
      }
    };
  }
}
