package org.seatline.protocol.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a field of files takes.
 *
 * @param filesMax how many
 * @param maxMegabytes of each; a megabyte is 1,000,000 bytes
 * @param kinds which
 */
public record FileLimits(int filesMax, int maxMegabytes, Set<FileKind> kinds) {
  /** Files of a field at most, whatever a form says. */
  public static final int FILES_MAX = 20;

  /** Megabytes of a file at most, whatever a form says: it is held in memory while it is shown. */
  public static final int MEGABYTES_MAX = 50;

  /** Where the form does not say. */
  public static final FileLimits USUAL = new FileLimits(5, 10, FileKind.USUAL);

  private static final long MEGABYTE = 1_000_000;

  /** Copies the set, in the order of the kinds. */
  public FileLimits {
    kinds = Set.copyOf(kinds);
  }

  /** What a field of a published form says, and what is usual where it does not. */
  public static FileLimits of(JsonNode field) {
    Set<FileKind> kinds = EnumSet.noneOf(FileKind.class);
    field.path("kinds").forEach(kind -> FileKind.byId(kind.asText()).ifPresent(kinds::add));
    return new FileLimits(
        field.path("filesMax").asInt(USUAL.filesMax),
        field.path("maxMegabytes").asInt(USUAL.maxMegabytes),
        kinds.isEmpty() ? USUAL.kinds : kinds);
  }

  /** Whether a file is small enough and of a kind that is taken. */
  public boolean take(AttachedFile file) {
    return file.size() <= maxBytes() && kinds.contains(file.fileType().kind());
  }

  /** Bytes of a file at most. */
  public long maxBytes() {
    return maxMegabytes * MEGABYTE;
  }

  /** The kinds in their order. */
  public Set<FileKind> inOrder() {
    return kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
  }
}
