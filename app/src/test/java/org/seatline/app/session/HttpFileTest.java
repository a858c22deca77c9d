package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.ServerApi.Reply;

/** Files of the server over real HTTP. */
final class HttpFileTest {
  private static final int BYTES = 200_000;

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServerApi api =
      new HttpServerApi(client, URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  private final List<Long> came = new CopyOnWriteArrayList<>();

  HttpFileTest() throws IOException {
    server.createContext("/file", exchange -> answer(exchange, 200, new byte[BYTES]));
    server.createContext("/none", exchange -> answer(exchange, 404, refusal("unknown-message")));
    server.start();
    api.token("t1");
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    server.stop(0);
  }

  private static byte[] refusal(String code) {
    String json = "{\"code\":\"" + code + "\",\"message\":\"no such message\"}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean known = "Bearer t1".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    try (exchange) {
      exchange.sendResponseHeaders(known ? status : 401, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Reply<byte[]> fetch(String path, long maxBytes) {
    return api.fetch(new CentreFile(path, maxBytes, (bytes, of) -> came.add(bytes)));
  }

  @Test
  void tellsHowFarAFileHasCome() {
    assertThat(fetch("/file", BYTES))
        .isInstanceOfSatisfying(
            Reply.Ok.class, ok -> assertThat((byte[]) ok.value()).hasSize(BYTES));
    assertThat(came).isSorted().last().isEqualTo((long) BYTES);
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThat(fetch("/file", BYTES - 1)).isEqualTo(new Reply.Refused<>(413, "too-large"));
  }

  @Test
  void passesTheServersReasonOn() {
    assertThat(fetch("/none", BYTES)).isEqualTo(new Reply.Refused<>(404, "unknown-message"));
  }

  @Test
  void saysThatTheServerIsOutOfReach() {
    server.stop(0);
    assertThat(fetch("/file", BYTES)).isInstanceOf(Reply.Unreachable.class);
  }
}
