package org.seatline.server.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Acd;

/**
 * A journal's folder, read only: works beside a running server and on a journal whose last record
 * is torn. Each generation is a snapshot and what was journaled after it.
 */
public final class JournalFolder {
  private final JournalDisk disk;

  /**
   * A folder that {@link FileJournal} wrote.
   *
   * @throws NoSuchFileException when there is no journal in it
   */
  public JournalFolder(Path folder) throws IOException {
    this.disk = new FolderDisk(folder);
    if (!Files.isDirectory(folder) || generations().isEmpty()) {
      throw new NoSuchFileException(folder.toString());
    }
  }

  /** What a generation holds; {@code cutBytes} is the length of a torn tail, which is left out. */
  public record Tail(List<Journal.Entry> entries, long cutBytes) {}

  /** The generations that can be read, oldest first; 0 begins without a snapshot. */
  public List<Long> generations() throws IOException {
    LongStream first =
        disk.exists(FileJournal.name(FileJournal.JOURNAL, 0))
            ? LongStream.of(0)
            : LongStream.empty();
    return LongStream.concat(first, FileJournal.numbers(disk, FileJournal.SNAPSHOT))
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  /** The JSON of the snapshot with which a generation begins, as written; null for 0. */
  public byte @Nullable [] snapshot(long generation) throws IOException {
    return generation == 0 ? null : FileJournal.readSnapshot(disk, generation);
  }

  /** The version of the core that wrote a snapshot. */
  public static String versionOf(byte[] snapshot) throws IOException {
    return AcdJson.read(snapshot, JsonNode.class).path("coreVersion").asText();
  }

  /** Whether anything was journaled in a generation. */
  public boolean isEmpty(long generation) throws IOException {
    String journal = FileJournal.name(FileJournal.JOURNAL, generation);
    return !disk.exists(journal) || disk.size(journal) == 0;
  }

  /**
   * The entries of a generation.
   *
   * @throws JournalCorruptException when something other than the tail is unreadable
   */
  public Tail entries(long generation) throws IOException {
    Frames.Found found = FileJournal.readFrames(disk, generation);
    return new Tail(JournalEntries.read(found), found.cutBytes());
  }

  /**
   * The oldest generation from which this core's rules apply to all that follows, or -1 when the
   * latest was written by other rules.
   */
  public long firstOfThisVersion() throws IOException {
    List<Long> all = generations();
    long first = -1;
    for (int i = all.size() - 1; i >= 0; i--) {
      // Only a core of the same version may go on after entries, so the next snapshot tells.
      long teller = i + 1 < all.size() ? all.get(i + 1) : all.get(i);
      byte[] snapshot = snapshot(teller);
      boolean ours = snapshot == null || versionOf(snapshot).equals(Acd.VERSION);
      if (!ours && !isEmpty(all.get(i))) {
        return first;
      }
      first = all.get(i);
    }
    return first;
  }
}
