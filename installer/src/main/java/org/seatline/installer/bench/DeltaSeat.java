package org.seatline.installer.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.local.LocalStore;
import org.seatline.app.local.OutboxDelivery;
import org.seatline.app.local.Recordings;
import org.seatline.app.session.Backoff;
import org.seatline.app.session.Delivery;
import org.seatline.app.session.HttpServerApi;
import org.seatline.app.session.SyncLoop;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;

/** A seat's store, its outbox and its copy, without telephone and screen. */
final class DeltaSeat implements Delivery.Listener, AutoCloseable {
  private final String agentId;
  private final LocalStore store;
  private final HttpServerApi api;
  private final OutboxDelivery delivery;
  private final SyncLoop loop;
  private int waiting;
  private boolean copied;
  private long awaitedSinceNanos;
  private double deliveredMs;
  private double copiedMs;
  private int rejected;

  private DeltaSeat(String agentId, LocalStore store, HttpServerApi api) throws IOException {
    this.agentId = agentId;
    this.store = store;
    this.api = api;
    Random random = new Random(agentId.hashCode());
    this.delivery = new OutboxDelivery(store, new Recordings(store), Backoff.ofSeat(random));
    this.loop =
        new SyncLoop(api, store.copy(), Backoff.ofSeat(random), () -> {}, this::copiedPercent);
  }

  /** Signs in; the seat is in step with a server that is at this point. */
  static DeltaSeat start(
      Path folder, HttpClient client, URI server, String agentId, HistoryPoint inStep)
      throws IOException {
    LocalStore store = BenchStore.open(folder.resolve("seat-" + agentId));
    HttpServerApi api = BenchStore.signIn(store, client, server, agentId);
    for (ChangeShelf shelf : EnumSet.of(ChangeShelf.DOCUMENTS, ChangeShelf.RECORDS)) {
      var nothing =
          new FeedPage(inStep, Continuity.CONTINUES, 0, inStep.number(), false, List.of());
      if (!inStep.none()) {
        store.copy().apply(shelf, nothing, store.copy().known()).join();
      }
    }
    DeltaSeat seat = new DeltaSeat(agentId, store, api);
    seat.delivery.start(api, seat);
    return seat;
  }

  HttpServerApi api() {
    return api;
  }

  /** Finishes tickets; they are on this seat's disk when this returns. */
  List<String> submit(int count) {
    List<String> ids = new java.util.ArrayList<>();
    CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    for (int i = 0; i < count; i++) {
      String id = UUID.randomUUID().toString();
      ids.add(id);
      synchronized (this) {
        waiting++;
      }
      var ticket =
          new TicketRecord(
              id,
              "",
              null,
              null,
              "fault",
              "fault",
              1,
              "open",
              Map.of("story", "No. " + i),
              agentId,
              System.currentTimeMillis(),
              null);
      last = store.desk().submit(new Mutation.TicketSubmitted(ticket));
    }
    last.join();
    return ids;
  }

  /** From now on it counts when all is delivered and copied. */
  synchronized void expect(long nowNanos) {
    awaitedSinceNanos = nowNanos;
    copied = false;
  }

  /** Delivers, and copies what is new. */
  void goOn() {
    delivery.wake();
    loop.begin(EnumSet.of(ChangeShelf.DOCUMENTS, ChangeShelf.RECORDS));
  }

  @Override
  public synchronized void waiting(int count) {
    waiting = count;
    if (count == 0) {
      deliveredMs = (System.nanoTime() - awaitedSinceNanos) / 1e6;
    }
    notifyAll();
  }

  private synchronized void copiedPercent(int percent) {
    if (percent == 100 && !copied) {
      copied = true;
      copiedMs = (System.nanoTime() - awaitedSinceNanos) / 1e6;
    }
    notifyAll();
  }

  @Override
  public synchronized void rejected(String subject, String code) {
    rejected++;
  }

  /** Waits until the outbox is empty; the time in milliseconds. */
  synchronized double delivered(long maxMs) throws InterruptedException, IOException {
    await(maxMs, false);
    return deliveredMs;
  }

  /** Waits until the outbox is empty and the copy has caught up; the time in milliseconds. */
  synchronized double inStep(long maxMs) throws InterruptedException, IOException {
    await(maxMs, true);
    return Math.max(deliveredMs, copiedMs);
  }

  private void await(long maxMs, boolean andCopied) throws InterruptedException, IOException {
    long end = System.nanoTime() + maxMs * 1_000_000;
    while (waiting > 0 || (andCopied && !copied)) {
      long leftMs = (end - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        throw new IOException(agentId + " is not in step after " + maxMs + " ms");
      }
      wait(leftMs);
    }
  }

  synchronized int rejections() {
    return rejected;
  }

  @Override
  public void close() {
    loop.close();
    delivery.close();
    store.close();
  }
}
