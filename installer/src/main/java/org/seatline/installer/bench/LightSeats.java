package org.seatline.installer.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.SipAccount;
import org.seatline.protocol.Wire;

/**
 * Signed-in seats that take no part in their calls: each has its session, its seat channel with
 * heartbeats and a registration, whose contact is the phone of all of them, played by sipp.
 */
final class LightSeats implements AutoCloseable {
  private static final int PACKET_MAX_BYTES = 4_096;
  private static final int ANSWER_MAX_MS = 3_000;
  private static final int EXPIRES_SECONDS = 3_600;
  private static final Pattern CHALLENGE =
      Pattern.compile("nonce=\"([^\"]+)\",\\s*algorithm=MD5", Pattern.CASE_INSENSITIVE);

  private final HttpClient http = HttpClient.newHttpClient();
  private final DatagramSocket sip = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final ScheduledExecutorService heartbeats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("bench-heartbeats").daemon(true).factory());
  private final List<WebSocket> channels = new ArrayList<>();
  private final AtomicLong beat = new AtomicLong();
  private final LoadServer server;
  private final int phonePort;

  /**
   * @param phonePort where the phone of all seats listens
   */
  LightSeats(LoadServer server, int phonePort) throws IOException {
    this.server = server;
    this.phonePort = phonePort;
    sip.setSoTimeout(ANSWER_MAX_MS);
  }

  /** Signs in so many and keeps them there; all are ready. */
  void open(int count) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      open(LoadCentre.agent(i));
    }
    var _ = heartbeats.scheduleWithFixedDelay(this::beat, 0, 2, TimeUnit.SECONDS);
  }

  private void open(String agent) throws IOException, InterruptedException {
    SignInResponse session = signIn(agent);
    register(agent, session.sip());
    URI channel =
        URI.create(
            server.url().replace("http:", "ws:")
                + Protocol.SEAT_CHANNEL
                + "?token="
                + session.token());
    WebSocket socket = http.newWebSocketBuilder().buildAsync(channel, new Deaf()).join();
    socket
        .sendText(
            Wire.encode(
                new SeatMessage.Hello(
                    Protocol.VERSION, "bench-" + agent, SeatStateName.READY, null, null, 0)),
            true)
        .join();
    channels.add(socket);
  }

  private SignInResponse signIn(String agent) throws IOException, InterruptedException {
    SignInRequest wanted =
        new SignInRequest(
            Protocol.VERSION, agent, LoadCentre.password(agent), "bench-" + agent, "bench");
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(server.url() + Protocol.SIGN_IN))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Wire.encode(wanted)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    try {
      if (answer.statusCode() == 200) {
        return Wire.decode(answer.body(), SignInResponse.class);
      }
    } catch (MalformedMessageException e) {
      throw new IOException(e);
    }
    throw new IOException("agent " + agent + " was not let in: " + answer.body());
  }

  /** REGISTER, the challenge, REGISTER with MD5 (RFC 2617 section 3.2.2). */
  private void register(String agent, SipAccount account) throws IOException {
    String first = ask(request(agent, account, 1, ""));
    Matcher challenge = CHALLENGE.matcher(first);
    if (!challenge.find()) {
      throw new IOException("no challenge: " + first);
    }
    String nonce = challenge.group(1);
    String uri = "sip:" + server.target();
    String secret = md5(account.user() + ":" + account.domain() + ":" + account.password());
    String response =
        md5(String.join(":", secret, nonce, "00000001", "bench", "auth", md5("REGISTER:" + uri)));
    String authorization =
        "Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"bench\", response=\"%s\"\r\n"
            .formatted(account.user(), account.domain(), nonce, uri, response);
    String second = ask(request(agent, account, 2, authorization));
    if (!second.startsWith("SIP/2.0 200")) {
      throw new IOException("agent " + agent + " was not registered: " + second);
    }
  }

  private String request(String agent, SipAccount account, int cseq, String authorization) {
    String address = "<sip:" + account.user() + "@" + account.domain() + ">";
    return "REGISTER sip:"
        + server.target()
        + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
        + sip.getLocalPort()
        + ";branch=z9hG4bK"
        + agent
        + "r"
        + cseq
        + "\r\nMax-Forwards: 70\r\nFrom: "
        + address
        + ";tag=bench\r\nTo: "
        + address
        + "\r\nCall-ID: register-"
        + agent
        + "@127.0.0.1\r\nCSeq: "
        + cseq
        + " REGISTER\r\nContact: <sip:"
        + account.user()
        + "@127.0.0.1:"
        + phonePort
        + ">;expires="
        + EXPIRES_SECONDS
        + "\r\n"
        + authorization
        + "Content-Length: 0\r\n\r\n";
  }

  private String ask(String request) throws IOException {
    byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
    sip.send(
        new DatagramPacket(
            bytes, bytes.length, InetAddress.getLoopbackAddress(), server.sipPort()));
    DatagramPacket answer = new DatagramPacket(new byte[PACKET_MAX_BYTES], PACKET_MAX_BYTES);
    sip.receive(answer);
    return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  private void beat() {
    String heartbeat = Wire.encode(new SeatMessage.Heartbeat(beat.incrementAndGet()));
    for (WebSocket channel : channels) {
      var _ = channel.sendText(heartbeat, true);
    }
  }

  /** Reads what the server says, and does nothing with it. */
  private static final class Deaf implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      socket.request(1);
      return null;
    }
  }

  @Override
  public void close() {
    heartbeats.shutdownNow();
    channels.forEach(WebSocket::abort);
    sip.close();
    http.shutdownNow();
  }
}
