package org.seatline.app.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.seatline.app.session.Servers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that let somebody in last, in a file beside the store. */
public final class LastServer implements Servers.Memory {
  private static final Logger LOG = LoggerFactory.getLogger(LastServer.class);
  private static final int ADDRESS_MAX_BYTES = 300;

  private final Path file;

  /** Keeps it in this folder. */
  public LastServer(Path folder) {
    this.file = folder.resolve("last-server");
  }

  @Override
  public Optional<String> last() {
    try {
      return Files.exists(file) && Files.size(file) <= ADDRESS_MAX_BYTES
          ? Optional.of(Files.readString(file).strip()).filter(LastServer::isAddress)
          : Optional.empty();
    } catch (IOException e) {
      LOG.warn("which server was good last cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isAddress(String text) {
    return text.matches("https?://[^\\s/]+");
  }

  @Override
  public void good(String server) {
    try {
      if (!last().filter(server::equals).isPresent()) {
        DurableFile.replace(file, server.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      LOG.warn("which server is good cannot be kept: {}", e.getMessage());
    }
  }
}
