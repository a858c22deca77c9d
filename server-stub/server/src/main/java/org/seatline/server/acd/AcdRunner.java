package org.seatline.server.acd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the core on one named thread: takes commands in batches, journals and applies their events,
 * makes the batch durable, and only then hands the effects out. When the journal fails the runner
 * stops for good: {@link #failed} completes, every later command is refused.
 */
public final class AcdRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AcdRunner.class);
  private static final String THREAD_NAME = "acd-core";

  private final Journal journal;
  private final EffectHandler handler;
  private final AcdClock clock;
  private final Limits limits;
  private final List<Strategy> strategies;
  private final BlockingQueue<Command> commands;
  private final Queue<Long> confirmations = new ConcurrentLinkedQueue<>();
  private final Map<Long, Effect> unconfirmed = new LinkedHashMap<>();
  private final Map<String, String> kept = new TreeMap<>();
  private final CompletableFuture<Recovery> recovered = new CompletableFuture<>();
  private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
  private final Thread owner;
  private Acd core;
  private long entriesSinceSnapshot;
  private boolean uncommitted;
  private volatile boolean closing;

  /**
   * The named limits.
   *
   * @param commandsMax commands that wait for the owner thread; one more is refused
   * @param batchMax commands that share one sync
   * @param snapshotEvery entries after which the journal starts over from a snapshot
   * @param idleMaxMs longest pause of the owner thread
   */
  public record Limits(int commandsMax, int batchMax, int snapshotEvery, long idleMaxMs) {
    /** 10,000 commands, 256 in a batch, a snapshot every 20,000 entries, 1 s. */
    public static Limits usual() {
      return new Limits(10_000, 256, 20_000, 1_000);
    }
  }

  /**
   * What recovery found.
   *
   * @param kept the shells' own records
   * @param replayedEvents events after the snapshot
   * @param handedOutAgain durable effects that were not confirmed
   * @param cutBytes torn tail that was cut off
   */
  public record Recovery(
      Map<String, String> kept, long replayedEvents, int handedOutAgain, long cutBytes) {}

  public AcdRunner(
      Journal journal,
      EffectHandler handler,
      AcdClock clock,
      Limits limits,
      List<Strategy> strategies) {
    this.journal = journal;
    this.handler = handler;
    this.clock = clock;
    this.limits = limits;
    this.strategies = List.copyOf(strategies);
    this.commands = new ArrayBlockingQueue<>(limits.commandsMax());
    this.core = new Acd(strategies);
    this.owner = Thread.ofPlatform().name(THREAD_NAME).unstarted(this::run);
  }

  /**
   * Recovers, hands out again what was not confirmed, then applies {@link Event.ServerStarted}.
   *
   * @param beforeEffects is given the recovered state on the owner thread, before any effect
   * @throws IOException when the journal cannot be read, or the shell cannot go on; its cause says
   *     which
   */
  public Recovery start(RecoveredState beforeEffects) throws IOException {
    commands.add(new Command.Start(beforeEffects));
    owner.start();
    try {
      return recovered.join();
    } catch (CompletionException e) {
      throw new IOException("the routing core cannot start: " + reason(e), e.getCause());
    }
  }

  /** Lets a shell look at the recovered state before effects come. */
  @FunctionalInterface
  public interface RecoveredState {
    /**
     * @throws IOException when the shell cannot go on; the runner does not start then
     */
    void recovered(AcdView view, Map<String, String> kept) throws IOException;
  }

  /** The time to put into events: wall milliseconds that never go back. Any thread. */
  public long nowMs() {
    return clock.nowMs();
  }

  /**
   * Submits an event. Any thread, never blocks. The future completes when the event is durable and
   * its effects were handed out, and fails with {@link RejectedExecutionException} when the queue
   * is full or the runner is closed.
   */
  public CompletableFuture<@Nullable Void> submit(Event event) {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    return enqueue(new Command.Apply(event, done), done);
  }

  /**
   * Keeps a shell's own text record (null removes it); completes when it is durable. Any thread.
   */
  public CompletableFuture<@Nullable Void> keep(String key, @Nullable String value) {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    return enqueue(new Command.Keep(key, value, done), done);
  }

  /** Says that a durable effect is done. Any thread, never blocks. */
  public void confirm(long effectId) {
    confirmations.add(effectId);
  }

  /** Reads the state on the owner thread. Any thread, never blocks. */
  public <T> CompletableFuture<T> ask(Function<AcdView, T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    return enqueue(new Command.Ask(view -> answer.complete(question.apply(view)), answer), answer);
  }

  /** Completes with the reason when the runner had to stop. */
  public CompletableFuture<Throwable> failed() {
    return failed;
  }

  private <T> CompletableFuture<T> enqueue(Command command, CompletableFuture<T> result) {
    if (closing || failed.isDone() || !commands.offer(command)) {
      result.completeExceptionally(
          new RejectedExecutionException("the routing core takes no command: full or closed"));
    }
    return result;
  }

  private void run() {
    try (journal) {
      while (!closing || !commands.isEmpty()) {
        turn();
      }
      takeConfirmations();
      commitIfNeeded();
      snapshot();
    } catch (IOException | RuntimeException e) {
      LOG.error("the routing core stops: {}", reason(e), e);
      failed.complete(e);
      recovered.completeExceptionally(e);
    } finally {
      refuseTheRest();
    }
  }

  private void turn() throws IOException {
    List<Command> batch = nextBatch();
    List<Effect> effects = new ArrayList<>();
    if (recovered.isDone() && clock.nowMs() >= core.nextDeadlineMs()) {
      effects.addAll(apply(new Event.Tick(clock.nowMs())));
    }
    for (Command command : batch) {
      take(command, effects);
    }
    takeConfirmations();
    commitIfNeeded();
    effects.forEach(effect -> perform(effect, false));
    batch.forEach(this::finish);
    if (entriesSinceSnapshot >= limits.snapshotEvery()) {
      snapshot();
    }
  }

  private List<Command> nextBatch() {
    List<Command> batch = new ArrayList<>();
    try {
      long untilDeadlineMs = core.nextDeadlineMs() - clock.nowMs();
      long pauseMs = Math.clamp(untilDeadlineMs, 1, limits.idleMaxMs());
      Command first = commands.poll(pauseMs, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
        commands.drainTo(batch, limits.batchMax() - 1);
      }
    } catch (InterruptedException e) {
      closing = true;
    }
    return batch;
  }

  private void take(Command command, List<Effect> effects) throws IOException {
    switch (command) {
      case Command.Start start -> effects.addAll(recover(start.beforeEffects()));
      case Command.Apply apply -> effects.addAll(apply(apply.event()));
      case Command.Keep keep -> {
        remember(keep.key(), keep.value());
        append(new Journal.Entry.Kept(keep.key(), keep.value()));
      }
      case Command.Ask ask -> answer(ask);
      case Command.Wake wake -> {}
    }
  }

  private void answer(Command.Ask ask) {
    try {
      ask.question().accept(core);
    } catch (RuntimeException e) {
      ask.answer().completeExceptionally(e);
    }
  }

  private void finish(Command command) {
    switch (command) {
      case Command.Apply apply -> apply.done().complete(null);
      case Command.Keep keep -> keep.done().complete(null);
      case Command.Start start -> {}
      case Command.Ask ask -> {}
      case Command.Wake wake -> {}
    }
  }

  private List<Effect> recover(RecoveredState beforeEffects) throws IOException {
    Journal.Recovered found = journal.recover();
    Journal.Snapshot snapshot = found.snapshot();
    if (snapshot != null) {
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
    long replayed = found.entries().stream().filter(this::replay).count();
    entriesSinceSnapshot = found.entries().size();
    clock.notBefore(core.nowMs());
    Map<String, String> keptNow = Map.copyOf(kept);
    beforeEffects.recovered(core, keptNow);
    List<Effect> again = List.copyOf(unconfirmed.values());
    again.forEach(effect -> perform(effect, true));
    snapshot();
    List<Effect> effects = apply(new Event.ServerStarted(clock.nowMs()));
    recovered.complete(new Recovery(keptNow, replayed, again.size(), found.cutBytes()));
    return effects;
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

  private void refuseTheRest() {
    RejectedExecutionException over = new RejectedExecutionException("the routing core stopped");
    for (Command command = commands.poll(); command != null; command = commands.poll()) {
      switch (command) {
        case Command.Apply apply -> apply.done().completeExceptionally(over);
        case Command.Keep keep -> keep.done().completeExceptionally(over);
        case Command.Ask ask -> ask.answer().completeExceptionally(over);
        case Command.Start start -> recovered.completeExceptionally(over);
        case Command.Wake wake -> {}
      }
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  /** Finishes what was submitted, then stops. */
  @Override
  public void close() {
    closing = true;
    commands.offer(new Command.Wake());
    try {
      if (owner.isAlive()) {
        owner.join(TimeUnit.SECONDS.toMillis(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private sealed interface Command {
    record Start(RecoveredState beforeEffects) implements Command {}

    record Apply(Event event, CompletableFuture<@Nullable Void> done) implements Command {}

    record Keep(String key, @Nullable String value, CompletableFuture<@Nullable Void> done)
        implements Command {}

    record Ask(java.util.function.Consumer<AcdView> question, CompletableFuture<?> answer)
        implements Command {}

    record Wake() implements Command {}
  }
}
