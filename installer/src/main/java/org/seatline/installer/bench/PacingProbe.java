package org.seatline.installer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.seatline.softphone.media.NamedThread;
import org.seatline.softphone.media.RealTime;

/**
 * A socket that many streams are sent to. It notes how far from 20 ms after its forerunner each
 * packet comes; the noise of this process's own scheduling is in the figure.
 */
final class PacingProbe implements AutoCloseable {
  private static final double PACKET_MS = 20;
  private static final int SSRC_OFFSET = 8;
  private static final int BUFFER_BYTES = 4 << 20;
  private static final int TIMES_MAX = 2_000_000;

  private final DatagramChannel socket;
  private final NamedThread thread;
  private final Map<Integer, Long> last = new HashMap<>();
  private final List<Double> offMs = new ArrayList<>();
  private boolean measuring;

  PacingProbe() throws IOException {
    socket = DatagramChannel.open();
    socket.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    thread = NamedThread.startUrgent("bench-pacing", this::run);
  }

  int port() throws IOException {
    return socket.getLocalAddress() instanceof InetSocketAddress inet ? inet.getPort() : -1;
  }

  private void run(NamedThread self) {
    var _ = RealTime.ask(); // else it is this thread's own waiting that is measured
    ByteBuffer packet = ByteBuffer.allocateDirect(2_048);
    try {
      while (!self.closing()) {
        packet.clear();
        socket.receive(packet);
        take(packet, System.nanoTime());
      }
    } catch (AsynchronousCloseException e) {
      return; // closed
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the packets cannot be read", e);
    }
  }

  private synchronized void take(ByteBuffer packet, long nanos) {
    if (packet.position() <= SSRC_OFFSET + 4) {
      return;
    }
    Long before = last.put(packet.getInt(SSRC_OFFSET), nanos);
    if (measuring && before != null && offMs.size() < TIMES_MAX) {
      offMs.add(Math.abs((nanos - before) / 1e6 - PACKET_MS));
    }
  }

  /** Forgets what was and measures from now on. */
  synchronized void begin() {
    last.clear();
    offMs.clear();
    measuring = true;
  }

  /** Streams heard since {@link #begin}. */
  synchronized int streams() {
    return last.size();
  }

  /** Distances from 20 ms since {@link #begin}. */
  synchronized List<Double> offMs() {
    measuring = false;
    return List.copyOf(offMs);
  }

  @Override
  public void close() throws IOException {
    thread.ask();
    socket.close();
    thread.close();
  }
}
