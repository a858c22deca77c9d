package org.seatline.app.local;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.SealedMutation;
import org.seatline.protocol.Sealing.DeliveryPermit;

/** What waits for the server: the outbox on the store's thread, every step forced to the disk. */
final class LocalOutbox {
  private final Handle handle;
  private final StoreThread thread;
  private final OutboxTable table;
  private final StoreSync sync;
  private final LocalPeople people;
  private final Clock clock;
  private volatile String clientId;
  private volatile Consumer<List<OutboxCore.Item>> added = items -> {};
  private volatile Runnable changed = () -> {};
  private volatile Runnable reset = () -> {};

  /** What it is made of. */
  record Parts(
      Handle handle,
      StoreThread thread,
      OutboxTable table,
      StoreSync sync,
      LocalPeople people,
      Clock clock) {}

  LocalOutbox(Parts parts) {
    this.handle = parts.handle();
    this.thread = parts.thread();
    this.table = parts.table();
    this.sync = parts.sync();
    this.people = parts.people();
    this.clock = parts.clock();
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

  /** What whoever is at work can send, in order. */
  CompletableFuture<List<OutboxCore.Item>> pending() {
    return pending(people.atWork());
  }

  /** What can be sent in this person's session, or by the computer itself; in order. */
  CompletableFuture<List<OutboxCore.Item>> pending(Optional<AtWork> sender) {
    return thread.call(() -> table.pending(sender));
  }

  /** These mutations, as far as they are there and for whoever is at work to read. */
  CompletableFuture<List<Numbered>> find(List<Long> numbers) {
    return thread.call(() -> numbers.stream().flatMap(n -> table.find(n).stream()).toList());
  }

  /** Mutations on their way: those without a box in the open, from their author alone. */
  record Parcel(List<Numbered> open, List<SealedMutation> sealed) {}

  /** These mutations, as they go to the server. */
  CompletableFuture<Parcel> parcel(List<Long> numbers, Optional<AtWork> sender) {
    return thread.call(
        () -> {
          List<Numbered> open = new ArrayList<>();
          List<SealedMutation> sealed = new ArrayList<>();
          for (long number : numbers) {
            Optional<OutboxRow> row = table.row(number);
            Optional<SealedMutation> box = row.flatMap(OutboxRow::sealed);
            box.ifPresentOrElse(
                sealed::add,
                () ->
                    row.flatMap(words -> words.inTheOpen(sender.map(AtWork::person)))
                        .ifPresent(open::add));
          }
          return new Parcel(open, sealed);
        });
  }

  /** What an agent has to look at, the oldest first. */
  CompletableFuture<List<OutboxTable.CameBack>> cameBack(String agentId) {
    return thread.call(() -> table.cameBack(agentId));
  }

  /** How much waits, whoever it is of, as this agent sees it. */
  CompletableFuture<OutboxTable.Waiting> waiting(String agentId) {
    return thread.call(() -> table.waiting(agentId));
  }

  /**
   * Stores mutations in one transaction with other work; completes when they are forced to the
   * disk. When this agent's own key is not at hand they are sealed for the server alone; fails when
   * not even that can be done.
   */
  CompletableFuture<Void> submit(String agent, List<Mutation> mutations, Runnable besides) {
    Optional<AtWork> author = atWork(agent);
    if (author.isPresent()) {
      return add(mutations, besides, m -> table.add(author.get(), m, clock.millis()));
    }
    return people
        .signer()
        .filter(who -> who.agentId().equals(agent))
        .map(who -> submit(who, mutations, besides))
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new IllegalStateException(agent + " is not here to seal this")));
  }

  /** The same for somebody who was here when it began. */
  CompletableFuture<Void> submit(Signer signer, List<Mutation> mutations, Runnable besides) {
    return atWork(signer.agentId()).isPresent()
        ? submit(signer.agentId(), mutations, besides)
        : add(mutations, besides, m -> table.add(signer, m, clock.millis()));
  }

  private Optional<AtWork> atWork(String agent) {
    return people.atWork().filter(who -> who.agentId().equals(agent));
  }

  private CompletableFuture<Void> add(
      List<Mutation> mutations, Runnable besides, Function<Mutation, OutboxCore.Item> adding) {
    return thread.run(
        () -> {
          List<OutboxCore.Item> items =
              handle.inTransaction(
                  tx -> {
                    besides.run();
                    return mutations.stream().map(adding).toList();
                  });
          checkpoint();
          changed.run();
          added.accept(items);
        });
  }

  /** Who hears of new mutations, and of an outbox that must be read again. */
  void listen(Consumer<List<OutboxCore.Item>> whenAdded, Runnable whenReset) {
    added = whenAdded;
    reset = whenReset;
    sync.onOutboxReset(whenReset);
  }

  /** More may wait than was said. */
  void reread() {
    sync.tellOutboxReset();
  }

  /**
   * Somebody is at work: what waited for this is sealed and goes on, and the computer may deliver
   * by itself for a while.
   */
  CompletableFuture<Void> entered(AtWork author) {
    return thread.run(
        () -> {
          handle.useTransaction(
              tx -> {
                OutboxSealing sealing = new OutboxSealing(handle);
                sealing.sealFor(author);
                sealing.tryAgain(author);
                keepPermit(author);
              });
          checkpoint();
          reset.run();
        });
  }

  /** What is not sealed for the server that this person asks is sealed anew and goes again. */
  CompletableFuture<Void> sealFor(AtWork author) {
    return thread.run(
        () -> {
          handle.useTransaction(
              tx -> {
                new OutboxSealing(handle).sealFor(author);
                keepPermit(author);
              });
          checkpoint();
          reset.run();
        });
  }

  private void keepPermit(AtWork author) {
    author
        .sealing()
        .filter(sealing -> !sealing.permit().token().isEmpty())
        .ifPresent(sealing -> Meta.put(handle, Meta.PERMIT, Json.text(sealing.permit())));
  }

  /** Seals what an earlier key of this person has sealed anew, within the caller's transaction. */
  void reseal(PersonKey earlier, AtWork today) {
    new OutboxSealing(handle).reseal(earlier, today);
  }

  /** Whether what this key has sealed is still needed; within the caller's transaction. */
  boolean needs(String keyId) {
    return new OutboxSealing(handle).needs(keyId);
  }

  /** By what the computer delivers when nobody is signed in. */
  CompletableFuture<Optional<DeliveryPermit>> permit() {
    return thread.call(
        () ->
            Meta.get(handle, Meta.PERMIT)
                .flatMap(text -> Json.tryRead(text, DeliveryPermit.class)));
  }

  /** The server does not take the permit any more. */
  CompletableFuture<Void> dropPermit() {
    return thread.run(() -> Meta.remove(handle, Meta.PERMIT));
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
