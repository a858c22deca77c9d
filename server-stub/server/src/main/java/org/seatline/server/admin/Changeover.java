package org.seatline.server.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationOutcome.Result;
import org.seatline.protocol.ConfigurationVersion;
import org.seatline.protocol.LocalizedText;
import org.seatline.server.acd.Event;
import org.seatline.server.store.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks one draft and puts it into force: menu and prompts for new calls, the database (content by
 * change numbers), the kept version, what the server's parts look up, routing. Used by one thread
 * at a time; waits for disk, database and routing core.
 */
final class Changeover {
  private static final Logger LOG = LoggerFactory.getLogger(Changeover.class);
  private static final long CORE_MAX_S = 20;
  private static final String ACTION = "configuration";

  private final ConfigurationKeeper.Parts parts;

  Changeover(ConfigurationKeeper.Parts parts) {
    this.parts = parts;
  }

  /** Writes into the folder what took effect without it. */
  @FunctionalInterface
  interface WriteBack {
    void write(ConfigurationVersions.Draft draft) throws IOException, QuickChanges.Misfit;
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

  /**
   * What is wanted.
   *
   * @param restores the content's version that comes back, 0 when it is new
   */
  record Wish(ConfigurationKeeper.By by, String cause, int restores, WriteBack writeBack) {}

  /** Puts a draft into force, or discards it. */
  ConfigurationOutcome take(ConfigurationVersions.Draft draft, Wish wish) throws IOException {
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

  private void audit(
      Tx tx, int version, ConfigurationKeeper.By by, String cause, List<LocalizedText> changes) {
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

  /** What is wrong, for people. */
  static List<ConfigurationMistake> mistakes(ConfigurationException e) {
    return e.problems().stream()
        .map(MistakeWords::inBothLanguages)
        .map(ConfigurationMistake::of)
        .toList();
  }

  ConfigurationCheck.Checked check(Path folder) throws ConfigurationException {
    return ConfigurationCheck.check(folder, parts.calls(), parts.store(), parts.clock().instant());
  }

  /** The version in force. */
  ConfigurationVersions.Kept now() {
    return parts.versions().last().orElseThrow();
  }

  /** Nothing has changed. */
  ConfigurationOutcome outcome(Result result, List<ConfigurationMistake> mistakes) {
    return new ConfigurationOutcome(result, now().number(), List.of(), mistakes);
  }
}
