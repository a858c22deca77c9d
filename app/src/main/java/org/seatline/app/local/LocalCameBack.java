package org.seatline.app.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.seatline.app.session.CameBack;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;

/** The {@link CameBack} of the local store. */
final class LocalCameBack implements CameBack {
  /** So long every word is kept that was rejected and dealt with, by this computer's clock. */
  static final Duration KEPT = Duration.ofDays(30);

  private final LocalStore store;
  private final OutboxTable outbox;
  private final RecordTable records;
  private final OwnCustomers customers;
  private final DealtTable dealt;
  private final CopyOnWriteArrayList<Runnable> observers = new CopyOnWriteArrayList<>();

  LocalCameBack(LocalStore store, StoreBooks books, DealtTable dealt) {
    this.store = store;
    this.outbox = books.outbox();
    this.records = books.records();
    this.customers = new OwnCustomers(books.customers());
    this.dealt = dealt;
    outbox.whenCameBack(this::tell);
  }

  @Override
  public CompletableFuture<List<Item>> list() {
    String agent = store.agentId();
    return store.thread().call(() -> listed(agent));
  }

  private List<Item> listed(String agent) {
    Map<Long, String> how = dealt.all();
    return outbox.cameBack(agent).stream()
        .filter(row -> !DealtTable.REPLACED.equals(how.get(row.number())))
        .map(
            row ->
                new Item(
                    row.number(),
                    row.mutation(),
                    row.code(),
                    row.conflicts(),
                    row.atMs(),
                    how.containsKey(row.number())))
        .toList();
  }

  @Override
  public CompletableFuture<Void> putAway(List<Long> numbers) {
    String agent = store.agentId();
    return change(
        () -> {
          List<Item> mine = mine(agent, numbers);
          mine.forEach(this::takeBack);
          dealt.put(mine.stream().map(Item::number).toList(), DealtTable.PUT_AWAY, store.nowMs());
          dealt.prune(store.nowMs() - KEPT.toMillis());
        });
  }

  @Override
  public CompletableFuture<Void> takeOut(List<Long> numbers) {
    String agent = store.agentId();
    return change(() -> dealt.remove(mine(agent, numbers).stream().map(Item::number).toList()));
  }

  private List<Item> mine(String agent, List<Long> numbers) {
    return listed(agent).stream().filter(item -> numbers.contains(item.number())).toList();
  }

  /** It was shown as if the server had taken it. */
  private void takeBack(Item item) {
    String code = item.code();
    if (code == null) {
      return;
    }
    if (item.mutation() instanceof Mutation.OfCustomer about) {
      customers.takeBack(about, code);
    } else if (item.mutation() instanceof Mutation.TicketSubmitted(TicketRecord ticket)) {
      records.own().remove(List.of(ticket.id()));
    } else if (item.mutation() instanceof Mutation.TicketChanged change) {
      takeBack(change);
    }
  }

  private void takeBack(Mutation.TicketChanged change) {
    if (records.isFromServer(change.ticketId())) {
      records.own().remove(List.of(change.ticketId()));
    } else {
      PersonKey author = store.person();
      records
          .ticket(change.ticketId(), Optional.of(author))
          .map(ticket -> TicketEdits.takenBack(ticket, change.edits()))
          .ifPresent(ticket -> records.own().put(author, ticket));
    }
  }

  private CompletableFuture<Void> change(Runnable work) {
    return store.transaction(work).thenRun(this::tell);
  }

  /** Something was submitted in place of these; within the transaction that submits it. */
  void replaced(List<Long> numbers) {
    dealt.put(numbers, DealtTable.REPLACED, store.nowMs());
  }

  /** There may be another answer now. */
  void tell() {
    observers.forEach(Runnable::run);
  }

  @Override
  public Runnable observe(Runnable changed) {
    observers.add(changed);
    return () -> observers.remove(changed);
  }
}
