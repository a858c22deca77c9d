package org.seatline.installer.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A seat's channel that only keeps its lease: how long the server takes to answer. */
final class HeartbeatProbe implements WebSocket.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeartbeatProbe.class);
  private static final long EVERY_MS = 50;

  private final ConcurrentHashMap<Long, Long> sent = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();
  private final List<Double> times = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("probe-heartbeat").factory());
  private final WebSocket channel;

  HeartbeatProbe(HttpClient client, URI server, String token) {
    URI address =
        URI.create(
            "ws" + server.toString().substring(4) + Protocol.SEAT_CHANNEL + "?token=" + token);
    channel = client.newWebSocketBuilder().buildAsync(address, this).join();
    say(
        new SeatMessage.Hello(
            Protocol.VERSION, "probe", SeatStateName.NOT_READY, null, "break", 0));
    var _ = timer.scheduleWithFixedDelay(this::beat, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    long next = number.incrementAndGet();
    sent.put(next, System.nanoTime());
    say(new SeatMessage.Heartbeat(next));
  }

  private void say(SeatMessage message) {
    var _ = channel.sendText(Wire.encode(message), true).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      heard(text.toString());
      text.setLength(0);
    }
    socket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  private void heard(String message) {
    try {
      if (Wire.decode(message, ServerMessage.class)
          instanceof ServerMessage.HeartbeatAck(long answered)) {
        Long began = sent.remove(answered);
        if (began != null) {
          add((System.nanoTime() - began) / 1e6);
        }
      }
    } catch (MalformedMessageException e) {
      LOG.warn("the server said what is no message", e);
    }
  }

  private synchronized void add(double ms) {
    times.add(ms);
    notifyAll();
  }

  /** So many round trips in milliseconds. */
  synchronized List<Double> next(int count, long maxMs) throws InterruptedException {
    long end = System.nanoTime() + maxMs * 1_000_000;
    times.clear();
    while (times.size() < count && System.nanoTime() < end) {
      wait(EVERY_MS);
    }
    return take();
  }

  /** Round trips in milliseconds since the last question. */
  synchronized List<Double> take() {
    List<Double> taken = List.copyOf(times);
    times.clear();
    return taken;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    channel.abort();
  }
}
