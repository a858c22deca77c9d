package org.seatline.app.session;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.WipeDone;
import org.seatline.protocol.WipeOrders;
import org.seatline.protocol.WipeQuestion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the server what this store has to destroy, lets what waits be delivered first when that was
 * said, and puts the order on the disk; then the seat is to be closed and opened again. On a thread
 * of its own.
 */
final class WipeShell implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WipeShell.class);

  /** So long what waits may go to the server before it is destroyed with the rest. */
  private static final long DELIVER_MAX_MS = 30_000;

  /** So long after the program's start nobody may have said yet how much waits. */
  private static final long COUNT_MAX_MS = 10_000;

  private final ServerApi api;
  private final SeatStore store;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("seat-wipe").daemon(true).factory());
  private final CompletableFuture<Void> counted = new CompletableFuture<>();
  private volatile int waiting;
  private volatile CompletableFuture<Void> delivered = new CompletableFuture<>();
  private volatile Runnable marked = () -> {};

  WipeShell(ServerApi api, SeatStore store) {
    this.api = api;
    this.store = store;
  }

  /** Who closes the seat and opens it again once an order is on the disk. */
  void whenMarked(Runnable listener) {
    marked = listener;
  }

  /** How much waits for the server now. Any thread. */
  void waiting(int count) {
    waiting = count;
    counted.complete(null);
    if (count == 0) {
      delivered.complete(null);
    } else if (delivered.isDone()) {
      delivered = new CompletableFuture<>();
    }
  }

  /** The program starts: says what was destroyed, and asks whether there is more. */
  void start() {
    run(
        () -> {
          confirm();
          look();
        });
  }

  /** The server said that there is something. */
  void ask() {
    run(this::look);
  }

  private void run(Runnable work) {
    try {
      asking.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("the seat is closed");
    }
  }

  private void confirm() {
    Optional<WipeBooks.Unconfirmed> done = store.wipes().unconfirmed();
    if (done.isPresent()) {
      WipeDone report = done.get().report();
      var question = new CentreQuestion<>(Protocol.WIPES_DONE, report, WipeOrders.class);
      if (api.ask(question) instanceof ServerApi.Reply.Ok<WipeOrders>) {
        forget(report);
      }
    }
  }

  private void forget(WipeDone report) {
    try {
      store.wipes().confirmed(report);
    } catch (IOException e) {
      LOG.warn("what was destroyed will be told once more: {}", e.getMessage());
    }
  }

  private void look() {
    var question =
        new CentreQuestion<>(
            Protocol.WIPE_ORDERS, new WipeQuestion(store.clientId()), WipeOrders.class);
    if (api.ask(question) instanceof ServerApi.Reply.Ok<WipeOrders>(WipeOrders orders)
        && !orders.orders().isEmpty()) {
      obey(orders);
    }
  }

  private void obey(WipeOrders orders) {
    await(counted, COUNT_MAX_MS);
    if (orders.orders().stream().anyMatch(WipeOrders.Order::deliverFirst)) {
      await(delivered, DELIVER_MAX_MS);
    }
    try {
      store.wipes().mark(orders, waiting);
      LOG.warn("the server orders data here destroyed: the seat closes its store");
      marked.run();
    } catch (IOException e) {
      LOG.error("the order to destroy this store is not on the disk, it will come again", e);
    }
  }

  private void await(CompletableFuture<Void> what, long maxMs) {
    try {
      what.get(maxMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("{} things were not delivered in {} ms", waiting, maxMs);
    } catch (ExecutionException e) {
      throw new IllegalStateException("it is completed with nothing", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    asking.shutdown();
  }
}
