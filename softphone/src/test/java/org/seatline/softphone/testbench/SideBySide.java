package org.seatline.softphone.testbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Our softphone and a peer for all tests of a class, in a folder of their own: opened before the
 * first, quiet after each, closed after the last. Where the peer is not installed the class is
 * skipped.
 */
final class SideBySide<T extends SideBySide.Both>
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final Opening<T> opening;
  private @Nullable Path folder;
  private @Nullable T both;

  private SideBySide(Opening<T> opening) {
    this.opening = opening;
  }

  /** Our softphone and its peer. */
  interface Both extends AutoCloseable {
    /** Forgets what was recorded of earlier calls. */
    void forget() throws IOException;

    /** Waits until the peer has no call any more. */
    void awaitQuiet();

    @Override
    void close() throws IOException;
  }

  /** Opens them in an empty folder. */
  @FunctionalInterface
  interface Opening<T> {
    T open(Path folder) throws IOException;
  }

  static <T extends Both> SideBySide<T> of(Opening<T> opening) {
    return new SideBySide<>(opening);
  }

  T get() {
    return Objects.requireNonNull(both, "not open");
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Path made = Files.createTempDirectory("peer");
    folder = made;
    both = opening.open(made);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    get().forget();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    get().awaitQuiet();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (both != null) {
      both.close();
    }
    if (folder != null) {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
