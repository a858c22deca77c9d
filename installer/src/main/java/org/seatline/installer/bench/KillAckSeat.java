package org.seatline.installer.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.seatline.app.local.KeyFile;
import org.seatline.app.local.LocalStore;
import org.seatline.app.local.NumberRules;
import org.seatline.app.local.OutboxDelivery;
import org.seatline.app.local.Recordings;
import org.seatline.app.session.Backoff;
import org.seatline.app.session.Delivery;
import org.seatline.app.session.HttpServerApi;
import org.seatline.app.session.SeatStore;
import org.seatline.app.session.ServerApi;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.TicketRecord;

/** A seat without telephone and screen: its store and its outbox, as the product has them. */
final class KillAckSeat implements Delivery.Listener, AutoCloseable {
  private static final long BACKOFF_FIRST_MS = 50;
  private static final long BACKOFF_MAX_MS = 400;

  private final String agentId;
  private final LocalStore store;
  private final OutboxDelivery delivery;
  private final StrikingApi api;
  private final List<String> submitted = new ArrayList<>();
  private final List<String> rejected = new ArrayList<>();
  private int waiting;

  private KillAckSeat(String agentId, LocalStore store, StrikingApi api) throws IOException {
    this.agentId = agentId;
    this.store = store;
    this.api = api;
    this.delivery =
        new OutboxDelivery(
            store,
            new Recordings(store),
            new Backoff(BACKOFF_FIRST_MS, BACKOFF_MAX_MS, new Random(1)));
  }

  /** Signs in and begins to deliver. */
  static KillAckSeat start(
      Path folder, String agentId, URI server, AtomicReference<StrikingApi.Strike> armed)
      throws IOException {
    if (!(LocalStore.open(
            folder.resolve("seat-" + agentId), new KeyFile(), NumberRules.CHINA, Clock.systemUTC())
        instanceof LocalStore.Opened.Open(LocalStore store, var setAside))) {
      throw new IOException("the store of " + agentId + " is in use");
    }
    var api = new StrikingApi(new HttpServerApi(HttpClient.newHttpClient(), server), armed);
    var request =
        new SignInRequest(
            Protocol.VERSION, agentId, "demo-" + agentId, store.clientId(), "kill-ack");
    if (!(api.signIn(request)
        instanceof ServerApi.Reply.Ok<SignInResponse>(SignInResponse session))) {
      throw new IOException(agentId + " was not let in");
    }
    api.token(session.token());
    SeatStore people = store;
    people.people().welcome(session, ("demo-" + agentId).toCharArray());
    store.agent(agentId);
    KillAckSeat seat = new KillAckSeat(agentId, store, api);
    seat.delivery.start(api, seat);
    seat.delivery.wake();
    return seat;
  }

  /** Submits a ticket; it is on this seat's disk when this returns. */
  void submit(long nowMs) {
    String id = UUID.randomUUID().toString();
    var ticket =
        new TicketRecord(
            id, "", null, null, "fault", "fault", 1, "open", Map.of(), agentId, nowMs, null);
    synchronized (this) {
      submitted.add(id);
      waiting++;
    }
    store.desk().submit(new Mutation.TicketSubmitted(ticket)).join();
  }

  @Override
  public synchronized void waiting(int count) {
    waiting = count;
    notifyAll();
  }

  @Override
  public synchronized void rejected(String subject, String code) {
    rejected.add(subject + ": " + code);
  }

  /** Waits until the server has all; false when that takes too long. */
  synchronized boolean delivered(long maxMs) throws InterruptedException {
    long end = System.nanoTime() + maxMs * 1_000_000;
    while (waiting > 0) {
      long leftMs = (end - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        return false;
      }
      wait(leftMs);
    }
    return true;
  }

  synchronized List<String> submitted() {
    return List.copyOf(submitted);
  }

  synchronized List<String> rejections() {
    return List.copyOf(rejected);
  }

  int duplicates() {
    return api.duplicates();
  }

  @Override
  public void close() {
    delivery.close();
    store.close();
  }
}
