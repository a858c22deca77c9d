package org.seatline.server.sync;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.seal.SealedChunks;
import org.seatline.server.admin.Digests;

/**
 * What arrives in pieces, recordings or files of tickets: {@code ID.part} while it arrives, {@code
 * ab/ID} with their ending when it is whole and its hash was checked; sealed ones are opened on the
 * way there. Calls for the same one take turns; different ones do not wait for each other (much:
 * there is a fixed number of locks).
 */
public final class RecordingFiles {
  private static final int LOCKS = 64;
  private static final int READ_BYTES = 64 * 1024;

  private final Path folder;
  private final String ending;
  private final Object[] locks = new Object[LOCKS];

  /**
   * @param folder is made when it does not exist
   * @param ending of the names of those that are whole
   */
  public RecordingFiles(Path folder, String ending) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.ending = ending;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  private Object lock(String id) {
    return locks[Math.floorMod(id.hashCode(), LOCKS)];
  }

  /** How many bytes of an unfinished recording are there. */
  long received(String id) throws IOException {
    Path part = part(id);
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /**
   * Appends bytes if exactly {@code offset} bytes are there.
   *
   * @return how many bytes are there now; when that is not offset + length, nothing was appended
   */
  long append(String id, long offset, byte[] bytes) throws IOException {
    synchronized (lock(id)) {
      long received = received(id);
      if (received != offset) {
        return received;
      }
      try (FileChannel file =
          FileChannel.open(
              part(id),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          file.write(buffer);
        }
      }
      return offset + bytes.length;
    }
  }

  /** How completing ended. */
  sealed interface Completed {
    /** The file stands below the folder at this path. */
    record Whole(String path) implements Completed {}

    /** Not all bytes are there yet. */
    record Incomplete(long received) implements Completed {}

    /** The bytes are not those of the manifest; they were thrown away. */
    record WrongHash() implements Completed {}
  }

  /** Whether what is there of an unfinished recording is sealed. */
  boolean sealed(String id) throws IOException {
    Path part = part(id);
    if (!Files.exists(part)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(part)) {
      return SealedChunks.begins(in.readNBytes(Integer.BYTES));
    }
  }

  /** Opens something sealed that has arrived as a whole. */
  @FunctionalInterface
  interface Opening<R> {
    /** Reads what arrived and writes a file, which does not exist yet. */
    R open(Path sealed, Path file) throws IOException, UnreadException;
  }

  /** How completing something sealed ended. */
  sealed interface CompletedSealed<R> {
    /** As for one in the open; never {@link Completed.Whole}. */
    record Not<R>(Completed why) implements CompletedSealed<R> {}

    /** It could not be opened, for this reason. */
    record Unread<R>(String code) implements CompletedSealed<R> {}

    /** It was; the sealed bytes stay until {@link #drop}. */
    record Opened<R>(String path, long bytes, String sha256, R read)
        implements CompletedSealed<R> {}
  }

  /** Checks length and hash of what is sealed, opens it and moves it to its place. */
  <R> CompletedSealed<R> completeSealed(SealedRecordingEnd end, Opening<R> opening)
      throws IOException {
    String id = end.recordingId();
    synchronized (lock(id)) {
      Completed wrong = wrong(id, end.bytes(), end.sha256());
      if (wrong != null) {
        return new CompletedSealed.Not<>(wrong);
      }
      Path open = folder.resolve(id + ".opening");
      Files.deleteIfExists(open);
      try {
        R read = opening.open(part(id), open);
        long bytes = Files.size(open);
        String sha256 = hash(open);
        return new CompletedSealed.Opened<>(place(id, open), bytes, sha256, read);
      } catch (UnreadException e) {
        Files.deleteIfExists(open);
        return new CompletedSealed.Unread<>(e.code());
      }
    }
  }

  /** What arrived of a recording is not needed any more. */
  void drop(String id) throws IOException {
    synchronized (lock(id)) {
      Files.deleteIfExists(part(id));
    }
  }

  /** What is wrong with what arrived; null when it is what was announced. */
  private @Nullable Completed wrong(String id, long bytes, String sha256) throws IOException {
    long received = received(id);
    if (received < bytes) {
      return new Completed.Incomplete(received);
    }
    if (received > bytes || !hash(part(id)).equals(sha256)) {
      Files.deleteIfExists(part(id));
      return new Completed.WrongHash();
    }
    return null;
  }

  private String path(String id) {
    return id.substring(0, 2) + "/" + id + ending;
  }

  /** Forces a file to the disk and moves it to where it stays. */
  private String place(String id, Path file) throws IOException {
    force(file);
    Files.createDirectories(folder.resolve(id.substring(0, 2)));
    Files.move(file, folder.resolve(path(id)), StandardCopyOption.ATOMIC_MOVE);
    return path(id);
  }

  /**
   * The file of a whole one.
   *
   * @param path below the folder, as it was said when it became whole
   */
  Path whole(String path) {
    return folder.resolve(path);
  }

  /** Checks length and hash and moves the file to its place. */
  Completed complete(String id, long bytes, String sha256) throws IOException {
    synchronized (lock(id)) {
      Path target = folder.resolve(path(id));
      if (Files.exists(target) && Files.size(target) == bytes) {
        return new Completed.Whole(path(id));
      }
      Completed wrong = wrong(id, bytes, sha256);
      return wrong == null ? new Completed.Whole(place(id, part(id))) : wrong;
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = Digests.sha256();
    byte[] buffer = new byte[READ_BYTES];
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      int read = in.read(buffer);
      while (read >= 0) {
        read = in.read(buffer);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Path part(String id) {
    return folder.resolve(id + ".part");
  }
}
