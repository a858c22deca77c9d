package org.seatline.server.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The journal as files in one folder: {@code snapshot-N.seatline} holds everything before {@code
 * journal-N.seatline}. A batch is one frame ({@link Frames}) in one write and one sync, so a crash
 * can tear the last frame only; a bad frame with a good one after it is corruption. Older
 * generations stay, up to a named size, so that routing can be explained and replayed ({@link
 * JournalFolder}).
 */
public final class FileJournal implements Journal {
  /** How much of older generations stays: some weeks of a busy centre. */
  static final long OLD_BYTES_MAX = 512L << 20;

  private static final String SUFFIX = ".seatline";
  static final String SNAPSHOT = "snapshot-";
  static final String JOURNAL = "journal-";
  private static final String UNFINISHED = ".part";

  private final JournalDisk disk;
  private final long oldBytesMax;
  private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(batch);
  private JournalDisk.@Nullable Output file;
  private long generation;

  /**
   * Opens the folder; it is made when it does not exist.
   *
   * @throws IOException when it cannot be made
   */
  public FileJournal(Path folder) throws IOException {
    this(folder, OLD_BYTES_MAX);
  }

  FileJournal(Path folder, long oldBytesMax) throws IOException {
    this(new FolderDisk(Files.createDirectories(folder)), oldBytesMax);
  }

  /** A journal on a disk of the caller's own, of which older generations are kept up to a size. */
  public FileJournal(JournalDisk disk, long oldBytesMax) {
    this.disk = disk;
    this.oldBytesMax = oldBytesMax;
  }

  @Override
  public Recovered recover() throws IOException {
    generation = numbers(disk, SNAPSHOT).max().orElse(0);
    Snapshot snapshot =
        generation == 0 ? null : AcdJson.read(readSnapshot(disk, generation), Snapshot.class);
    Frames.Found found = readFrames(disk, generation);
    List<Entry> entries = JournalEntries.read(found);
    file = openJournal(generation, found.goodBytes());
    removeOld(generation);
    return new Recovered(snapshot, entries, found.cutBytes());
  }

  @Override
  public void append(Entry entry) throws IOException {
    JournalEntries.write(entry, out);
  }

  @Override
  public void commit() throws IOException {
    if (batch.size() == 0) {
      return;
    }
    JournalDisk.Output to = opened();
    to.write(Frames.frame(batch.toByteArray()));
    batch.reset();
    to.force();
  }

  @Override
  public void snapshot(Snapshot snapshot) throws IOException {
    commit();
    long next = generation + 1;
    String made = SNAPSHOT + next + UNFINISHED;
    try (JournalDisk.Output output = disk.append(made, 0)) {
      output.write(Frames.frame(AcdJson.write(snapshot)));
      output.force();
    }
    JournalDisk.Output journal = openJournal(next, 0);
    // From this rename on, the new generation counts.
    disk.rename(made, name(SNAPSHOT, next));
    disk.sync();
    opened().close();
    file = journal;
    generation = next;
    removeOld(next);
  }

  private JournalDisk.Output openJournal(long number, long length) throws IOException {
    JournalDisk.Output output = disk.append(name(JOURNAL, number), length);
    output.force();
    disk.sync();
    return output;
  }

  private JournalDisk.Output opened() throws IOException {
    JournalDisk.Output output = file;
    if (output == null) {
      throw new IOException("the journal has to be recovered before it is written");
    }
    return output;
  }

  static Frames.Found readFrames(JournalDisk disk, long number) throws IOException {
    String name = name(JOURNAL, number);
    return disk.exists(name)
        ? Frames.read(name, disk.read(name))
        : new Frames.Found(List.of(), 0, 0);
  }

  /** The snapshot's JSON as it was written. */
  static byte[] readSnapshot(JournalDisk disk, long number) throws IOException {
    String name = name(SNAPSHOT, number);
    Frames.Found found = Frames.read(name, disk.read(name));
    if (found.frames().size() != 1 || found.cutBytes() != 0) {
      throw new JournalCorruptException(name + " is not one whole snapshot: restore a backup");
    }
    ByteBuffer frame = found.frames().getFirst();
    byte[] json = new byte[frame.remaining()];
    frame.get(json);
    return json;
  }

  static String name(String prefix, long number) {
    return prefix + number + SUFFIX;
  }

  /** The generations of which there is such a file, in no order. */
  static LongStream numbers(JournalDisk disk, String prefix) throws IOException {
    return disk.names().stream()
        .filter(name -> name.startsWith(prefix) && name.endsWith(SUFFIX))
        .mapToLong(
            name ->
                Long.parseLong(name.substring(prefix.length(), name.length() - SUFFIX.length())));
  }

  /** Removes what a crash left unfinished, and the oldest generations when they are too large. */
  private void removeOld(long current) throws IOException {
    disk.deleteIfExists(SNAPSHOT + (current + 1) + UNFINISHED);
    long[] numbers = numbers(disk, JOURNAL).sorted().toArray();
    long bytes = 0;
    for (int i = numbers.length - 1; i >= 0; i--) {
      bytes += numbers[i] < current ? size(numbers[i]) : 0;
      if (numbers[i] > current || bytes > oldBytesMax) {
        // The snapshot first: a journal without one is never read.
        disk.deleteIfExists(name(SNAPSHOT, numbers[i]));
        disk.deleteIfExists(name(JOURNAL, numbers[i]));
      }
    }
  }

  private long size(long number) throws IOException {
    String snapshot = name(SNAPSHOT, number);
    return disk.size(name(JOURNAL, number)) + (disk.exists(snapshot) ? disk.size(snapshot) : 0);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
