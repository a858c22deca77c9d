package org.seatline.installer.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Unpacks the parts of the sample call centre that callers and robots need. */
public final class SampleFiles {
  private static final String ROOT = "/org/seatline/server/sample/power-company";

  private SampleFiles() {}

  /** Copies the callers' scenarios and all speech to a folder. */
  public static void unpack(Path folder) throws IOException {
    URL root = SampleFiles.class.getResource(ROOT + "/menu.json");
    if (root == null) {
      throw new IOException("the sample call centre is not on the class path");
    }
    try {
      URI uri = root.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          copyAll(jar.getPath(pathInJar(uri)).resolveSibling(""), folder);
        }
      } else {
        copyAll(Path.of(uri).resolveSibling(""), folder);
      }
    } catch (URISyntaxException e) {
      throw new IOException("the sample call centre cannot be read", e);
    }
  }

  /** Puts other scenarios in place of the unpacked ones. */
  static void replaceCallers(Path unpacked, Path scenarios) throws IOException {
    Path callers = unpacked.resolve("callers");
    for (Path old : list(callers)) {
      Files.delete(old);
    }
    for (Path other : list(scenarios)) {
      Files.copy(other, callers.resolve(String.valueOf(other.getFileName())));
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String pathInJar(URI uri) {
    String text = uri.toString();
    return text.substring(text.indexOf('!') + 1);
  }

  private static void copyAll(Path from, Path to) throws IOException {
    for (String part : new String[] {"callers", "speech"}) {
      try (Stream<Path> files = Files.walk(from.resolve(part))) {
        files.forEach(file -> copy(file, to.resolve(from.relativize(file).toString())));
      }
    }
  }

  private static void copy(Path from, Path to) {
    try {
      if (Files.isDirectory(from)) {
        Files.createDirectories(to);
      } else {
        Files.copy(from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
