package org.seatline.app.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what only this computer had out of a file that was set aside. The file itself is read
 * only; if it does not open as it is, a copy with its first pages put back is tried. What that does
 * not have comes from the spare copy.
 */
final class Salvage {
  private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
  private static final int BLOCK_BYTES = 1 << 20;

  private final Path aside;
  private final SalvagedRows into;

  Salvage(Path aside, SalvagedRows into) {
    this.aside = aside;
    this.into = into;
  }

  /** Reads what is readable with the file's password. */
  void read(char[] password) throws IOException {
    into.takeFrom(DraftRescue.of(SetAside.draftsOf(aside), password)); // newer than all the rest
    if (Files.exists(aside)) {
      readPages(password);
    }
    SpareCopy.read(SetAside.spareOf(aside), password).ifPresent(into::takeFrom);
  }

  /** What came out of it. */
  Rescue rescue() throws IOException {
    return new Rescue(aside, Files.exists(aside) ? Files.size(aside) : 0, into.found());
  }

  private void readPages(char[] password) throws IOException {
    Path work = aside.resolveSibling(aside.getFileName() + ".work");
    Files.deleteIfExists(work); // of a rescue that was cut off
    try (DamagedStore damaged = DamagedStore.open(StoreFile.h2Name(aside), password)) {
      into.takeFrom(damaged);
      return;
    } catch (StoreUnusableException e) {
      LOG.warn("{} does not open as it is: {}", aside.getFileName(), e.getMessage());
    }
    if (!Files.exists(SetAside.headOf(aside))) {
      return;
    }
    try {
      copy(work);
      StoreHead.restore(work, SetAside.headOf(aside));
      try (DamagedStore damaged = DamagedStore.open(StoreFile.h2Name(work), password)) {
        into.takeFrom(damaged);
      }
    } catch (StoreUnusableException e) {
      LOG.warn("nor with its first pages put back: {}", e.getMessage());
    } finally {
      Files.deleteIfExists(work);
    }
  }

  /** Copies block by block; a block that the disk cannot read any more is left empty. */
  private void copy(Path work) throws IOException {
    try (FileChannel in = FileChannel.open(aside, StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(work, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long at = 0; at < in.size(); at += BLOCK_BYTES) {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK_BYTES, in.size() - at));
        fill(in, block, at);
        out.write(block.rewind(), at);
      }
    }
  }

  private static void fill(FileChannel in, ByteBuffer block, long at) {
    try {
      while (block.hasRemaining() && in.read(block, at + block.position()) > 0) {
        // reads on until the block is full
      }
    } catch (IOException e) {
      LOG.warn("a block at {} cannot be read: {}", at, e.getMessage());
    }
  }
}
