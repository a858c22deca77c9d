package org.seatline.app.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was typed last, in a small file beside the database, sealed under the same key: handed to
 * the system within milliseconds, whatever the database is busy with. Nothing is forced to the
 * disk, so it survives a kill of the process, not a loss of power. Used by one thread at a time.
 */
final class DraftJournal implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(DraftJournal.class);

  /** From this size on it begins anew as soon as the database has all of it. */
  static final int ANEW_FROM_BYTES = 256 << 10;

  /** No more is written while the database does not come after. */
  static final int MAX_BYTES = 8 << 20;

  private final Path file;
  private final SealingKey storeKey;
  private final SecureRandom random = new SecureRandom();
  private @Nullable FileChannel channel;
  private DraftFrames frames;
  private long end;
  private long last;

  DraftJournal(Path database, SealingKey storeKey) {
    this.file = of(database);
    this.storeKey = storeKey;
    this.frames = newFrames();
  }

  /** Where the draft journal of this database is. */
  static Path of(Path database) {
    return database.resolveSibling(database.getFileName() + ".drafts");
  }

  /**
   * The last line of each draft that a journal has.
   *
   * @param after lines up to this number are left out
   */
  static List<DraftLine> read(Path file, SealingKey storeKey, long after) throws IOException {
    return Files.exists(file)
        ? DraftLine.newest(DraftFrames.read(Files.readAllBytes(file), storeKey, after))
        : List.of();
  }

  /** Begins anew: what was in it is in the database. */
  void clear() throws IOException {
    begin();
    if (channel != null) {
      channel.truncate(DraftFrames.HEADER_BYTES);
    }
  }

  /**
   * Hands lines to the system. After a failure it begins anew with the next ones, which have to be
   * all that the database does not have.
   *
   * @param inDatabase up to which number the database has everything
   */
  void append(List<DraftLine> lines, long inDatabase) throws IOException {
    try {
      if (channel == null || (end > ANEW_FROM_BYTES && inDatabase >= last)) {
        begin();
      }
      for (DraftLine line : lines) {
        append(line);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void append(DraftLine line) throws IOException {
    ByteBuffer frame = frames.frame(line);
    if (end + frame.remaining() > MAX_BYTES) {
      throw new IOException("the draft journal is full: the database does not come after");
    }
    write(frame);
    last = Math.max(last, line.number());
  }

  /** Does all of a write but the writing: the first time takes many times as long as the next. */
  void rehearse(DraftLine line) {
    LOG.trace("a line takes {} bytes", frames.frame(line).remaining());
  }

  private void begin() throws IOException {
    if (channel == null) {
      channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              DurableFile.ownersAlone(file));
    }
    frames = newFrames();
    end = 0;
    last = 0;
    write(frames.header());
  }

  private DraftFrames newFrames() {
    byte[] id = new byte[DraftFrames.ID_BYTES];
    random.nextBytes(id);
    return DraftFrames.of(id, storeKey);
  }

  private void write(ByteBuffer bytes) throws IOException {
    FileChannel to = channel;
    if (to == null) {
      throw new IOException("the draft journal is closed");
    }
    while (bytes.hasRemaining()) {
      end += to.write(bytes, end);
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      LOG.warn("the draft journal was not closed in order: {}", e.getMessage());
    }
    channel = null;
  }
}
