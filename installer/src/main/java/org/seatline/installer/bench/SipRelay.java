package org.seatline.installer.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.function.UnaryOperator;
import org.seatline.softphone.media.NamedThread;

/**
 * Stands between two phones on loopback and changes what they tell each other of their media. It is
 * no proxy: it passes datagrams on, and relies on answers going to where a request came from (RFC
 * 3581).
 */
final class SipRelay implements AutoCloseable {
  private static final int DATAGRAM_BYTES_MAX = 65_507;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final DatagramSocket caller;
  private final DatagramSocket callee;
  private final NamedThread there;
  private final NamedThread back;
  private volatile InetSocketAddress callerAt;

  /**
   * Begins.
   *
   * @param calleeAt where the called phone listens
   * @param toCallee what becomes of the caller's session descriptions
   * @param toCaller what becomes of the called phone's
   */
  SipRelay(
      InetSocketAddress calleeAt, UnaryOperator<String> toCallee, UnaryOperator<String> toCaller)
      throws IOException {
    caller = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    callee = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    callerAt = new InetSocketAddress(InetAddress.getLoopbackAddress(), caller.getLocalPort());
    there =
        NamedThread.start(
            "bench-sip-there",
            self ->
                pass(
                    self,
                    caller,
                    in -> {
                      callerAt = (InetSocketAddress) in.getSocketAddress();
                      callee.send(changed(in, toCallee, calleeAt));
                    }));
    back =
        NamedThread.start(
            "bench-sip-back",
            self -> pass(self, callee, in -> caller.send(changed(in, toCaller, callerAt))));
  }

  /** The port that the caller dials. */
  int port() {
    return caller.getLocalPort();
  }

  /** What is done with a datagram. */
  private interface Passing {
    void pass(DatagramPacket in) throws IOException;
  }

  private static void pass(NamedThread self, DatagramSocket socket, Passing passing) {
    DatagramPacket in = new DatagramPacket(new byte[DATAGRAM_BYTES_MAX], DATAGRAM_BYTES_MAX);
    while (!self.closing()) {
      try {
        in.setLength(DATAGRAM_BYTES_MAX);
        socket.receive(in);
        passing.pass(in);
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        throw new IllegalStateException("the relay cannot go on", e);
      }
    }
  }

  private static DatagramPacket changed(
      DatagramPacket in, UnaryOperator<String> change, InetSocketAddress to) {
    String message = new String(in.getData(), 0, in.getLength(), UTF_8);
    int body = message.indexOf(END_OF_HEAD) + END_OF_HEAD.length();
    boolean described = body > END_OF_HEAD.length() && message.indexOf("v=0", body) == body;
    String out = described ? withBody(message, body, change) : message;
    byte[] bytes = out.getBytes(UTF_8);
    return new DatagramPacket(bytes, bytes.length, to);
  }

  private static String withBody(String message, int body, UnaryOperator<String> change) {
    String sdp = change.apply(message.substring(body));
    int length = sdp.getBytes(UTF_8).length;
    return message.substring(0, body).replaceFirst("(?i)(\r\ncontent-length: *)\\d+", "$1" + length)
        + sdp;
  }

  @Override
  public void close() {
    there.ask();
    back.ask();
    caller.close();
    callee.close();
    there.close();
    back.close();
  }
}
