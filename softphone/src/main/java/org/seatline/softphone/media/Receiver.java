package org.seatline.softphone.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the sockets of all legs on one thread and hands over datagrams with their arrival time. */
final class Receiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
  private static final int DATAGRAM_BYTES_MAX = 2048;

  /** Datagrams taken from one socket before the next has its turn: a flood harms one leg only. */
  private static final int DATAGRAMS_PER_TURN_MAX = 32;

  private record Socket(UdpMediaLeg leg, boolean rtp) {}

  private final LongSupplier clock;
  private final Selector selector;
  private final byte[] datagram = new byte[DATAGRAM_BYTES_MAX];
  private final ByteBuffer buffer = ByteBuffer.wrap(datagram);
  private final NamedThread thread;

  Receiver(LongSupplier clock) throws IOException {
    this.clock = clock;
    this.selector = Selector.open();
    this.thread = NamedThread.startUrgent("media-receive", this::run);
  }

  void add(UdpMediaLeg leg, LegSockets sockets) throws ClosedChannelException {
    sockets.rtp().register(selector, SelectionKey.OP_READ, new Socket(leg, true));
    sockets.rtcp().register(selector, SelectionKey.OP_READ, new Socket(leg, false));
    selector.wakeup(); // a select under way does not see new keys
  }

  private void run(NamedThread self) {
    while (!self.closing()) {
      try {
        selector.select(this::receive);
      } catch (IOException e) {
        LOG.error("media receive failed", e);
      } catch (ClosedSelectorException e) {
        return;
      }
    }
  }

  private void receive(SelectionKey key) {
    if (!(key.attachment() instanceof Socket socket)
        || !(key.channel() instanceof DatagramChannel channel)) {
      return;
    }
    try {
      for (int i = 0; i < DATAGRAMS_PER_TURN_MAX; i++) {
        buffer.clear();
        SocketAddress from = channel.receive(buffer);
        if (from == null) {
          return;
        }
        if (from instanceof InetSocketAddress inet) {
          socket.leg.received(datagram, buffer.position(), inet, socket.rtp, clock.getAsLong());
        }
      }
    } catch (PortUnreachableException e) {
      LOG.debug("peer's port is closed: {}", e.getMessage());
    } catch (ClosedChannelException e) {
      key.cancel();
    } catch (IOException e) {
      LOG.warn("reading a media socket failed: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("handling a datagram failed", e);
    }
  }

  @Override
  public void close() {
    thread.close();
    try {
      selector.close();
    } catch (IOException e) {
      LOG.warn("closing the media selector failed: {}", e.getMessage());
    }
  }
}
