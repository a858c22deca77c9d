package org.seatline.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ErrorBody;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.Wire;

/** The far end of the protocol, written for tests: speaks it over real sockets. */
public final class TestSeat implements AutoCloseable {
  private static final long WAIT_S = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String agentId;
  private final String clientId;
  private final BlockingQueue<ServerMessage> inbox = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private TestServer server;
  private String token = "";
  private @Nullable WebSocket channel;

  TestSeat(TestServer server, String agentId, String clientId) {
    this.server = server;
    this.agentId = agentId;
    this.clientId = clientId;
  }

  /** The same seat, after the server was started again. */
  public TestSeat now(TestServer restarted) {
    server = restarted;
    return this;
  }

  public HttpResponse<String> trySignIn(String password, int version) throws IOException {
    SignInRequest request = new SignInRequest(version, agentId, password, clientId, "desk");
    return send(
        request(Protocol.SIGN_IN).POST(BodyPublishers.ofString(Wire.encode(request))).build());
  }

  public SignInResponse signIn() throws IOException {
    HttpResponse<String> response = trySignIn("demo-" + agentId, Protocol.VERSION);
    if (response.statusCode() != 200) {
      throw new IOException(response.body());
    }
    SignInResponse answer = Wire.decode(response.body(), SignInResponse.class);
    token = answer.token();
    return answer;
  }

  /** Uses this bearer token from now on. */
  public TestSeat bear(String next) {
    token = next;
    return this;
  }

  /** The id of its store. */
  public String clientId() {
    return clientId;
  }

  public TestSeat connect() {
    String path = Protocol.SEAT_CHANNEL + "?token=" + token;
    URI uri = URI.create(server.uri(path).toString().replace("http:", "ws:"));
    channel = http.newWebSocketBuilder().buildAsync(uri, new Listener()).join();
    return this;
  }

  /** Signs in, connects, says hello and waits for the state. */
  public TestSeat up(SeatStateName state) throws IOException {
    signIn();
    return connect().hello(state, null);
  }

  public TestSeat hello(SeatStateName state, @Nullable String callId) {
    say(new SeatMessage.Hello(Protocol.VERSION, clientId, state, callId, null, 0));
    next(ServerMessage.Welcome.class);
    next(ServerMessage.SeatState.class);
    return this;
  }

  public void say(SeatMessage message) {
    sayRaw(Wire.encode(message));
  }

  public void sayRaw(String text) {
    WebSocket open = channel;
    if (open == null) {
      throw new IllegalStateException("not connected");
    }
    open.sendText(text, true).join();
  }

  /** The next message of this type; others before it are dropped. */
  public <T extends ServerMessage> T next(Class<T> type) {
    return next(type, m -> true);
  }

  public <T extends ServerMessage> T next(Class<T> type, Predicate<T> fits) {
    List<ServerMessage> seen = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_S);
    try {
      while (System.nanoTime() < end) {
        ServerMessage message = inbox.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (type.isInstance(message) && fits.test(type.cast(message))) {
          return type.cast(message);
        }
        if (message != null) {
          seen.add(message);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("no " + type.getSimpleName() + ", but " + seen);
  }

  public ServerMessage.SeatState state(SeatStateName name) {
    return next(ServerMessage.SeatState.class, s -> s.state() == name);
  }

  /** Completes when the server closed the channel, or it broke. */
  public CompletableFuture<Integer> closed() {
    return closed;
  }

  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(server.uri(path));
    return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
  }

  public HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public <T> T get(String path, Class<T> type) throws IOException {
    return Wire.decode(send(request(path).GET().build()).body(), type);
  }

  public HttpResponse<String> post(String path, Object body) throws IOException {
    return send(request(path).POST(BodyPublishers.ofString(Wire.encode(body))).build());
  }

  public HttpResponse<String> put(String path, byte[] body) throws IOException {
    return send(request(path).PUT(BodyPublishers.ofByteArray(body)).build());
  }

  public static String code(HttpResponse<String> refused) throws MalformedMessageException {
    return Wire.decode(refused.body(), ErrorBody.class).code();
  }

  /** Breaks the connection without a word. */
  public void cut() {
    WebSocket open = channel;
    if (open != null) {
      open.abort();
    }
  }

  @Override
  public void close() {
    cut();
    http.shutdownNow();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder partial = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        inbox.add(decode(partial.toString()));
        partial.setLength(0);
      }
      socket.request(1);
      return null;
    }

    private ServerMessage decode(String text) {
      try {
        return Wire.decode(text, ServerMessage.class);
      } catch (MalformedMessageException e) {
        throw new AssertionError(text, e);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed.complete(-1);
    }
  }
}
