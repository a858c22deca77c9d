package org.seatline.app.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.seatline.protocol.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of the key ring. Not for several threads at once. */
final class KeyRingFile {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRingFile.class);
  private static final String NAME = "store.keys";
  private static final long BYTES_MAX = 64L * 1024 * 1024;

  private final Path file;

  KeyRingFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /**
   * What was read.
   *
   * @param setAside the file that could not be read and now has this name, if any
   */
  record Read(KeyRing ring, Optional<Path> setAside) {}

  /**
   * Reads the ring; none is an empty one. A file that is not a whole key ring is renamed, never
   * deleted, with this stamp in its name. What a crash left half-written is dropped: the ring
   * before it is whole.
   *
   * @throws IOException when the disk cannot be read
   */
  Read read(String stamp) throws IOException {
    if (DurableFile.dropUnfinished(file)) {
      LOG.warn("a crash left a half-written key ring, which is dropped; the one before it counts");
    }
    if (!Files.exists(file)) {
      return new Read(KeyRing.EMPTY, Optional.empty());
    }
    Optional<KeyRing> ring =
        Files.size(file) > BYTES_MAX
            ? Optional.empty()
            : parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    return ring.isPresent()
        ? new Read(ring.get(), Optional.empty())
        : new Read(KeyRing.EMPTY, Optional.of(setAside(stamp)));
  }

  private static Optional<KeyRing> parse(String text) {
    try {
      KeyRing ring = Wire.mapper().readValue(text, KeyRing.class);
      boolean whole =
          ring != null
              && ring.version() == KeyRing.VERSION
              && ring.people().stream().allMatch(KeyRing.Entry::whole);
      return whole ? Optional.of(ring) : Optional.empty();
    } catch (JsonProcessingException e) {
      LOG.error("the key ring is not readable: {}", e.getOriginalMessage());
      return Optional.empty();
    }
  }

  private Path setAside(String stamp) throws IOException {
    Path aside = file.resolveSibling(NAME + ".unreadable-" + stamp);
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(NAME + ".unreadable-" + stamp + "-" + i);
    }
    return Files.move(file, aside);
  }

  /** Overwrites and removes the ring in a folder: no key in it can be opened any more. */
  static void destroy(Path folder) throws IOException {
    DurableFile.destroy(folder.resolve(NAME));
  }

  /** Writes the ring; once this returns it survives a power cut. */
  void write(KeyRing ring) throws IOException {
    DurableFile.replace(file, Wire.encode(ring).getBytes(StandardCharsets.UTF_8));
  }
}
