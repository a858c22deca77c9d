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
import org.seatline.server.admin.Digests;

/**
 * The sound of recordings: {@code ID.part} while it arrives, {@code ab/ID.wav} when it is whole and
 * its hash was checked. Calls for the same recording take turns; different ones do not wait for
 * each other (much: there is a fixed number of locks).
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

  /** Checks length and hash and moves the file to its place. */
  Completed complete(String id, long bytes, String sha256) throws IOException {
    synchronized (lock(id)) {
      String path = id.substring(0, 2) + "/" + id + ".wav";
      Path target = folder.resolve(path);
      if (Files.exists(target) && Files.size(target) == bytes) {
        return new Completed.Whole(path);
      }
      long received = received(id);
      if (received < bytes) {
        return new Completed.Incomplete(received);
      }
      if (received > bytes || !hash(part(id)).equals(sha256)) {
        Files.deleteIfExists(part(id));
        return new Completed.WrongHash();
      }
      force(part(id));
      Files.createDirectories(folder.resolve(id.substring(0, 2)));
      Files.move(part(id), target, StandardCopyOption.ATOMIC_MOVE);
      return new Completed.Whole(path);
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
