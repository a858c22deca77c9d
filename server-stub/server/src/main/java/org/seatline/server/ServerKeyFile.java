package org.seatline.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import org.seatline.protocol.Wire;
import org.seatline.server.sync.ServerKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of {@link ServerKeys} in the data folder, for the server's account alone. */
final class ServerKeyFile {
  private static final Logger LOG = LoggerFactory.getLogger(ServerKeyFile.class);
  private static final String NAME = "sealing.keys";

  private ServerKeyFile() {}

  /**
   * The keys; made at the first start, with a new pair from time to time.
   *
   * @throws IOException when the file cannot be read or written. One that is damaged is never
   *     replaced: what waits at seats opens by what is in it.
   */
  static ServerKeys open(Path folder, Clock clock) throws IOException {
    Path file = folder.resolve(NAME);
    ServerKeys kept = Files.exists(file) ? read(file) : ServerKeys.NONE;
    if (!kept.due(clock.millis())) {
      return kept;
    }
    ServerKeys next = kept.renewed(new SecureRandom(), clock.millis());
    write(file, next);
    LOG.info("a new pair of keys for what seats seal, {} in all", next.keys().size());
    return next;
  }

  private static ServerKeys read(Path file) throws IOException {
    try {
      ServerKeys keys = Wire.mapper().readValue(Files.readString(file), ServerKeys.class);
      if (keys != null && keys.whole()) {
        return keys;
      }
    } catch (JsonProcessingException e) {
      throw new IOException("damaged, put it back from a backup: " + NAME, e);
    }
    throw new IOException("damaged, put it back from a backup: " + NAME);
  }

  /** The old file is whole until the new one is on the disk. */
  private static void write(Path file, ServerKeys keys) throws IOException {
    Path part = file.resolveSibling(NAME + ".part");
    Files.deleteIfExists(part);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    ByteBuffer bytes = ByteBuffer.wrap(Wire.encode(keys).getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
