package org.seatline.server.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationOutcome.Result;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QuickChange;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.store.Store;

/**
 * Puts configurations into force while the server runs: the folder's files, the version before, a
 * quick change. Each is copied and checked as a whole first; with any mistake nothing takes effect
 * ({@link Changeover}). Waits for disk, database and routing core; one at a time, any thread but
 * the core's.
 */
public final class ConfigurationKeeper {
  private final Parts parts;
  private final Changeover changeover;

  /**
   * What it works with.
   *
   * @param told run with the last change number when another configuration is in force
   */
  public record Parts(
      LiveConfiguration live,
      ConfigurationVersions versions,
      ConfigurationSource source,
      CallContent calls,
      AcdRunner core,
      Store store,
      Clock clock,
      LongConsumer told) {}

  /**
   * Who wants it.
   *
   * @param agentId empty for the server and its command line
   */
  public record By(String agentId, LocalizedText name) {
    /** The command line on this computer. */
    public static By command() {
      return new By("", ConfigurationWords.text("name.command"));
    }

    /** The server as it starts. */
    static By server() {
      return new By("", ConfigurationWords.text("name.server"));
    }
  }

  public ConfigurationKeeper(Parts parts) {
    this.parts = parts;
    this.changeover = new Changeover(parts);
  }

  /** What is in force, what the folder would change, and its mistakes. */
  public synchronized ConfigurationStatus status() throws IOException {
    Path inForce = folderInForce();
    List<LocalizedText> differences = List.of();
    List<ConfigurationMistake> mistakes = List.of();
    try (ConfigurationFolder folder = parts.source().open()) {
      if (!FolderFiles.different(inForce, folder.root()).isEmpty()) {
        differences = ConfigurationDifferences.between(inForce, folder.root());
        mistakes = mistakesIn(folder.root());
      }
    } catch (ConfigurationException e) {
      mistakes = Changeover.mistakes(e);
    }
    return new ConfigurationStatus(
        parts.source().forPeople(),
        parts.versions().newestFirst().stream().map(ConfigurationVersions.Kept::version).toList(),
        parts.versions().before().map(k -> k.version().number()).orElse(0),
        differences,
        mistakes,
        QuickSettings.of(parts.live().get(), inForce));
  }

  private List<ConfigurationMistake> mistakesIn(Path folder) {
    try {
      var _ = changeover.check(folder);
      return List.of();
    } catch (ConfigurationException e) {
      return Changeover.mistakes(e);
    }
  }

  /** Puts the folder's files into force. */
  public synchronized ConfigurationOutcome apply(By by, int seen, String cause) throws IOException {
    if (isOvertaken(seen)) {
      return changeover.outcome(Result.OVERTAKEN, List.of());
    }
    try (ConfigurationFolder folder = parts.source().open()) {
      return changeover.take(
          parts.versions().draft(folder.root()), new Changeover.Wish(by, cause, 0, draft -> {}));
    } catch (ConfigurationException e) {
      return changeover.outcome(Result.MISTAKES, Changeover.mistakes(e));
    }
  }

  /** Puts the version before into force again, and its files back into the folder. */
  public synchronized ConfigurationOutcome rollBack(By by, int seen) throws IOException {
    if (isOvertaken(seen)) {
      return changeover.outcome(Result.OVERTAKEN, List.of());
    }
    var before = parts.versions().before();
    if (before.isEmpty()) {
      return changeover.outcome(Result.NO_VERSION, List.of());
    }
    Path inForce = folderInForce();
    Path target = parts.versions().folder(before.get().number());
    return changeover.take(
        parts.versions().draft(target),
        new Changeover.Wish(
            by,
            "rollback",
            before.get().content(),
            draft -> parts.source().undo(inForce, draft.folder())));
  }

  /** Makes these changes, all or none: in the files that are in force and in the folder's. */
  public synchronized ConfigurationOutcome quick(By by, int seen, List<QuickChange> changes)
      throws IOException {
    if (isOvertaken(seen)) {
      return changeover.outcome(Result.OVERTAKEN, List.of());
    }
    QuickDraft quick = draft(changes);
    if (!quick.mistakes().isEmpty()) {
      quick.draft().discard();
      return changeover.outcome(Result.MISTAKES, quick.mistakes());
    }
    Path inForce = folderInForce();
    ConfigurationOutcome outcome =
        changeover.take(
            quick.draft(),
            new Changeover.Wish(by, "quick", 0, made -> write(quick, inForce, made)));
    return new ConfigurationOutcome(
        outcome.result(), outcome.version(), outcome.changes(), quick.byChange(outcome.mistakes()));
  }

  private QuickDraft draft(List<QuickChange> changes) throws IOException {
    Map<String, Integer> forms =
        parts.store().inTransaction(tx -> tx.documents().newestFormVersions());
    return new QuickDraft(parts.versions().draft(folderInForce()), changes, forms);
  }

  private void write(QuickDraft quick, Path inForce, ConfigurationVersions.Draft made)
      throws IOException, QuickChanges.Misfit {
    for (QuickChanges.Edit edit : quick.byFile()) {
      parts.source().write(edit, inForce, made);
    }
  }

  /** What these changes would come to; nothing is changed. */
  public synchronized ConfigurationOutcome preview(int seen, List<QuickChange> changes)
      throws IOException {
    if (isOvertaken(seen)) {
      return changeover.outcome(Result.OVERTAKEN, List.of());
    }
    QuickDraft quick = draft(changes);
    try {
      if (!quick.mistakes().isEmpty()) {
        return changeover.outcome(Result.MISTAKES, quick.mistakes());
      }
      var _ = changeover.check(quick.draft().folder());
      return new ConfigurationOutcome(
          Result.CHECKED,
          changeover.now().number(),
          ConfigurationDifferences.between(folderInForce(), quick.draft().folder()),
          List.of());
    } catch (ConfigurationException e) {
      return changeover.outcome(Result.MISTAKES, quick.byChange(Changeover.mistakes(e)));
    } finally {
      quick.draft().discard();
    }
  }

  private Path folderInForce() {
    return parts.versions().folder(changeover.now().number());
  }

  private boolean isOvertaken(int seen) {
    return seen != 0 && seen != changeover.now().number();
  }
}
