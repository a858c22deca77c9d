package org.seatline.server.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the {@link JournaledCore} on one named thread, by commands from any. When the journal fails
 * the runner stops for good: {@link #failed} completes, every later command is refused.
 */
public final class AcdRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AcdRunner.class);
  private static final String THREAD_NAME = "acd-core";

  private final JournaledCore core;
  private final AcdClock clock;
  private final Limits limits;
  private final BlockingQueue<AcdCommand> commands;
  private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
  private final Thread owner;
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

  public AcdRunner(
      Journal journal,
      EffectHandler handler,
      AcdClock clock,
      Limits limits,
      List<Strategy> strategies) {
    this.core = new JournaledCore(journal, handler, clock, limits.snapshotEvery(), strategies);
    this.clock = clock;
    this.limits = limits;
    this.commands = new ArrayBlockingQueue<>(limits.commandsMax());
    this.owner = Thread.ofPlatform().name(THREAD_NAME).unstarted(this::run);
  }

  /**
   * Recovers, hands out again what was not confirmed, then applies {@link Event.ServerStarted}.
   *
   * @param beforeEffects is given the recovered state on the owner thread, before any effect
   * @throws IOException when the journal cannot be read, or the shell cannot go on; its cause says
   *     which
   */
  public Recovery start(JournaledCore.RecoveredState beforeEffects) throws IOException {
    CompletableFuture<Recovery> recovered = new CompletableFuture<>();
    commands.add(new AcdCommand.Start(beforeEffects, recovered));
    owner.start();
    try {
      return recovered.join();
    } catch (CompletionException e) {
      throw new IOException("the routing core cannot start: " + reason(e), e.getCause());
    }
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
    return enqueue(new AcdCommand.Apply(event, done), done);
  }

  /**
   * Keeps a shell's own text record (null removes it); completes when it is durable. Any thread.
   */
  public CompletableFuture<@Nullable Void> keep(String key, @Nullable String value) {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    return enqueue(new AcdCommand.Keep(key, value, done), done);
  }

  /** Says that a durable effect is done. Any thread, never blocks. */
  public void confirm(long effectId) {
    core.confirm(effectId);
  }

  /** Reads the state on the owner thread. Any thread, never blocks. */
  public <T> CompletableFuture<T> ask(Function<AcdView, T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    return enqueue(
        new AcdCommand.Ask(view -> answer.complete(question.apply(view)), answer), answer);
  }

  /** Completes with the reason when the runner had to stop. */
  public CompletableFuture<Throwable> failed() {
    return failed;
  }

  private <T> CompletableFuture<T> enqueue(AcdCommand command, CompletableFuture<T> result) {
    if (closing || failed.isDone() || !commands.offer(command)) {
      result.completeExceptionally(
          new RejectedExecutionException("the routing core takes no command: full or closed"));
    }
    return result;
  }

  private void run() {
    try (core) {
      while (!closing || !commands.isEmpty()) {
        core.run(nextBatch());
      }
      core.finish();
    } catch (IOException | RuntimeException e) {
      LOG.error("the routing core stops: {}", reason(e), e);
      failed.complete(e);
    } finally {
      refuseTheRest();
    }
  }

  private List<AcdCommand> nextBatch() {
    List<AcdCommand> batch = new ArrayList<>();
    try {
      long untilDeadlineMs = core.nextDeadlineMs() - clock.nowMs();
      long pauseMs = Math.clamp(untilDeadlineMs, 1, limits.idleMaxMs());
      AcdCommand first = commands.poll(pauseMs, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
        commands.drainTo(batch, limits.batchMax() - 1);
      }
    } catch (InterruptedException e) {
      closing = true;
    }
    return batch;
  }

  private void refuseTheRest() {
    RejectedExecutionException over = new RejectedExecutionException("the routing core stopped");
    for (AcdCommand command = commands.poll(); command != null; command = commands.poll()) {
      command.done().completeExceptionally(over);
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
    commands.offer(new AcdCommand.Wake(new CompletableFuture<>()));
    try {
      if (owner.isAlive()) {
        owner.join(TimeUnit.SECONDS.toMillis(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
