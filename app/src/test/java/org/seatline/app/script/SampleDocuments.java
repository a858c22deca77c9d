package org.seatline.app.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.seatline.protocol.Wire;

/** The documents of the sample call centre, read from where the server keeps them. */
public final class SampleDocuments {
  private static final Path SAMPLE =
      Path.of("server-stub/server/src/main/resources/org/seatline/server/sample/power-company");

  private SampleDocuments() {}

  /** All documents of a folder: {@code scripts}, {@code forms} or {@code articles}. */
  public static List<JsonNode> all(String folder) {
    try (Stream<Path> files = Files.list(root().resolve(folder))) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().map(f -> read(f)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One document. */
  public static JsonNode one(String folder, String id) {
    return read(root().resolve(folder).resolve(id + ".json"));
  }

  private static JsonNode read(Path file) {
    try {
      return Wire.mapper().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Tests run in the module's folder, or in the project's. */
  private static Path root() {
    Path up = Path.of("..").resolve(SAMPLE);
    return Files.isDirectory(up) ? up : SAMPLE;
  }
}
