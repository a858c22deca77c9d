package org.seatline.server.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationOutcome.Result;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.ConfigurationVersion;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QuickChange;
import org.seatline.server.acd.Event;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.store.Store;
import org.seatline.server.store.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts configurations into force while the server runs: the folder's files, the version before, a
 * quick change. Each is copied and checked as a whole first; with any mistake nothing takes effect.
 * Then, in this order: menu and prompts for new calls, the database (content by change numbers),
 * the kept version, what the server's parts look up, routing. Waits for disk, database and routing
 * core; one at a time, any thread but the core's.
 */
public final class ConfigurationKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationKeeper.class);
  private static final long CORE_MAX_S = 20;
  private static final String ACTION = "configuration";

  private final Parts parts;

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

  /** A change that cannot be, with its sentence. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<ConfigurationMistake> mistakes;

    Refused(List<ConfigurationMistake> mistakes) {
      super(mistakes.toString());
      this.mistakes = mistakes;
    }
  }

  public ConfigurationKeeper(Parts parts) {
    this.parts = parts;
  }

  /** What is in force, what the folder would change, and its mistakes. */
  public synchronized ConfigurationStatus status() throws IOException {
    Path inForce = parts.versions().folder(now().number());
    List<LocalizedText> differences = List.of();
    List<ConfigurationMistake> mistakes = List.of();
    try (ConfigurationFolder folder = parts.source().open()) {
      if (!FolderFiles.different(inForce, folder.root()).isEmpty()) {
        differences = ConfigurationDifferences.between(inForce, folder.root());
        mistakes = mistakesIn(folder.root());
      }
    } catch (ConfigurationException e) {
      mistakes = mistakes(e);
    }
    return new ConfigurationStatus(
        parts.source().forPeople(),
        parts.versions().newestFirst().stream().map(ConfigurationVersions.Kept::version).toList(),
        parts.versions().before().map(k -> k.version().number()).orElse(0),
        differences,
        mistakes,
        QuickChanges.settings(parts.live().get(), inForce));
  }

  private List<ConfigurationMistake> mistakesIn(Path folder) {
    try {
      var _ = check(folder);
      return List.of();
    } catch (ConfigurationException e) {
      return mistakes(e);
    }
  }

  private static List<ConfigurationMistake> mistakes(ConfigurationException e) {
    return e.problems().stream()
        .map(MistakeWords::inBothLanguages)
        .map(ConfigurationMistake::of)
        .toList();
  }

  private ConfigurationCheck.Checked check(Path folder) throws ConfigurationException {
    return ConfigurationCheck.check(folder, parts.calls(), parts.store(), parts.clock().instant());
  }

  private ConfigurationVersions.Kept now() {
    return parts.versions().last().orElseThrow();
  }

  /** Puts the folder's files into force. */
  public synchronized ConfigurationOutcome apply(By by, int seen, String cause) throws IOException {
    if (isOvertaken(seen)) {
      return outcome(Result.OVERTAKEN, List.of());
    }
    try (ConfigurationFolder folder = parts.source().open()) {
      return take(parts.versions().draft(folder.root()), new Wish(by, cause, 0, draft -> {}));
    } catch (ConfigurationException e) {
      return outcome(Result.MISTAKES, mistakes(e));
    }
  }

  /** Puts the version before into force again, and its files back into the folder. */
  public synchronized ConfigurationOutcome rollBack(By by, int seen) throws IOException {
    if (isOvertaken(seen)) {
      return outcome(Result.OVERTAKEN, List.of());
    }
    var before = parts.versions().before();
    if (before.isEmpty()) {
      return outcome(Result.NO_VERSION, List.of());
    }
    Path inForce = parts.versions().folder(now().number());
    Path target = parts.versions().folder(before.get().number());
    return take(
        parts.versions().draft(target),
        new Wish(
            by,
            "rollback",
            before.get().content(),
            draft -> parts.source().undo(inForce, draft.folder())));
  }

  /** Makes these changes, all or none: in the files that are in force and in the folder's. */
  public synchronized ConfigurationOutcome quick(By by, int seen, List<QuickChange> changes)
      throws IOException {
    if (isOvertaken(seen)) {
      return outcome(Result.OVERTAKEN, List.of());
    }
    QuickDraft quick = new QuickDraft(parts.versions().draft(folderInForce()), changes);
    if (!quick.mistakes().isEmpty()) {
      quick.draft().discard();
      return outcome(Result.MISTAKES, quick.mistakes());
    }
    Path inForce = folderInForce();
    ConfigurationOutcome outcome =
        take(quick.draft(), new Wish(by, "quick", 0, made -> write(quick, inForce, made)));
    return new ConfigurationOutcome(
        outcome.result(), outcome.version(), outcome.changes(), quick.byChange(outcome.mistakes()));
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
      return outcome(Result.OVERTAKEN, List.of());
    }
    QuickDraft quick = new QuickDraft(parts.versions().draft(folderInForce()), changes);
    try {
      if (!quick.mistakes().isEmpty()) {
        return outcome(Result.MISTAKES, quick.mistakes());
      }
      var _ = check(quick.draft().folder());
      return new ConfigurationOutcome(
          Result.CHECKED,
          now().number(),
          ConfigurationDifferences.between(folderInForce(), quick.draft().folder()),
          List.of());
    } catch (ConfigurationException e) {
      return outcome(Result.MISTAKES, quick.byChange(mistakes(e)));
    } finally {
      quick.draft().discard();
    }
  }

  private Path folderInForce() {
    return parts.versions().folder(now().number());
  }

  private boolean isOvertaken(int seen) {
    return seen != 0 && seen != now().number();
  }

  /** Writes into the folder what took effect without it. */
  @FunctionalInterface
  private interface WriteBack {
    void write(ConfigurationVersions.Draft draft) throws IOException, QuickChanges.Misfit;
  }

  private record Wish(By by, String cause, int restores, WriteBack writeBack) {}

  private ConfigurationOutcome take(ConfigurationVersions.Draft draft, Wish wish)
      throws IOException {
    boolean kept = false;
    try {
      ConfigurationCheck.Checked checked = check(draft.folder());
      Path inForce = parts.versions().folder(now().number());
      if (FolderFiles.different(inForce, draft.folder()).isEmpty()) {
        return outcome(Result.UNCHANGED, List.of());
      }
      List<LocalizedText> changes = ConfigurationDifferences.between(inForce, draft.folder());
      store(draft, checked, wish, changes);
      kept = true;
      long nowMs = parts.clock().millis();
      draft.keep(
          new ConfigurationVersions.Kept(
              new ConfigurationVersion(
                  draft.number(),
                  nowMs,
                  wish.by().agentId(),
                  wish.by().name(),
                  wish.cause(),
                  changes),
              wish.restores()));
      putIntoForce(checked.configuration());
      LOG.info("configuration version {} is in force: {}", draft.number(), changes.size());
      return new ConfigurationOutcome(Result.APPLIED, draft.number(), changes, List.of());
    } catch (ConfigurationException e) {
      return outcome(Result.MISTAKES, mistakes(e));
    } catch (Refused e) {
      return outcome(Result.MISTAKES, e.mistakes);
    } finally {
      if (!kept) {
        draft.discard();
      }
    }
  }

  /** From here on no new caller is led to a queue that goes; when that is too early, back. */
  private void store(
      ConfigurationVersions.Draft draft,
      ConfigurationCheck.Checked checked,
      Wish wish,
      List<LocalizedText> changes)
      throws IOException, Refused {
    checked.calls().takeEffect();
    boolean done = false;
    try {
      refuseToStrand(checked.configuration());
      wish.writeBack().write(draft);
      parts
          .store()
          .useTransaction(
              tx -> {
                checked.content().groups().forEach(group -> group.accept(tx));
                audit(tx, draft.number(), wish.by(), wish.cause(), changes);
              });
      done = true;
    } catch (QuickChanges.Misfit e) {
      throw new Refused(List.of(ConfigurationMistake.of(e.sentence())));
    } finally {
      if (!done) {
        checked.calls().takeBack();
      }
    }
  }

  private void audit(Tx tx, int version, By by, String cause, List<LocalizedText> changes) {
    long nowMs = parts.clock().millis();
    for (LocalizedText change : changes) {
      tx.housekeeping()
          .audit(
              nowMs,
              by.agentId().isEmpty() ? "-" : by.agentId(),
              ACTION,
              "version " + version + " " + cause,
              change.en());
    }
  }

  /** A queue with calls in it may not be taken away. */
  private void refuseToStrand(Configuration next) throws Refused {
    List<String> stay = next.queues().stream().map(Configuration.QueueSetting::id).toList();
    List<ConfigurationMistake> stranded = new ArrayList<>();
    for (Configuration.QueueSetting queue : parts.live().get().queues()) {
      long calls = stay.contains(queue.id()) ? 0 : callsIn(queue.id());
      if (calls > 0) {
        stranded.add(
            ConfigurationMistake.of(
                ConfigurationWords.text(
                    "mistake.queue-in-use", queue.name(), String.valueOf(calls))));
      }
    }
    if (!stranded.isEmpty()) {
      throw new Refused(List.copyOf(stranded));
    }
  }

  private long callsIn(String queueId) {
    return Objects.requireNonNull(
        parts
            .core()
            .ask(view -> view.calls().stream().filter(c -> c.queueId().equals(queueId)).count())
            .orTimeout(CORE_MAX_S, TimeUnit.SECONDS)
            .join());
  }

  private void putIntoForce(Configuration next) {
    parts.live().replace(next);
    tell(new Event.ConfigurationLoaded(parts.core().nowMs(), RoutingConfiguration.of(next)));
    parts.told().accept(parts.store().inTransaction(tx -> tx.feed().last()));
  }

  private void tell(Event event) {
    var _ = parts.core().submit(event).orTimeout(CORE_MAX_S, TimeUnit.SECONDS).join();
  }

  private ConfigurationOutcome outcome(Result result, List<ConfigurationMistake> mistakes) {
    return new ConfigurationOutcome(result, now().number(), List.of(), mistakes);
  }
}
