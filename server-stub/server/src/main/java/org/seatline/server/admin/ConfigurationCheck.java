package org.seatline.server.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.store.Store;

/** Reads a whole folder, and tells every mistake in it at once. */
final class ConfigurationCheck {
  private final Set<String> mistakes = new LinkedHashSet<>();

  private ConfigurationCheck() {}

  /** Everything that is needed to put a folder into force. */
  record Checked(
      Configuration configuration, ContentLoader.Prepared content, CallContent.Change calls) {}

  /** A part of the check. */
  @FunctionalInterface
  private interface Part<T> {
    T read() throws ConfigurationException;
  }

  /**
   * Checks the folder; nothing takes effect.
   *
   * @throws ConfigurationException with all mistakes
   */
  static Checked check(Path root, CallContent calls, Store store, Instant now)
      throws ConfigurationException {
    return new ConfigurationCheck().all(root, calls, store, now);
  }

  private Checked all(Path root, CallContent calls, Store store, Instant now)
      throws ConfigurationException {
    try (ConfigurationFolder folder = ConfigurationFolder.open(root)) {
      Configuration configuration = part(() -> ConfigurationReader.read(folder));
      ContentLoader.Prepared content =
          configuration == null
              ? part(() -> documentsAlone(folder, store))
              : part(() -> new ContentLoader(folder, configuration, now).prepare(store));
      CallContent.Change change = calls(root, calls);
      if (configuration == null || content == null || change == null) {
        throw new ConfigurationException(List.copyOf(mistakes));
      }
      return new Checked(configuration, content, change);
    } catch (IOException e) {
      throw new ConfigurationException(List.of(root + ": " + e.getMessage()));
    }
  }

  private static ContentLoader.Prepared documentsAlone(ConfigurationFolder folder, Store store)
      throws ConfigurationException {
    var check = DocumentFiles.Check.against(PublishedForms.in(store));
    var _ = DocumentFiles.read(folder, check);
    return new ContentLoader.Prepared(List.of());
  }

  private <T> @Nullable T part(Part<T> part) {
    try {
      return part.read();
    } catch (ConfigurationException e) {
      mistakes.addAll(e.problems());
      return null;
    }
  }

  private CallContent.@Nullable Change calls(Path root, CallContent calls) {
    try {
      return calls.prepare(root);
    } catch (IOException e) {
      boolean queuesTold = mistakes.stream().anyMatch(m -> m.startsWith("queues.json"));
      new ArrayList<>(List.of(String.valueOf(e.getMessage()).split("\n")))
          .stream().filter(m -> !queuesTold || !m.startsWith("queues.json")).forEach(mistakes::add);
      return null;
    }
  }
}
