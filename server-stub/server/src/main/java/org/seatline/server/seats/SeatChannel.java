package org.seatline.server.seats;

import io.helidon.websocket.WsCloseCodes;
import io.helidon.websocket.WsSession;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a seat. Sending never blocks: messages wait in a bounded queue for the
 * channel's writer; a seat that lets it fill up is disconnected, not waited for. Safe for several
 * threads.
 */
final class SeatChannel {
  static final int WAITING_MESSAGES_MAX = 512;
  private static final Logger LOG = LoggerFactory.getLogger(SeatChannel.class);

  /** Ends the writer after what was sent before it. */
  private static final ServerMessage LAST = new ServerMessage.HeartbeatAck(Long.MIN_VALUE);

  private final SeatSession session;
  private final String id;
  private final WsSession socket;
  private final LongSupplier nanoTime;
  private final BlockingQueue<ServerMessage> waiting =
      new ArrayBlockingQueue<>(WAITING_MESSAGES_MAX);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread writer;
  private volatile long heardNanos;
  private volatile boolean watchingFloor;
  private volatile boolean watchingTargets;

  SeatChannel(SeatSession session, String id, WsSession socket, LongSupplier nanoTime) {
    this.session = session;
    this.id = id;
    this.socket = socket;
    this.nanoTime = nanoTime;
    this.heardNanos = nanoTime.getAsLong();
    this.writer = Thread.ofVirtual().name("seat-out-" + session.agentId()).unstarted(this::write);
  }

  void start() {
    writer.start();
  }

  SeatSession session() {
    return session;
  }

  String agentId() {
    return session.agentId();
  }

  /** Names this connection in lease events. */
  String id() {
    return id;
  }

  void heard() {
    heardNanos = nanoTime.getAsLong();
  }

  long silentMs() {
    return (nanoTime.getAsLong() - heardNanos) / 1_000_000;
  }

  /** Whether the agent chooses whom to ask or to hand over to. */
  boolean watchingTargets() {
    return watchingTargets;
  }

  void watchTargets(boolean on) {
    watchingTargets = on;
  }

  boolean watchingFloor() {
    return watchingFloor;
  }

  void watchFloor(boolean on) {
    watchingFloor = on;
  }

  boolean isClosed() {
    return closed.get();
  }

  void send(ServerMessage message) {
    if (!closed.get() && !waiting.offer(message)) {
      LOG.warn("seat {} does not read: disconnected", agentId());
      cut();
    }
  }

  /** Sends what waits and this, then closes. */
  void closeAfter(ServerMessage message) {
    send(message);
    close();
  }

  /** Sends what waits, then closes. */
  void close() {
    if (closed.compareAndSet(false, true) && !waiting.offer(LAST)) {
      writer.interrupt();
    }
  }

  /** Closes at once. The interrupt closes the socket when the writer is stuck in it. */
  void cut() {
    closed.set(true);
    writer.interrupt();
  }

  private void write() {
    try {
      for (ServerMessage m = waiting.take(); !m.equals(LAST); m = waiting.take()) {
        socket.send(Wire.encode(m), true);
      }
      socket.close(WsCloseCodes.NORMAL_CLOSE, "over");
    } catch (InterruptedException e) {
      closeQuietly();
    } catch (RuntimeException e) {
      LOG.debug("seat {} is gone: {}", agentId(), e.getMessage());
    } finally {
      closed.set(true);
    }
  }

  private void closeQuietly() {
    try {
      socket.close(WsCloseCodes.TRY_AGAIN_LATER, "disconnected");
    } catch (RuntimeException e) {
      LOG.debug("seat {} was gone already: {}", agentId(), e.getMessage());
    }
  }
}
