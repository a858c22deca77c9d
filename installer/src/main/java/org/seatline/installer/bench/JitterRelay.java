package org.seatline.installer.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.seatline.softphone.media.NamedThread;

/** Passes datagrams on after a seeded delay, each for itself; they may overtake one another. */
final class JitterRelay implements AutoCloseable {
  private static final int LISTEN_MS = 1;
  private static final int DATAGRAM_BYTES_MAX = 1500;

  private final DatagramSocket socket;
  private final InetSocketAddress to;
  private final int delayMaxMs;
  private final Random random;
  private final PriorityQueue<Delayed> waiting =
      new PriorityQueue<>(Comparator.comparingLong(d -> d.dueNanos));
  private final NamedThread thread;

  private static final class Delayed {
    final long dueNanos;
    final byte[] bytes;

    Delayed(long dueNanos, byte[] bytes) {
      this.dueNanos = dueNanos;
      this.bytes = bytes;
    }
  }

  /**
   * Begins.
   *
   * @param delayMaxMs every packet takes from 0 to so long, evenly
   */
  JitterRelay(InetSocketAddress to, int delayMaxMs, long seed) throws IOException {
    this.to = to;
    this.delayMaxMs = delayMaxMs;
    random = new Random(seed);
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(LISTEN_MS);
    thread = NamedThread.startUrgent("bench-relay", this::run);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  private void run(NamedThread self) {
    DatagramPacket in = new DatagramPacket(new byte[DATAGRAM_BYTES_MAX], DATAGRAM_BYTES_MAX);
    while (!self.closing()) {
      try {
        receive(in);
        sendDue();
      } catch (IOException e) {
        if (!self.closing()) {
          throw new IllegalStateException("the relay cannot go on", e);
        }
      }
    }
  }

  private void receive(DatagramPacket in) throws IOException {
    try {
      in.setLength(DATAGRAM_BYTES_MAX);
      socket.receive(in);
    } catch (SocketTimeoutException e) {
      return; // nothing came
    }
    byte[] bytes = new byte[in.getLength()];
    System.arraycopy(in.getData(), 0, bytes, 0, bytes.length);
    long delay = (long) (random.nextDouble() * delayMaxMs * 1_000_000);
    waiting.add(new Delayed(System.nanoTime() + delay, bytes));
  }

  private void sendDue() throws IOException {
    Delayed next = waiting.peek();
    while (next != null && next.dueNanos - System.nanoTime() <= 0) {
      waiting.remove();
      socket.send(new DatagramPacket(next.bytes, next.bytes.length, to));
      next = waiting.peek();
    }
  }

  @Override
  public void close() {
    thread.ask();
    socket.close();
    thread.close();
  }
}
