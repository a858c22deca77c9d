package org.seatline.softphone.media;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** The two sockets of a leg: RTP on an even port, RTCP on the odd one above it (RFC 3550 s. 11). */
record LegSockets(DatagramChannel rtp, DatagramChannel rtcp) implements Closeable {
  private static final int ATTEMPTS_MAX = 64;
  private static final int RECEIVE_BUFFER_BYTES = 128 * 1024;

  /** Opens a pair in the settings' range, starting at {@code hint} so that ports rotate. */
  static LegSockets open(MediaSettings settings, int hint) throws IOException {
    int span = settings.portMax() - settings.portMin();
    int attempts = settings.portMin() == 0 ? ATTEMPTS_MAX : span / 2 + 1;
    for (int i = 0; i < attempts; i++) {
      int port =
          settings.portMin() == 0
              ? 0
              : ((settings.portMin() + 1) & ~1) + 2 * Math.floorMod(hint + i, attempts);
      LegSockets pair = tryOpen(settings, port);
      if (pair != null) {
        return pair;
      }
    }
    throw new BindException(
        "no free pair of RTP ports on "
            + settings.bindAddress().getHostAddress()
            + (settings.portMin() == 0
                ? ""
                : " between " + settings.portMin() + " and " + settings.portMax()));
  }

  private static @Nullable LegSockets tryOpen(MediaSettings settings, int port) throws IOException {
    DatagramChannel first = bind(settings, port);
    if (first == null) {
      return null;
    }
    int got = port(first);
    DatagramChannel second = bind(settings, got ^ 1);
    if (second == null) {
      first.close();
      return null;
    }
    return (got & 1) == 0 ? new LegSockets(first, second) : new LegSockets(second, first);
  }

  private static @Nullable DatagramChannel bind(MediaSettings settings, int port)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
      channel.bind(new InetSocketAddress(settings.bindAddress(), port));
      channel.configureBlocking(false);
      return channel;
    } catch (BindException e) {
      // The port is taken: the caller tries another one.
      channel.close();
      return null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  int rtpPort() {
    return port(rtp);
  }

  int rtcpPort() {
    return port(rtcp);
  }

  private static int port(DatagramChannel channel) {
    try {
      SocketAddress local = channel.getLocalAddress();
      return local instanceof InetSocketAddress inet ? inet.getPort() : -1;
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    try (rtcp) {
      rtp.close();
    }
  }
}
