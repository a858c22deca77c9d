package org.seatline.app.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of the first pages of the database. The first holds the salt of its encryption: without
 * these 4 KB the whole file is noise, even with its key.
 *
 * <pre>
 * page 0: "H2encrypt\n", salt (8 bytes)     pages 1 and 2: the same header of the page store twice
 * </pre>
 */
final class StoreHead {
  private static final Logger LOG = LoggerFactory.getLogger(StoreHead.class);
  private static final int PAGE_BYTES = 4096;
  private static final int PAGES = 3;

  private StoreHead() {}

  /** Where the copy of this database's head is. */
  static Path of(Path database) {
    return database.resolveSibling(database.getFileName() + ".head");
  }

  /** The head of a database that nobody has open; empty when there is none. */
  static byte[] read(Path database) throws IOException {
    if (!Files.exists(database)) {
      return new byte[0];
    }
    ByteBuffer head = ByteBuffer.allocate(PAGES * PAGE_BYTES);
    try (FileChannel channel = FileChannel.open(database, StandardOpenOption.READ)) {
      while (head.hasRemaining() && channel.read(head, head.position()) > 0) {
        // reads on until the head is whole or the file ends
      }
    }
    return Arrays.copyOf(head.array(), head.position());
  }

  /** Keeps the head of a database that opened; the same salt is not written again. */
  static void keep(Path database, byte[] head) {
    Path copy = of(database);
    try {
      if (head.length == PAGES * PAGE_BYTES && !salt(head).equals(salt(read(copy)))) {
        DurableFile.replace(copy, head);
      }
    } catch (IOException e) {
      LOG.warn("no copy of the store's first pages could be kept: {}", e.getMessage());
    }
  }

  /** Keeps the head of a database that was closed in order. */
  static void keep(Path database) {
    try {
      keep(database, read(database));
    } catch (IOException e) {
      LOG.warn("the store's first pages could not be read: {}", e.getMessage());
    }
  }

  private static ByteBuffer salt(byte[] head) {
    return ByteBuffer.wrap(head, 0, Math.min(head.length, PAGE_BYTES));
  }

  /** Puts the kept first pages into a copy of a damaged database. */
  static void restore(Path copyOfDatabase, Path head) throws IOException {
    try (FileChannel channel = FileChannel.open(copyOfDatabase, StandardOpenOption.WRITE)) {
      ByteBuffer pages = ByteBuffer.wrap(Files.readAllBytes(head));
      while (pages.hasRemaining()) {
        channel.write(pages, pages.position());
      }
    }
  }
}
