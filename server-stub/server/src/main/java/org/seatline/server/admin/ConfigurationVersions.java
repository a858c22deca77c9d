package org.seatline.server.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.seatline.protocol.ConfigurationVersion;
import org.seatline.protocol.Wire;

/**
 * The last versions of the configuration's files, in the data folder: {@code 000012/} with the
 * files and {@code 000012.json} with who and when. A file that did not change has one place on the
 * disk. The server works from the newest, so that nobody's half-done edit is read. Not safe for
 * several threads.
 */
public final class ConfigurationVersions {
  /** So many are kept; the oldest go first. */
  public static final int VERSIONS_KEPT_MAX = 20;

  private final Path root;
  private final List<Kept> kept = new ArrayList<>();

  /**
   * A version.
   *
   * @param restores number of the version whose files it has again, 0 for none
   */
  public record Kept(ConfigurationVersion version, int restores) {
    int number() {
      return version.number();
    }

    /** The version whose content it is. */
    int content() {
      return restores == 0 ? number() : restores;
    }
  }

  private ConfigurationVersions(Path root) {
    this.root = root;
  }

  /** Opens the folder; it is made when it does not exist. What was not finished is removed. */
  public static ConfigurationVersions open(Path root) throws IOException {
    Files.createDirectories(root);
    ConfigurationVersions versions = look(root);
    List<Path> folders;
    try (Stream<Path> all = Files.list(root)) {
      folders = all.filter(Files::isDirectory).toList();
    }
    for (Path folder : folders) {
      if (!Files.exists(root.resolve(folder.getFileName() + ".json"))) {
        FolderFiles.removeAll(folder);
      }
    }
    return versions;
  }

  /** Reads what there is and changes nothing. */
  public static ConfigurationVersions look(Path root) throws IOException {
    ConfigurationVersions versions = new ConfigurationVersions(root);
    if (Files.isDirectory(root)) {
      try (Stream<Path> all = Files.list(root)) {
        for (Path file : all.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
          versions.kept.add(
              Wire.decode(Files.readString(file, StandardCharsets.UTF_8), Kept.class));
        }
      }
      versions.kept.sort(Comparator.comparingInt(Kept::number));
    }
    return versions;
  }

  /** The newest, which is in force, if there is any. */
  public Optional<Kept> last() {
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast());
  }

  /** All that are kept, newest first. */
  public List<Kept> newestFirst() {
    return kept.reversed().stream().toList();
  }

  /** The files of a version. */
  public Path folder(int number) {
    return root.resolve(name(number));
  }

  /** The version that was in force before the content of the present one. */
  Optional<Kept> before() {
    return last()
        .flatMap(now -> kept.stream().filter(k -> k.number() < now.content()).reduce((a, b) -> b));
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "%06d", number);
  }

  /** Copies a folder's files; nothing is kept yet. */
  public Draft draft(Path source) throws IOException {
    int number = last().map(k -> k.number() + 1).orElse(1);
    Path folder = folder(number);
    FolderFiles.removeAll(folder);
    Files.createDirectories(folder);
    for (String file : FolderFiles.list(source)) {
      Path like = last().map(k -> folder(k.number())).orElse(folder).resolve(file);
      FolderFiles.copy(source.resolve(file), like, folder.resolve(file));
    }
    return new Draft(number, folder);
  }

  /** Files that may become a version. */
  public final class Draft {
    private final int number;
    private final Path folder;

    private Draft(int number, Path folder) {
      this.number = number;
      this.folder = folder;
    }

    /** The number that it gets. */
    public int number() {
      return number;
    }

    /** Its files. */
    public Path folder() {
      return folder;
    }

    /** Gives one file another content. */
    void write(String file, String text) throws IOException {
      FolderFiles.replace(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps it: it is the newest from now on. */
    public void keep(Kept what) throws IOException {
      FolderFiles.replace(
          root.resolve(name(number) + ".json"), Wire.encode(what).getBytes(StandardCharsets.UTF_8));
      kept.add(what);
      while (kept.size() > VERSIONS_KEPT_MAX) {
        String oldest = name(kept.removeFirst().number());
        Files.deleteIfExists(root.resolve(oldest + ".json"));
        FolderFiles.removeAll(root.resolve(oldest));
      }
    }

    /** Forgets it. */
    public void discard() throws IOException {
      FolderFiles.removeAll(folder);
    }
  }
}
