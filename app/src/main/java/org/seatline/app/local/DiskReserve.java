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
 * A file that holds room for text: given up when nothing else is left, made again when there is
 * room. It is written full, because a file of holes holds nothing.
 */
final class DiskReserve {
  private static final Logger LOG = LoggerFactory.getLogger(DiskReserve.class);
  static final String NAME = "store.reserve";
  private static final int BLOCK_BYTES = 1 << 20;

  private final Path file;
  private final long bytes;

  DiskReserve(Path folder, long bytes) {
    this.file = folder.resolve(NAME);
    this.bytes = bytes;
  }

  boolean held() {
    return Files.exists(file);
  }

  /** Gives the room up; true if there was some. */
  boolean release() {
    try {
      boolean given = Files.deleteIfExists(file);
      if (given) {
        LOG.warn("the disk is full: the reserve of {} bytes is given up for text", bytes);
      }
      return given;
    } catch (IOException e) {
      LOG.error("the reserve could not be given up", e);
      return false;
    }
  }

  /** Takes the room again; what could not be written whole is removed. */
  void take() {
    if (held()) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long written = 0; written < bytes; ) {
        int next = (int) Math.min(BLOCK_BYTES, bytes - written);
        written += channel.write(ByteBuffer.allocate(next));
      }
    } catch (IOException e) {
      LOG.warn("no reserve could be taken: {}", e.getMessage());
      release();
    }
  }
}
