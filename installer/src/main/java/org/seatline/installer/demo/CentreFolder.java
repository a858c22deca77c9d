package org.seatline.installer.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.seatline.server.admin.ConfigurationException;
import org.seatline.server.admin.ConfigurationFolder;

/** The sample call centre's files in a folder of their own, to be changed there. */
public final class CentreFolder {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private final Path path;

  private CentreFolder(Path path) {
    this.path = path;
  }

  /** What becomes of a file. */
  @FunctionalInterface
  public interface Change {
    /** Changes the document in place. */
    void make(ObjectNode root) throws IOException;
  }

  /** Copies all of them to this folder. */
  public static CentreFolder copy(Path to) throws IOException {
    try (ConfigurationFolder sample = ConfigurationFolder.open(null)) {
      copy(sample.root(), to);
    } catch (ConfigurationException e) {
      throw new IOException(e);
    }
    return new CentreFolder(to);
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent() == null ? to : target.getParent());
      Files.copy(file, target);
    }
  }

  /** Where they are. */
  public Path path() {
    return path;
  }

  /** One of them. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** Changes a JSON file; its lines are others afterwards. */
  public CentreFolder change(String file, Change change) throws IOException {
    ObjectNode root = (ObjectNode) MAPPER.readTree(Files.readString(file(file)));
    change.make(root);
    Files.writeString(file(file), root.toPrettyString());
    return this;
  }
}
