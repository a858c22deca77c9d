package org.seatline.server;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Where the server may listen. */
final class Binding {
  private Binding() {}

  /** The address, if it may be used: with demo accounts only loopback may. */
  static InetAddress check(String address, boolean demo) throws ServerFailure {
    InetAddress found;
    try {
      found = InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new ServerFailure(e, ExitCode.USAGE, "bind.unknown", address);
    }
    if (demo && !found.isLoopbackAddress()) {
      throw new ServerFailure(ExitCode.DEMO_NOT_ON_LOOPBACK, "bind.demo", address);
    }
    return found;
  }

  /** Whether the TCP port can be had now; a good sentence is worth the extra try. */
  static void checkFree(InetAddress address, int port) throws ServerFailure {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new ServerFailure(
          e, ExitCode.PORT, "port.http", String.valueOf(port), address.getHostAddress());
    }
  }

  /** The same for SIP, before anything slow is begun: UDP and TCP. */
  static void checkFreeForSip(InetAddress address, int port) throws ServerFailure {
    InetSocketAddress wanted = new InetSocketAddress(address, port);
    try (DatagramSocket _ = new DatagramSocket(wanted);
        ServerSocket streams = new ServerSocket()) {
      streams.setReuseAddress(true);
      streams.bind(wanted);
    } catch (IOException e) {
      throw new ServerFailure(
          e, ExitCode.PORT, "port.sip", String.valueOf(port), address.getHostAddress());
    }
  }
}
