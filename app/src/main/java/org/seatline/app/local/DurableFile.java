package org.seatline.app.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Small files that are there whole or not at all, and that only their owner may read. The new
 * content is written beside the old one, forced to the disk, and takes its name.
 */
final class DurableFile {
  /** What a content has after its name until it is whole. A crash may leave one behind. */
  static final String UNFINISHED = ".new";

  /** Keys and key rings are smaller. */
  private static final int OVERWRITE_MAX_BYTES = 1 << 20;

  private DurableFile() {}

  /** Writes the content in place of an earlier one, which stays if this fails. */
  static void replace(Path file, byte[] content) throws IOException {
    Path beside = unfinished(file);
    Files.deleteIfExists(beside);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(beside, options, ownersAlone(file))) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(file);
  }

  /** Removes what a crash left half-written; true if there was something. */
  static boolean dropUnfinished(Path file) throws IOException {
    return Files.deleteIfExists(unfinished(file));
  }

  /**
   * Overwrites the content and removes the file, so that not even its name is left; nothing happens
   * when there is none. On a solid-state disk an older copy of the content may outlive this.
   */
  static void destroy(Path file) throws IOException {
    dropUnfinished(file);
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(channel.size(), OVERWRITE_MAX_BYTES));
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
      channel.force(true);
    }
    Files.delete(file);
    forceFolder(file);
  }

  private static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  /** What a new file is made with that only its owner may read. */
  static FileAttribute<?>[] ownersAlone(Path file) {
    return posix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** The new name is on the disk only once its folder is; Windows has no such call. */
  private static void forceFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && posix(file)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static boolean posix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
