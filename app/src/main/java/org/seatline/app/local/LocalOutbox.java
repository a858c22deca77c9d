package org.seatline.app.local;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;

/** What waits for the server: the outbox on the store's thread, every step forced to the disk. */
final class LocalOutbox {
  private final Handle handle;
  private final StoreThread thread;
  private final OutboxTable table;
  private final StoreSync sync;
  private final Clock clock;
  private volatile String clientId;
  private volatile Consumer<List<OutboxCore.Item>> added = items -> {};
  private volatile Runnable changed = () -> {};

  LocalOutbox(Handle handle, StoreThread thread, OutboxTable table, StoreSync sync, Clock clock) {
    this.handle = handle;
    this.thread = thread;
    this.table = table;
    this.sync = sync;
    this.clock = clock;
    this.clientId = Meta.get(handle, Meta.CLIENT_ID).orElseThrow();
  }

  /** Under which id the server knows this store; safe from any thread. */
  String clientId() {
    return clientId;
  }

  /** Who hears, on the store's thread, that something new waits. */
  void onChange(Runnable listener) {
    changed = listener;
  }

  /** What has to be sent, in order. */
  CompletableFuture<List<OutboxCore.Item>> pending() {
    return thread.call(table::pending);
  }

  /** These mutations, as far as they are there. */
  CompletableFuture<List<MutationBatch.Numbered>> find(List<Long> numbers) {
    return thread.call(() -> numbers.stream().flatMap(n -> table.find(n).stream()).toList());
  }

  /** What an agent has to look at, the oldest first. */
  CompletableFuture<List<OutboxTable.CameBack>> cameBack(String agentId) {
    return thread.call(() -> table.cameBack(agentId));
  }

  /**
   * Stores mutations in one transaction with other work; completes when they are forced to the
   * disk.
   */
  CompletableFuture<Void> submit(String agent, List<Mutation> mutations, Runnable besides) {
    return thread.run(
        () -> {
          List<OutboxCore.Item> items =
              handle.inTransaction(
                  tx -> {
                    besides.run();
                    return mutations.stream()
                        .map(mutation -> table.add(agent, mutation, clock.millis()))
                        .toList();
                  });
          checkpoint();
          changed.run();
          added.accept(items);
        });
  }

  /** Who hears of new mutations, and of an outbox that must be read again. */
  void listen(Consumer<List<OutboxCore.Item>> whenAdded, Runnable whenReset) {
    added = whenAdded;
    sync.onOutboxReset(whenReset);
  }

  /** More may wait than was said. */
  void reread() {
    sync.tellOutboxReset();
  }

  /** Stores an answer to a batch; false when it was overtaken and must not count. */
  CompletableFuture<Boolean> settle(
      HistoryPoint sent, MutationResults results, List<OutboxCore.Effect> effects) {
    return thread.call(() -> sync.settle(sent, results, effects));
  }

  /** What steps aside without a server's answer. */
  CompletableFuture<Void> aside(long number, String code) {
    return thread.run(() -> table.aside(number, code, clock.millis()));
  }

  /** Takes a new client id: this store is a copy, or an older state of one. */
  CompletableFuture<Void> renew() {
    return thread.run(
        () -> {
          String next = UUID.randomUUID().toString();
          handle.useTransaction(tx -> table.renew(next));
          checkpoint();
          clientId = next;
        });
  }

  /** The server has forgotten what it had acknowledged; it is at this point. */
  CompletableFuture<Void> forgotten(HistoryPoint server) {
    return thread.run(
        () -> {
          sync.forgotten(server);
          checkpoint();
        });
  }

  private void checkpoint() {
    handle.execute("checkpoint sync");
  }
}
