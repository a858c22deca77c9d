package org.seatline.softphone.simulation;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.media.NamedThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bad network between two parties of a call, over real sockets on loopback. Whoever sets up the
 * call gives each session description of the near party to {@link #toFar} before it goes out, and
 * each of the far party to {@link #toNear} when it comes in: both then send RTP and RTCP here.
 *
 * <p>What becomes of a packet follows from the seed and its number in its stream. When it comes is
 * up to the real clock.
 */
public final class ImpairedPath implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(ImpairedPath.class);
  private static final int DATAGRAM_BYTES_MAX = 2_048;
  private static final int UNDER_WAY_MAX = 4_096;
  private static final long NANOS_PER_MS = 1_000_000;

  private final PathEnd near = PathEnd.open();
  private final PathEnd far = PathEnd.open();
  private final Selector selector = Selector.open();
  private final PriorityQueue<UnderWay> underWay =
      new PriorityQueue<>(
          Comparator.comparingLong(UnderWay::dueNanos).thenComparingLong(UnderWay::order));
  private final ByteBuffer buffer = ByteBuffer.allocate(DATAGRAM_BYTES_MAX);
  private final AtomicLong carried = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final NamedThread thread;
  private volatile long cutUntilNanos = System.nanoTime();
  private long order;

  /** A datagram that has not arrived yet. */
  private record UnderWay(long dueNanos, long order, ByteBuffer data, Lane lane) {}

  /** One stream of one direction. */
  private static final class Lane {
    private final Fates fates;
    private final DatagramChannel out;
    private final Supplier<@Nullable InetSocketAddress> to;
    private long lastDueNanos = System.nanoTime();

    Lane(Fates fates, DatagramChannel out, Supplier<@Nullable InetSocketAddress> to) {
      this.fates = fates;
      this.out = out;
      this.to = to;
    }
  }

  private ImpairedPath(long seed, Impairment there, Impairment back) throws IOException {
    lane(near.rtp(), new Lane(new Fates(there, seed), far.rtp(), far::party));
    lane(near.rtcp(), new Lane(new Fates(there, seed + 1), far.rtcp(), far::partyRtcp));
    lane(far.rtp(), new Lane(new Fates(back, seed + 2), near.rtp(), near::party));
    lane(far.rtcp(), new Lane(new Fates(back, seed + 3), near.rtcp(), near::partyRtcp));
    thread = NamedThread.startUrgent("impaired-path", this::run);
  }

  private void lane(DatagramChannel in, Lane lane) throws IOException {
    in.register(selector, SelectionKey.OP_READ, lane);
  }

  /**
   * Opens a path.
   *
   * @param there what it does to packets of the near party
   * @param back what it does to packets of the far party
   */
  public static ImpairedPath open(long seed, Impairment there, Impairment back) throws IOException {
    return new ImpairedPath(seed, there, back);
  }

  /** Takes the near party's session description; returns the one to send to the far party. */
  public String toFar(String sdp) {
    near.learn(sdp);
    return far.stand(sdp);
  }

  /** Takes the far party's session description; returns the one to show to the near party. */
  public String toNear(String sdp) {
    far.learn(sdp);
    return near.stand(sdp);
  }

  /** Loses everything for so long from now. */
  public void cut(Duration length) {
    cutUntilNanos = System.nanoTime() + length.toNanos();
  }

  /** Packets that have arrived, duplicates included. */
  public long carried() {
    return carried.get();
  }

  /** Packets that were lost, of all streams. */
  public long lost() {
    return lost.get();
  }

  private void run(NamedThread self) {
    while (!self.closing()) {
      try {
        UnderWay next = underWay.peek();
        if (next == null) {
          selector.select(this::receive);
        } else {
          long waitMs = Math.ceilDiv(next.dueNanos() - System.nanoTime(), NANOS_PER_MS);
          selector.select(this::receive, Math.max(1, waitMs));
        }
        deliver();
      } catch (ClosedSelectorException closed) {
        return;
      } catch (IOException e) {
        LOG.warn("the path failed: {}", e.getMessage());
      }
    }
  }

  private void receive(SelectionKey key) {
    if (!(key.attachment() instanceof Lane lane)
        || !(key.channel() instanceof DatagramChannel channel)) {
      return;
    }
    try {
      buffer.clear();
      while (channel.receive(buffer) != null) {
        ByteBuffer data = ByteBuffer.allocate(buffer.flip().limit()).put(buffer).flip();
        take(lane, data, System.nanoTime());
        buffer.clear();
      }
    } catch (IOException e) {
      LOG.debug("a party has left: {}", e.getMessage());
    }
  }

  private void take(Lane lane, ByteBuffer data, long now) {
    Fates.Fate fate = lane.fates.next();
    if (now - cutUntilNanos < 0 || underWay.size() >= UNDER_WAY_MAX) {
      fate = new Fates.Fate.Lost();
    }
    switch (fate) {
      case Fates.Fate.Lost() -> lost.incrementAndGet();
      case Fates.Fate.Overtaken(long delay, int copies) ->
          schedule(lane, data, now + delay, copies);
      case Fates.Fate.InOrder(long delay, int copies) -> {
        lane.lastDueNanos = Math.max(lane.lastDueNanos, now + delay);
        schedule(lane, data, lane.lastDueNanos, copies);
      }
    }
  }

  private void schedule(Lane lane, ByteBuffer data, long dueNanos, int copies) {
    for (int i = 0; i < copies; i++) {
      underWay.add(new UnderWay(dueNanos, order++, data, lane));
    }
  }

  private void deliver() {
    long now = System.nanoTime();
    for (UnderWay next = underWay.peek();
        next != null && next.dueNanos() - now <= 0;
        next = underWay.peek()) {
      underWay.remove();
      send(next);
    }
  }

  private void send(UnderWay packet) {
    InetSocketAddress to = packet.lane().to.get();
    if (to == null) {
      return;
    }
    try {
      packet.lane().out.send(packet.data().duplicate(), to);
      carried.incrementAndGet();
    } catch (IOException e) {
      LOG.debug("nobody hears at {}: {}", to, e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    thread.close();
    for (Closeable part : List.of(selector, near, far)) {
      part.close();
    }
  }
}
