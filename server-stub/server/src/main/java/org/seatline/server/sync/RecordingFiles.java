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
 * The sound of recordings: {@code ID.part} while it arrives, {@code ab/ID.wav} when it is whole and
 * its hash was checked; sealed ones are opened on the way there. Calls for the same recording take
 * turns; different ones do not wait for each other (much: there is a fixed number of locks).
 */
public final class RecordingFiles {
  private static final int LOCKS = 64;
  private static final int READ_BYTES = 64 * 1024;

  private final Path folder;
  private final Object[] locks = new Object[LOCKS];

  /**
   * @param folder is made when it does not exist
   */
  public RecordingFiles(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
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

  /** Opens a sealed recording that has arrived as a whole. */
  @FunctionalInterface
  interface Opening {
    /** Reads what arrived and writes a WAV file. */
    RecordingOpener.Outcome open(Path sealed, Path wav) throws IOException;
  }

  /** How completing a sealed recording ended. */
  sealed interface CompletedSealed {
    /** As for one in the open; never {@link Completed.Whole}. */
    record Not(Completed why) implements CompletedSealed {}

    /** It could not be opened, for this reason. */
    record Unread(String code) implements CompletedSealed {}

    /** It was; the sealed bytes stay until {@link #drop}. */
    record Opened(String path, long bytes, String sha256, RecordingOpener.Read read)
        implements CompletedSealed {}
  }

  /** Checks length and hash of a sealed recording, opens it and moves it to its place. */
  CompletedSealed completeSealed(SealedRecordingEnd end, Opening opening) throws IOException {
    String id = end.recordingId();
    synchronized (lock(id)) {
      Completed wrong = wrong(id, end.bytes(), end.sha256());
      if (wrong != null) {
        return new CompletedSealed.Not(wrong);
      }
      Path open = folder.resolve(id + ".opening");
      Files.deleteIfExists(open);
      return switch (opening.open(part(id), open)) {
        case RecordingOpener.Outcome.Unread(String code) -> {
          Files.deleteIfExists(open);
          yield new CompletedSealed.Unread(code);
        }
        case RecordingOpener.Outcome.Opened(RecordingOpener.Read read) -> {
          long bytes = Files.size(open);
          String sha256 = hash(open);
          yield new CompletedSealed.Opened(place(id, open), bytes, sha256, read);
        }
      };
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

  private static String path(String id) {
    return id.substring(0, 2) + "/" + id + ".wav";
  }

  /** Forces a file to the disk and moves it to where recordings stay. */
  private String place(String id, Path file) throws IOException {
    force(file);
    Files.createDirectories(folder.resolve(id.substring(0, 2)));
    Files.move(file, folder.resolve(path(id)), StandardCopyOption.ATOMIC_MOVE);
    return path(id);
  }

  /**
   * A whole recording's WAV file.
   *
   * @param path below the folder, as it was said when the recording became whole
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
