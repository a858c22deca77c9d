package org.seatline.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The server's data folder: one process at a time holds it. */
final class DataFolder implements AutoCloseable {
  private static final int SECRET_BYTES = 32;

  private final Path root;
  private final FileChannel lockFile;

  private DataFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Takes the folder; it is made when it does not exist.
   *
   * @throws ServerFailure when it cannot be used or another process holds it
   */
  static DataFolder take(Path folder) throws ServerFailure {
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new ServerFailure(ExitCode.DATA_FOLDER, "data.inuse", folder);
      }
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw new ServerFailure(e, ExitCode.DATA_FOLDER, "data.unusable", folder, reason(e));
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** What is wrong, without the names of our classes where there are words for it. */
  static String reason(Throwable e) {
    if (e instanceof FileAlreadyExistsException) {
      return ServerFailure.text(Locale.getDefault(), "reason.not-a-folder");
    }
    if (e instanceof AccessDeniedException) {
      return ServerFailure.text(Locale.getDefault(), "reason.no-permission");
    }
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : " " + message);
  }

  Path root() {
    return root;
  }

  Path journal() {
    return root.resolve("journal");
  }

  /** The kept versions of the configuration. */
  static Path versions(Path folder) {
    return folder.resolve("configuration");
  }

  Path recordings() {
    return root.resolve("recordings");
  }

  /** Files of tickets. */
  Path files() {
    return root.resolve("files");
  }

  Path voicemail() {
    return root.resolve("voicemail");
  }

  /** Where {@link #secret} is. */
  static Path secretFile(Path folder) {
    return folder.resolve("secret.key");
  }

  /** Random bytes that are made once and that only this user may read. */
  byte[] secret() throws IOException {
    Path file = secretFile(root);
    if (!Files.exists(file)) {
      byte[] secret = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(secret);
      writePrivately(file, secret);
    }
    return Files.readAllBytes(file);
  }

  private static void writePrivately(Path file, byte[] bytes) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(part, bytes);
    Files.move(part, file);
  }

  /** Names the journal in this folder; another one gets another name. */
  String journalId() throws IOException {
    Files.createDirectories(journal());
    Path file = journal().resolve("journal.id");
    if (!Files.exists(file)) {
      Files.writeString(file, UUID.randomUUID().toString(), StandardCharsets.UTF_8);
    }
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
