package org.seatline.server.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.seatline.server.acd.Effect;
import org.seatline.server.store.History;
import org.seatline.server.store.HistoryRows;
import org.seatline.server.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes facts and seat states into the store in batches, in their order, and confirms them once
 * they are committed. What is not confirmed comes again after a crash; what is stored already is
 * only confirmed. {@link #add} never blocks; the queue's bound is the routing core's own memory of
 * unconfirmed effects.
 */
public final class FactWriter implements AutoCloseable {
  private static final int BATCH_FACTS_MAX = 2_000;
  private static final long GATHER_MS = 250;
  private static final long PAUSE_MS = 200;
  private static final long RETRY_MS = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(FactWriter.class);

  private final Store store;
  private final String journal;
  private final BlockingQueue<Effect> waiting = new LinkedBlockingQueue<>();
  private final Thread writer;
  private LongConsumer confirm = id -> {};
  private long lastStored;
  private long writtenNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(GATHER_MS);
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile boolean closing;

  /**
   * @param journal names the journal that numbers the effects
   */
  public FactWriter(Store store, String journal) {
    this.store = store;
    this.journal = journal;
    this.lastStored = store.inTransaction(tx -> tx.history().lastEffectId(journal));
    this.writer = Thread.ofPlatform().name("history-writer").unstarted(this::run);
  }

  /** The highest effect id that is stored; facts up to it are in the store already. */
  public long lastStored() {
    return lastStored;
  }

  /** Starts to write. Called once. */
  public void start(LongConsumer confirmEffect) {
    confirm = confirmEffect;
    writer.start();
  }

  /** Takes a fact. Any thread, never blocks. */
  public void add(Effect.Recorded recorded) {
    waiting.add(recorded);
  }

  /** Takes the present state of a seat. Any thread, never blocks. */
  public void add(Effect.SeatStateChanged state) {
    waiting.add(state);
  }

  private void run() {
    List<Effect> batch = new ArrayList<>();
    while (!closing || !waiting.isEmpty() || !batch.isEmpty()) {
      if (batch.isEmpty()) {
        fill(batch);
      }
      if (!batch.isEmpty() && write(batch)) {
        batch.forEach(written -> confirm.accept(written.id()));
        batch.clear();
      } else if (!batch.isEmpty() && closing) {
        return;
      }
    }
  }

  private void fill(List<Effect> batch) {
    try {
      Effect first = waiting.poll(PAUSE_MS, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
        gather();
        waiting.drainTo(batch, BATCH_FACTS_MAX - 1);
      }
    } catch (InterruptedException e) {
      closing = true;
    }
  }

  /** A commit costs more than what is in it: after one, what comes within a short time waits. */
  private void gather() throws InterruptedException {
    long waitMs = GATHER_MS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - writtenNanos);
    if (waitMs > 0) {
      boolean _ = stop.await(waitMs, TimeUnit.MILLISECONDS);
    }
    writtenNanos = System.nanoTime();
  }

  private boolean write(List<Effect> batch) {
    List<Effect.Recorded> fresh =
        batch.stream()
            .filter(Effect.Recorded.class::isInstance)
            .map(Effect.Recorded.class::cast)
            .filter(recorded -> recorded.id() > lastStored)
            .toList();
    try {
      store.useTransaction(tx -> write(tx.historyRows(), fresh, lastStates(batch)));
      if (!fresh.isEmpty()) {
        lastStored = fresh.getLast().id();
      }
      return true;
    } catch (RuntimeException e) {
      LOG.error("{} facts could not be stored, trying again", fresh.size(), e);
      pause();
      return false;
    }
  }

  /** The last state of each seat; those between are in the facts. */
  private static Collection<Effect.SeatStateChanged> lastStates(List<Effect> batch) {
    Map<String, Effect.SeatStateChanged> last = new LinkedHashMap<>();
    for (Effect effect : batch) {
      if (effect instanceof Effect.SeatStateChanged state) {
        last.put(state.agentId(), state);
      }
    }
    return last.values();
  }

  private void write(
      HistoryRows rows, List<Effect.Recorded> facts, Collection<Effect.SeatStateChanged> states) {
    facts.forEach(r -> FactRows.add(rows, journal, r.id(), r.fact()));
    states.forEach(
        s ->
            rows.seatState(
                new History.SeatNow(
                    s.agentId(),
                    s.state(),
                    s.reason(),
                    s.sinceMs(),
                    s.callId(),
                    s.queueId(),
                    s.leased())));
    rows.write();
  }

  private void pause() {
    try {
      stop.await(RETRY_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closing = true;
    }
  }

  /** Writes what was taken, then stops. */
  @Override
  public void close() {
    closing = true;
    stop.countDown();
    try {
      writer.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
