package org.seatline.installer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;

/** A socket that nobody reads: the system drops what is sent there, without a word. */
final class DeafSocket implements AutoCloseable {
  private final DatagramChannel socket;

  DeafSocket() throws IOException {
    socket = DatagramChannel.open();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  int port() throws IOException {
    return socket.getLocalAddress() instanceof InetSocketAddress inet ? inet.getPort() : -1;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
