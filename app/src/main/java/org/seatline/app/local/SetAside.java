package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;

/**
 * The files that were set aside because they could not be opened: renamed, with the key and the
 * first pages they had. They are never deleted by the seat.
 */
final class SetAside {
  private static final String MARK = ".unreadable-";
  private static final String KEY = ".key";
  private static final String KEY_REFERENCE = ".keyref";
  private static final String HEAD = ".head";
  private static final String SPARE = ".spare";
  private static final String DRAFTS = ".drafts";

  private SetAside() {}

  /** Renames the database, its key and its first pages; the database's new name. */
  static Path put(Path database, Clock clock) throws IOException {
    Path aside = nameOf(database, clock);
    if (Files.exists(database)) {
      Files.move(database, aside);
    }
    move(StoreHead.of(database), beside(aside, HEAD));
    move(SpareCopy.of(database), beside(aside, SPARE));
    move(DraftJournal.of(database), beside(aside, DRAFTS));
    move(database.resolveSibling(KeyFile.NAME), beside(aside, KEY));
    move(database.resolveSibling(KeyReference.NAME), beside(aside, KEY_REFERENCE));
    return aside;
  }

  /** What a file is called from now on. */
  static Path nameOf(Path file, Clock clock) {
    String name = file.getFileName() + MARK + StoreFile.stamp(clock);
    Path aside = file.resolveSibling(name);
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(name + "-" + i);
    }
    return aside;
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path beside(Path aside, String what) {
    return aside.resolveSibling(aside.getFileName() + what);
  }

  static Path headOf(Path aside) {
    return beside(aside, HEAD);
  }

  static Path spareOf(Path aside) {
    return beside(aside, SPARE);
  }

  static Path draftsOf(Path aside) {
    return beside(aside, DRAFTS);
  }

  /** How much room all that was ever set aside takes in this folder. */
  static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + MARK + "*")) {
      for (Path file : files) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
