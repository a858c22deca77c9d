package org.seatline.protocol.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.seatline.protocol.Wire;

/** The forms of the sample call centre, read from where the server keeps them. */
final class SampleForms {
  private static final Path FORMS =
      Path.of("../server/src/main/resources/org/seatline/server/sample/power-company/forms");

  private SampleForms() {}

  static List<JsonNode> all() {
    try (Stream<Path> files = Files.list(FORMS)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().map(f -> read(f)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode one(String id) {
    return read(FORMS.resolve(id + ".json"));
  }

  private static JsonNode read(Path file) {
    try {
      return Wire.mapper().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
