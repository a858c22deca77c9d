package org.seatline.server.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Wire;

/** A folder of configuration files: an administrator's, or the sample inside the program. */
public final class ConfigurationFolder implements AutoCloseable {
  private static final String SAMPLE = "/org/seatline/server/sample/power-company/";
  private static final long FILE_MAX_BYTES = 64L * 1024 * 1024;

  private final Path root;
  private final @Nullable FileSystem opened;

  private ConfigurationFolder(Path root, @Nullable FileSystem opened) {
    this.root = root;
    this.opened = opened;
  }

  /**
   * Opens the folder.
   *
   * @param folder the administrator's folder, or null for the sample call centre
   */
  public static ConfigurationFolder open(@Nullable Path folder) throws ConfigurationException {
    if (folder != null) {
      if (!Files.isReadable(folder.resolve("centre.json"))) {
        throw new ConfigurationException(
            List.of(folder + ": no readable centre.json in this folder"));
      }
      return new ConfigurationFolder(folder, null);
    }
    URL centre = ConfigurationFolder.class.getResource(SAMPLE + "centre.json");
    try {
      URI uri = Objects.requireNonNull(centre, "the sample is part of the program").toURI();
      if ("jar".equals(uri.getScheme())) {
        FileSystem jar = FileSystems.newFileSystem(jarOf(uri));
        return new ConfigurationFolder(jar.getPath(SAMPLE), jar);
      }
      return new ConfigurationFolder(Objects.requireNonNull(Path.of(uri).getParent()), null);
    } catch (URISyntaxException | IOException e) {
      throw new ConfigurationException(List.of("the sample cannot be read: " + e.getMessage()));
    }
  }

  private static Path jarOf(URI uri) {
    String inner = uri.getRawSchemeSpecificPart();
    return Path.of(URI.create(inner.substring(0, inner.indexOf("!/"))));
  }

  /** The folder; files in it may be read with {@link Files} until this is closed. */
  public Path root() {
    return root;
  }

  boolean exists(String file) {
    return Files.isReadable(root.resolve(file));
  }

  /** Reads a JSON file; one that cannot be read is reported and reads as an empty object. */
  JsonPlace json(String file, Problems problems) {
    JsonNode node = JsonNodeFactory.instance.objectNode();
    String text = "";
    try {
      text = text(file);
      node = Wire.mapper().readTree(text);
      if (!node.isObject()) {
        problems.add(file, "", "a JSON object is needed");
      }
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      problems.add(file, "line " + (where == null ? 1 : where.getLineNr()), e.getOriginalMessage());
    } catch (IOException e) {
      problems.add(file, "", "cannot be read: " + e.getMessage());
    }
    String read = text;
    return new JsonPlace(file, "", node, problems, path -> line(read, path));
  }

  /** Looked for only when there is something to tell. */
  private static int line(String text, String path) {
    try {
      return JsonSpans.of(text).line(path);
    } catch (IOException e) {
      return 1; // the file's own mistake is told
    }
  }

  /** The text of a file, in UTF-8. */
  String text(String file) throws IOException {
    Path path = root.resolve(file);
    if (Files.size(path) > FILE_MAX_BYTES) {
      throw new IOException("larger than " + FILE_MAX_BYTES + " bytes");
    }
    return Files.readString(path, StandardCharsets.UTF_8);
  }

  /** The names of the JSON files in a sub-folder, sorted. */
  List<String> jsonFiles(String folder) throws IOException {
    Path path = root.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(f -> String.valueOf(f.getFileName()))
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .map(name -> folder + "/" + name)
          .toList();
    }
  }

  /** SHA-256 over these files' names and contents. */
  String hash(List<String> files) throws IOException {
    MessageDigest digest = Digests.sha256();
    for (String file : files) {
      digest.update(file.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      if (exists(file)) {
        digest.update(Files.readAllBytes(root.resolve(file)));
      }
      digest.update((byte) 1);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static Map<String, String> documentFolders() {
    return Map.of(
        "script",
        "scripts",
        "form",
        "forms",
        "article",
        "articles",
        "drill",
        "drills",
        "texts",
        "texts");
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }
}
