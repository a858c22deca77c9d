package org.seatline.server.telephony;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caller made of one UDP socket and written-out requests: it decides when which packet goes. */
final class RawCaller implements AutoCloseable {
  private static final String HOST = TestFrontDoor.HOST;
  private static final int PACKET_MAX_BYTES = 8_192;
  private static final int ANSWER_MAX_MS = 15_000;
  private static final Pattern TO = Pattern.compile("(?im)^(?:To|t)\\s*:\\s*(.*)$");
  private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 (\\d{3})");

  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final InetSocketAddress server;
  private final String callId = "raw-" + socket.getLocalPort() + "@" + HOST;
  private String to = "<sip:95598@" + HOST + ">";

  RawCaller(int serverPort) throws IOException {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
  }

  /** Calls, waits for the answer and acknowledges it. */
  void call() throws IOException {
    String sdp =
        String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 " + HOST,
            "s=-",
            "c=IN IP4 " + HOST,
            "t=0 0",
            "m=audio " + (socket.getLocalPort() ^ 1) + " RTP/AVP 8 101",
            "a=rtpmap:101 telephone-event/8000",
            "");
    send(request("INVITE", 1, "invite", sdp));
    socket.setSoTimeout(ANSWER_MAX_MS);
    String answer = receive();
    while (status(answer) < 200) {
      answer = receive();
    }
    Matcher tagged = TO.matcher(answer);
    if (status(answer) != 200 || !tagged.find()) {
      throw new IOException("the call was not answered: " + answer);
    }
    to = tagged.group(1).strip();
    send(request("ACK", 1, "ack", ""));
  }

  /** Sends BYE again and again, every other millisecond, until it is answered; the status. */
  int hangUpUntilAnswered() throws IOException {
    socket.setSoTimeout(2);
    long end = System.nanoTime() + ANSWER_MAX_MS * 1_000_000L;
    while (System.nanoTime() < end) {
      send(request("BYE", 2, "bye", ""));
      String message = receiveSoon();
      if (message.startsWith("SIP/2.0") && message.contains("2 BYE")) {
        return status(message);
      }
    }
    throw new IOException("BYE was not answered");
  }

  private String request(String method, int cseq, String branch, String body) {
    String type = body.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
    return method
        + " sip:95598@"
        + HOST
        + ":"
        + server.getPort()
        + " SIP/2.0\r\nVia: SIP/2.0/UDP "
        + HOST
        + ":"
        + socket.getLocalPort()
        + ";branch=z9hG4bK"
        + branch
        + socket.getLocalPort()
        + "\r\nMax-Forwards: 70\r\nFrom: <sip:13800000000@"
        + HOST
        + ">;tag=raw\r\nTo: "
        + to
        + "\r\nCall-ID: "
        + callId
        + "\r\nCSeq: "
        + cseq
        + " "
        + method
        + "\r\nContact: <sip:raw@"
        + HOST
        + ":"
        + socket.getLocalPort()
        + ">\r\n"
        + type
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private void send(String message) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, server));
  }

  private String receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[PACKET_MAX_BYTES], PACKET_MAX_BYTES);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  /** The next packet, or nothing: perhaps nobody listens yet. */
  private String receiveSoon() throws IOException {
    try {
      return receive();
    } catch (SocketTimeoutException e) {
      return "";
    }
  }

  private static int status(String message) {
    Matcher status = STATUS.matcher(message);
    return status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
  }

  @Override
  public void close() {
    socket.close();
  }
}
