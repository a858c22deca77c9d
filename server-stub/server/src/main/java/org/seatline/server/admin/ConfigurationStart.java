package org.seatline.server.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ConfigurationVersion;
import org.seatline.protocol.LocalizedText;
import org.seatline.server.store.Store;

/**
 * Which configuration a server starts with: the folder's; or, when there are mistakes in it, the
 * one that was in force last, so that a half-done edit keeps nobody from taking calls.
 */
public final class ConfigurationStart implements AutoCloseable {
  private final ConfigurationFolder folder;
  private final Configuration configuration;
  private final @Nullable ConfigurationException mistakes;

  private ConfigurationStart(
      ConfigurationFolder folder,
      Configuration configuration,
      @Nullable ConfigurationException mistakes) {
    this.folder = folder;
    this.configuration = configuration;
    this.mistakes = mistakes;
  }

  /** A check of what the reader does not read. */
  @FunctionalInterface
  public interface MoreChecks {
    /**
     * @throws IOException each line of its message is a mistake with its place
     */
    void check(Path folder) throws IOException;
  }

  /**
   * Reads it.
   *
   * @param versions folder of the kept versions, which need not exist
   * @throws ConfigurationException when the folder has mistakes and nothing was in force before
   */
  public static ConfigurationStart read(ConfigurationSource source, Path versions, MoreChecks more)
      throws ConfigurationException {
    try {
      ConfigurationVersions kept = ConfigurationVersions.look(versions);
      Optional<Path> last = kept.last().map(k -> kept.folder(k.version().number()));
      try {
        ConfigurationFolder folder = source.open();
        return open(folder, new Checks(() -> documents(folder, kept, last), more), null);
      } catch (ConfigurationException e) {
        if (last.isEmpty()) {
          throw e;
        }
        Checks again = new Checks(() -> DocumentFiles.Check.NONE, more);
        return open(ConfigurationFolder.open(last.get()), again, e);
      }
    } catch (IOException e) {
      throw new ConfigurationException(List.of(versions + ": " + e.getMessage()));
    }
  }

  /** How documents are checked; may have to be looked up. */
  @FunctionalInterface
  private interface DocumentCheck {
    DocumentFiles.Check get() throws IOException, ConfigurationException;
  }

  private record Checks(DocumentCheck documents, MoreChecks more) {}

  /** Forms are checked against the kept versions; those that were in force last are not again. */
  private static DocumentFiles.Check documents(
      ConfigurationFolder folder, ConfigurationVersions kept, Optional<Path> last)
      throws IOException, ConfigurationException {
    if (last.isEmpty()) {
      return DocumentFiles.Check.ALL;
    }
    Set<String> other = Set.copyOf(FolderFiles.different(last.get(), folder.root()));
    if (other.stream().noneMatch(file -> file.startsWith("forms/"))) {
      return DocumentFiles.Check.NONE;
    }
    List<Path> folders =
        kept.newestFirst().stream().map(k -> kept.folder(k.version().number())).toList();
    return new DocumentFiles.Check(PublishedForms.in(folders), file -> !other.contains(file));
  }

  private static ConfigurationStart open(
      ConfigurationFolder folder, Checks checks, @Nullable ConfigurationException mistakes)
      throws ConfigurationException {
    try {
      Configuration configuration = ConfigurationReader.read(folder);
      var _ = DocumentFiles.read(folder, checks.documents().get());
      checks.more().check(folder.root());
      return new ConfigurationStart(folder, configuration, mistakes);
    } catch (IOException e) {
      close(folder);
      throw new ConfigurationException(List.of(String.valueOf(e.getMessage()).split("\n")));
    } catch (ConfigurationException e) {
      close(folder);
      throw e;
    }
  }

  private static void close(ConfigurationFolder folder) throws ConfigurationException {
    try {
      folder.close();
    } catch (IOException e) {
      throw new ConfigurationException(List.of(folder.root() + ": " + e.getMessage()));
    }
  }

  /** Brings what changed since the last loading into the store. */
  public void load(Store store, Clock clock) throws ConfigurationException {
    new ContentLoader(folder, configuration, clock.instant()).load(store);
  }

  /** What the server starts with. */
  public Configuration configuration() {
    return configuration;
  }

  /** Why the folder itself is not used, or null. */
  public @Nullable ConfigurationException mistakes() {
    return mistakes;
  }

  /** Keeps what is started with, unless it was in force already; answers its files. */
  public Path keep(ConfigurationVersions versions, Clock clock) throws IOException {
    Optional<ConfigurationVersions.Kept> last = versions.last();
    if (last.isPresent()) {
      Path there = versions.folder(last.get().version().number());
      if (FolderFiles.different(there, folder.root()).isEmpty()) {
        return there;
      }
    }
    List<LocalizedText> changes =
        last.isEmpty()
            ? List.of()
            : ConfigurationDifferences.between(
                versions.folder(last.get().version().number()), folder.root());
    ConfigurationVersions.Draft draft = versions.draft(folder.root());
    ConfigurationKeeper.By by = ConfigurationKeeper.By.server();
    draft.keep(
        new ConfigurationVersions.Kept(
            new ConfigurationVersion(
                draft.number(), clock.millis(), by.agentId(), by.name(), "start", changes),
            0));
    return draft.folder();
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
