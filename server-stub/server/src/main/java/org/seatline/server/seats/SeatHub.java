package org.seatline.server.seats;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the connections of all seats: attaches a connection at its hello, takes the lease away when
 * it is gone or silent, and sends the floor once a second at most. Safe for several threads.
 */
final class SeatHub implements AutoCloseable {
  static final long HEARTBEAT_MS = 2_000;
  static final long LEASE_MS = 8_000;
  private static final long TURN_MS = 1_000;
  private static final int CHANNELS_MAX = 4_000;
  private static final Logger LOG = LoggerFactory.getLogger(SeatHub.class);

  private final SessionRegistry sessions;
  private final Channels channels;
  private final SeatInbox inbox;
  private final StoreWipes wipes;
  private final Set<SeatChannel> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService turns =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("seat-leases").daemon().factory());
  private volatile boolean closing;

  SeatHub(SessionRegistry sessions, Channels channels, SeatInbox inbox, StoreWipes wipes) {
    this.sessions = sessions;
    this.channels = channels;
    this.inbox = inbox;
    this.wipes = wipes;
  }

  void start() {
    var _ = turns.scheduleAtFixedRate(this::turn, TURN_MS, TURN_MS, TimeUnit.MILLISECONDS);
  }

  SessionRegistry sessions() {
    return sessions;
  }

  /** A connection is there but has said nothing yet. */
  void opened(SeatChannel channel) {
    if (open.size() >= CHANNELS_MAX || closing) {
      channel.closeAfter(new ServerMessage.Refused("busy", "hello"));
      return;
    }
    open.add(channel);
    sessions.seen(channel.session());
  }

  /** The seat said hello: false when it cannot be served. */
  boolean hello(SeatChannel channel, SeatMessage.Hello hello) {
    if (hello.protocolVersion() != Protocol.VERSION) {
      channel.closeAfter(new ServerMessage.Refused("old-protocol", "hello"));
      return false;
    }
    SeatChannel before = channels.attach(channel);
    if (before != null) {
      before.close();
    }
    inbox.hello(channel, hello);
    wipes.tell(channel);
    return true;
  }

  void take(SeatChannel channel, SeatMessage message) {
    if (message instanceof SeatMessage.StoreWaits waits) {
      wipes.waiting(channel.session(), waits);
      return;
    }
    inbox.take(channel, message);
  }

  void gone(SeatChannel channel) {
    open.remove(channel);
    channel.close();
    if (channels.detach(channel) && !closing) {
      inbox.lost(channel);
    }
  }

  private void turn() {
    try {
      for (SeatChannel channel : open) {
        if (channel.silentMs() > LEASE_MS) {
          LOG.info("seat {} is silent: its lease is over", channel.agentId());
          channel.cut();
          gone(channel);
        } else if (channel.isClosed()) {
          gone(channel);
        }
      }
      inbox.publishFloor();
    } catch (RuntimeException e) {
      LOG.error("a turn over the seats failed", e);
    }
  }

  /** Tells every seat up to which change there is something to fetch. */
  void changesAvailable(long lastChange) {
    ServerMessage message = new ServerMessage.ChangesAvailable(lastChange);
    channels.all().forEach(channel -> channel.send(message));
  }

  /** Leaves the leases as they are: after a restart the seats come back and declare. */
  @Override
  public void close() {
    closing = true;
    turns.shutdownNow();
    open.forEach(SeatChannel::close);
  }
}
