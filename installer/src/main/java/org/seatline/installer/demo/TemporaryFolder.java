package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one run that is gone afterwards, unless it is to be kept for looking into. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;
  private boolean kept;

  public TemporaryFolder() throws IOException {
    path = Files.createTempDirectory("seatline-demo-");
  }

  /** In a folder that stays. */
  public TemporaryFolder(Path parent) throws IOException {
    path = Files.createTempDirectory(parent, "seatline-demo-");
  }

  public Path path() {
    return path;
  }

  /** Leaves it where it is: something went wrong that somebody will want to look into. */
  void keep() {
    kept = true;
  }

  @Override
  public void close() throws IOException {
    if (kept) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(path)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
