package org.seatline.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The sample call centre's files, read as trees and rows, for the tests of this package only. */
final class SampleFiles {
  static final Path FOLDER = folder();

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SampleFiles() {}

  private static Path folder() {
    try {
      URI uri =
          Objects.requireNonNull(
                  SampleFiles.class.getResource(
                      "/org/seatline/server/sample/power-company/centre.json"))
              .toURI();
      return Objects.requireNonNull(Path.of(uri).getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(String file) {
    return json(FOLDER.resolve(file));
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a folder below the sample's, by name in order. */
  static List<Path> list(String folder, String ending) {
    try (Stream<Path> files = Files.walk(FOLDER.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** File name without ending to content. */
  static Map<String, JsonNode> documents(String folder) {
    Map<String, JsonNode> documents = new LinkedHashMap<>();
    for (Path file : list(folder, ".json")) {
      documents.put(String.valueOf(file.getFileName()).replace(".json", ""), json(file));
    }
    return documents;
  }

  static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static List<String> texts(JsonNode array, String field) {
    return each(array).map(node -> node.path(field).asText()).toList();
  }

  /** The fields of a ticket form, by id. */
  static Map<String, JsonNode> fields(JsonNode form) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    each(form.path("sections"))
        .flatMap(section -> each(section.path("fields")))
        .forEach(field -> fields.put(field.path("id").asText(), field));
    return fields;
  }

  /** Rows of a CSV file (RFC 4180, no line breaks within cells), each by column name. */
  static List<Map<String, String>> csv(String file) {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> header = List.of();
    for (String line : lines(file)) {
      List<String> cells = cells(line);
      if (header.isEmpty()) {
        header = cells;
        continue;
      }
      if (cells.size() != header.size()) {
        throw new IllegalStateException(file + ": " + line);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(header.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  /** A cell that is known to be there. */
  static String cell(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }
}
