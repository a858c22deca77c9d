package org.seatline.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The core with its journal: recovers, takes commands in batches, journals and applies their
 * events, makes the batch durable, and only then hands the effects out. One thread owns it ({@link
 * AcdRunner}, or a simulation); {@link #confirm} alone may be called from any.
 */
public final class JournaledCore implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(JournaledCore.class);

  private final Journal journal;
  private final EffectHandler handler;
  private final AcdClock clock;
  private final int snapshotEvery;
  private final List<Strategy> strategies;
  private final Queue<Long> confirmations = new ConcurrentLinkedQueue<>();
  private final Map<Long, Effect> unconfirmed = new LinkedHashMap<>();
  private final Map<String, String> kept = new TreeMap<>();
  private Acd core;
  private boolean serves;
  private long entriesSinceSnapshot;
  private boolean uncommitted;

  /** Lets a shell look at the recovered state before effects come. */
  @FunctionalInterface
  public interface RecoveredState {
    /**
     * @return what happened before the crash and did not reach the journal: applied before {@link
     *     Event.ServerStarted}
     * @throws IOException when the shell cannot go on; the core does not start then
     */
    List<Event> recovered(AcdView view, Map<String, String> kept) throws IOException;
  }

  /**
   * A core that is still to be started, by {@link AcdCommand.Start}.
   *
   * @param snapshotEvery entries after which the journal starts over from a snapshot
   */
  public JournaledCore(
      Journal journal,
      EffectHandler handler,
      AcdClock clock,
      int snapshotEvery,
      List<Strategy> strategies) {
    this.journal = journal;
    this.handler = handler;
    this.clock = clock;
    this.snapshotEvery = snapshotEvery;
    this.strategies = List.copyOf(strategies);
    this.core = new Acd(strategies);
  }

  /** When it wants to be run next even without a command, in its clock's milliseconds. */
  public long nextDeadlineMs() {
    return core.nextDeadlineMs();
  }

  /** Says that a durable effect is done. Any thread, never blocks. */
  public void confirm(long effectId) {
    confirmations.add(effectId);
  }

  /**
   * Takes a batch of commands, which share one sync.
   *
   * @throws IOException when the journal fails: nothing may be asked of this core any more, and the
   *     commands have failed
   */
  public void run(List<AcdCommand> batch) throws IOException {
    try {
      turn(batch);
    } catch (IOException | RuntimeException e) {
      batch.forEach(command -> command.done().completeExceptionally(e));
      throw e;
    }
  }

  private void turn(List<AcdCommand> batch) throws IOException {
    List<Effect> effects = new ArrayList<>();
    if (serves && clock.nowMs() >= core.nextDeadlineMs()) {
      effects.addAll(apply(new Event.Tick(clock.nowMs())));
    }
    for (AcdCommand command : batch) {
      take(command, effects);
    }
    takeConfirmations();
    commitIfNeeded();
    effects.forEach(effect -> perform(effect, false));
    batch.forEach(this::finish);
    if (entriesSinceSnapshot >= snapshotEvery) {
      snapshot();
    }
  }

  private void take(AcdCommand command, List<Effect> effects) throws IOException {
    switch (command) {
      case AcdCommand.Start start -> effects.addAll(recover(start));
      case AcdCommand.Apply apply -> effects.addAll(apply(apply.event()));
      case AcdCommand.Keep keep -> {
        remember(keep.key(), keep.value());
        append(new Journal.Entry.Kept(keep.key(), keep.value()));
      }
      case AcdCommand.Ask ask -> answer(ask);
      case AcdCommand.Wake _ -> {}
    }
  }

  private void answer(AcdCommand.Ask ask) {
    try {
      ask.question().accept(core);
    } catch (RuntimeException e) {
      ask.done().completeExceptionally(e);
    }
  }

  private void finish(AcdCommand command) {
    switch (command) {
      case AcdCommand.Apply apply -> apply.done().complete(null);
      case AcdCommand.Keep keep -> keep.done().complete(null);
      case AcdCommand.Wake wake -> wake.done().complete(null);
      case AcdCommand.Start _, AcdCommand.Ask _ -> {} // completed with what they ask for
    }
  }

  private List<Effect> recover(AcdCommand.Start start) throws IOException {
    Journal.Recovered found = journal.recover();
    Journal.Snapshot snapshot = found.snapshot();
    if (snapshot != null) {
      take(snapshot, found);
    }
    long replayed = found.entries().stream().filter(this::replay).count();
    entriesSinceSnapshot = found.entries().size();
    clock.notBefore(core.nowMs());
    Map<String, String> keptNow = Map.copyOf(kept);
    List<Event> untold = start.beforeEffects().recovered(core, keptNow);
    List<Effect> again = List.copyOf(unconfirmed.values());
    again.forEach(effect -> perform(effect, true));
    snapshot();
    List<Effect> effects = new ArrayList<>();
    for (Event event : untold) {
      effects.addAll(apply(event));
    }
    effects.addAll(apply(new Event.ServerStarted(clock.nowMs())));
    serves = true;
    start.done().complete(new Recovery(keptNow, replayed, again.size(), found.cutBytes()));
    return effects;
  }

  private void take(Journal.Snapshot snapshot, Journal.Recovered found)
      throws JournalCorruptException {
    // A state is only data; what another version would do differently is the replay.
    if (!snapshot.coreVersion().equals(Acd.VERSION) && !found.entries().isEmpty()) {
      throw new JournalCorruptException(
          "the journal was written by core "
              + snapshot.coreVersion()
              + " and was not closed, this is core "
              + Acd.VERSION
              + ": start and stop the old server once, then upgrade");
    }
    core = new Acd(strategies, snapshot.core());
    snapshot.unconfirmed().forEach(effect -> unconfirmed.put(effect.id(), effect));
    kept.putAll(snapshot.kept());
  }

  private boolean replay(Journal.Entry entry) {
    switch (entry) {
      case Journal.Entry.Applied applied -> track(core.apply(applied.event()));
      case Journal.Entry.Confirmed confirmed -> unconfirmed.remove(confirmed.effectId());
      case Journal.Entry.Kept record -> remember(record.key(), record.value());
    }
    return entry instanceof Journal.Entry.Applied;
  }

  private List<Effect> apply(Event event) throws IOException {
    append(new Journal.Entry.Applied(event));
    return track(core.apply(event));
  }

  private List<Effect> track(List<Effect> effects) {
    effects.stream()
        .filter(Effect::durable)
        .forEach(effect -> unconfirmed.put(effect.id(), effect));
    return effects;
  }

  private void remember(String key, @Nullable String value) {
    if (value == null) {
      kept.remove(key);
    } else {
      kept.put(key, value);
    }
  }

  private void takeConfirmations() throws IOException {
    for (Long id = confirmations.poll(); id != null; id = confirmations.poll()) {
      if (unconfirmed.remove(id) != null) {
        append(new Journal.Entry.Confirmed(id));
      }
    }
  }

  private void append(Journal.Entry entry) throws IOException {
    journal.append(entry);
    entriesSinceSnapshot++;
    uncommitted = true;
  }

  private void commitIfNeeded() throws IOException {
    if (uncommitted) {
      journal.commit();
      uncommitted = false;
    }
  }

  private void snapshot() throws IOException {
    journal.snapshot(
        new Journal.Snapshot(
            Acd.VERSION, core.state(), List.copyOf(unconfirmed.values()), Map.copyOf(kept)));
    entriesSinceSnapshot = 0;
  }

  private void perform(Effect effect, boolean again) {
    try {
      handler.perform(effect, again);
    } catch (RuntimeException e) {
      LOG.error("effect {} was not performed and stays unconfirmed", effect, e);
    }
  }

  /** Writes a snapshot, so that the next start replays nothing, and closes the journal. */
  public void finish() throws IOException {
    takeConfirmations();
    commitIfNeeded();
    snapshot();
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
