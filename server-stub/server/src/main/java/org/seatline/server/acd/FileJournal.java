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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The journal as files in one folder: {@code snapshot-N.seatline} holds everything before {@code
 * journal-N.seatline}. A batch is one frame ({@link Frames}) in one write and one sync, so a crash
 * can tear the last frame only; a bad frame with a good one after it is corruption.
 */
public final class FileJournal implements Journal {
  private static final String SUFFIX = ".seatline";
  private static final byte APPLIED = 1;
  private static final byte CONFIRMED = 2;
  private static final byte KEPT = 3;
  private static final byte REMOVED = 4;

  private final Path folder;
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
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public Recovered recover() throws IOException {
    generation = latest("snapshot-");
    Snapshot snapshot = generation == 0 ? null : readSnapshot(path("snapshot-", generation));
    Path journal = path("journal-", generation);
    Frames.Found found =
        Files.exists(journal)
            ? Frames.read(journal.getFileName().toString(), Files.readAllBytes(journal))
            : new Frames.Found(List.of(), 0, 0);
    List<Entry> entries = new ArrayList<>();
    for (ByteBuffer frame : found.frames()) {
      decode(frame, entries);
    }
    file = openJournal(journal, found.goodBytes());
    removeAllBut(generation);
    return new Recovered(snapshot, entries, found.cutBytes());
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
    FileChannel journal = openJournal(path("journal-", next), 0);
    // From this rename on, the new generation counts.
    Files.move(made, path("snapshot-", next), StandardCopyOption.ATOMIC_MOVE);
    syncFolder();
    opened().close();
    file = journal;
    generation = next;
    removeAllBut(next);
  }

  private Snapshot readSnapshot(Path path) throws IOException {
    String name = path.getFileName().toString();
    Frames.Found found = Frames.read(name, Files.readAllBytes(path));
    if (found.frames().size() != 1 || found.cutBytes() != 0) {
      throw new JournalCorruptException(name + " is not one whole snapshot: restore a backup");
    }
    ByteBuffer frame = found.frames().getFirst();
    byte[] json = new byte[frame.remaining()];
    frame.get(json);
    return AcdJson.read(json, Snapshot.class);
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

  private Path path(String prefix, long number) {
    return folder.resolve(prefix + number + SUFFIX);
  }

  /** The highest generation of which there is such a file, 0 for none. */
  private long latest(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(path -> number(path, prefix)).max().orElse(0);
    }
  }

  private static long number(Path path, String prefix) {
    String name = path.getFileName().toString();
    if (!name.startsWith(prefix) || !name.endsWith(SUFFIX)) {
      return 0;
    }
    return Long.parseLong(name.substring(prefix.length(), name.length() - SUFFIX.length()));
  }

  private void removeAllBut(long kept) throws IOException {
    List<Path> old;
    try (Stream<Path> files = Files.list(folder)) {
      old = files.filter(path -> !isOf(path, kept)).toList();
    }
    for (Path path : old) {
      Files.delete(path);
    }
  }

  private static boolean isOf(Path path, long generation) {
    String name = path.getFileName().toString();
    boolean ours = name.startsWith("journal-") || name.startsWith("snapshot-");
    return !ours
        || name.equals("journal-" + generation + SUFFIX)
        || name.equals("snapshot-" + generation + SUFFIX);
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
