package org.seatline.server.acd;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
  private static final byte APPLIED = 1;
  private static final byte CONFIRMED = 2;
  private static final byte KEPT = 3;
  private static final byte REMOVED = 4;

  private final Path folder;
  private final long oldBytesMax;
  private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(batch);
  private @Nullable FileChannel file;
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
    this.folder = Files.createDirectories(folder);
    this.oldBytesMax = oldBytesMax;
  }

  @Override
  public Recovered recover() throws IOException {
    generation = numbers(folder, SNAPSHOT).max().orElse(0);
    Snapshot snapshot =
        generation == 0 ? null : AcdJson.read(readSnapshot(folder, generation), Snapshot.class);
    Path journal = path(folder, JOURNAL, generation);
    Frames.Found found = readFrames(journal);
    List<Entry> entries = entries(found);
    file = openJournal(journal, found.goodBytes());
    removeOld(generation);
    return new Recovered(snapshot, entries, found.cutBytes());
  }

  static Frames.Found readFrames(Path journal) throws IOException {
    return Files.exists(journal)
        ? Frames.read(journal.getFileName().toString(), Files.readAllBytes(journal))
        : new Frames.Found(List.of(), 0, 0);
  }

  static List<Entry> entries(Frames.Found found) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (ByteBuffer frame : found.frames()) {
      decode(frame, entries);
    }
    return entries;
  }

  private FileChannel openJournal(Path path, long length) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(length);
    channel.position(length);
    channel.force(true);
    syncFolder();
    return channel;
  }

  @Override
  public void append(Entry entry) throws IOException {
    switch (entry) {
      case Entry.Applied applied -> {
        out.writeByte(APPLIED);
        writeText(AcdJson.write(applied.event()));
      }
      case Entry.Confirmed confirmed -> {
        out.writeByte(CONFIRMED);
        out.writeLong(confirmed.effectId());
      }
      case Entry.Kept kept -> {
        String value = kept.value();
        out.writeByte(value == null ? REMOVED : KEPT);
        writeText(kept.key().getBytes(StandardCharsets.UTF_8));
        if (value != null) {
          writeText(value.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  private void writeText(byte[] utf8) throws IOException {
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  @Override
  public void commit() throws IOException {
    if (batch.size() == 0) {
      return;
    }
    FileChannel to = opened();
    writeFully(to, Frames.frame(batch.toByteArray()));
    batch.reset();
    to.force(false);
  }

  @Override
  public void snapshot(Snapshot snapshot) throws IOException {
    commit();
    long next = generation + 1;
    Path made = folder.resolve("snapshot-" + next + ".part");
    try (FileChannel channel =
        FileChannel.open(
            made,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(channel, Frames.frame(AcdJson.write(snapshot)));
      channel.force(true);
    }
    FileChannel journal = openJournal(path(folder, JOURNAL, next), 0);
    // From this rename on, the new generation counts.
    Files.move(made, path(folder, SNAPSHOT, next), StandardCopyOption.ATOMIC_MOVE);
    syncFolder();
    opened().close();
    file = journal;
    generation = next;
    removeOld(next);
  }

  /** The snapshot's JSON as it was written. */
  static byte[] readSnapshot(Path folder, long number) throws IOException {
    Path path = path(folder, SNAPSHOT, number);
    String name = path.getFileName().toString();
    Frames.Found found = Frames.read(name, Files.readAllBytes(path));
    if (found.frames().size() != 1 || found.cutBytes() != 0) {
      throw new JournalCorruptException(name + " is not one whole snapshot: restore a backup");
    }
    ByteBuffer frame = found.frames().getFirst();
    byte[] json = new byte[frame.remaining()];
    frame.get(json);
    return json;
  }

  private static void decode(ByteBuffer frame, List<Entry> entries) throws IOException {
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    while (in.available() > 0) {
      byte kind = in.readByte();
      entries.add(
          switch (kind) {
            case APPLIED -> new Entry.Applied(AcdJson.read(readBytes(in), Event.class));
            case CONFIRMED -> new Entry.Confirmed(in.readLong());
            case KEPT -> new Entry.Kept(readText(in), readText(in));
            case REMOVED -> new Entry.Kept(readText(in), null);
            default ->
                throw new JournalCorruptException("unknown entry kind " + kind + " in the journal");
          });
    }
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  private FileChannel opened() throws IOException {
    FileChannel channel = file;
    if (channel == null) {
      throw new IOException("the journal has to be recovered before it is written");
    }
    return channel;
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  static Path path(Path folder, String prefix, long number) {
    return folder.resolve(prefix + number + SUFFIX);
  }

  /** The generations of which there is such a file, in no order. */
  static LongStream numbers(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      long[] found = files.mapToLong(path -> number(path, prefix)).filter(n -> n >= 0).toArray();
      return LongStream.of(found);
    }
  }

  private static long number(Path path, String prefix) {
    String name = path.getFileName().toString();
    if (!name.startsWith(prefix) || !name.endsWith(SUFFIX)) {
      return -1;
    }
    return Long.parseLong(name.substring(prefix.length(), name.length() - SUFFIX.length()));
  }

  /** Removes what a crash left unfinished, and the oldest generations when they are too large. */
  private void removeOld(long current) throws IOException {
    Files.deleteIfExists(folder.resolve(SNAPSHOT + (current + 1) + ".part"));
    long[] numbers = numbers(folder, JOURNAL).sorted().toArray();
    long bytes = 0;
    for (int i = numbers.length - 1; i >= 0; i--) {
      bytes += numbers[i] < current ? size(numbers[i]) : 0;
      if (numbers[i] > current || bytes > oldBytesMax) {
        // The snapshot first: a journal without one is never read.
        Files.deleteIfExists(path(folder, SNAPSHOT, numbers[i]));
        Files.deleteIfExists(path(folder, JOURNAL, numbers[i]));
      }
    }
  }

  private long size(long number) throws IOException {
    Path snapshot = path(folder, SNAPSHOT, number);
    return Files.size(path(folder, JOURNAL, number))
        + (Files.exists(snapshot) ? Files.size(snapshot) : 0);
  }

  /** Makes names in the folder durable, where the system lets folders be opened. */
  private void syncFolder() throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
