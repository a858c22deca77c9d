package org.seatline.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.websocket.WsRouting;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.ServerHealth;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.SeatService;
import org.seatline.server.sync.SyncService;

/** The HTTP server: all paths in one place. */
final class HttpFront implements AutoCloseable {
  private static final int CONNECTIONS_MAX = 8_000;
  private static final int REQUESTS_AT_ONCE_MAX = 6_000;
  private static final Duration IDLE_MAX = Duration.ofSeconds(60);

  private final SeatService seats;
  private final SyncService sync;
  private final List<Consumer<HttpRules>> more;
  private final About about;
  private final long startedNanos = System.nanoTime();
  private @Nullable WebServer server;

  /** What the health answer says besides the time. */
  record About(String epoch, int sipPort, int recovered) {}

  /**
   * @param more further paths
   */
  HttpFront(SeatService seats, SyncService sync, List<Consumer<HttpRules>> more, About about) {
    this.seats = seats;
    this.sync = sync;
    this.more = List.copyOf(more);
    this.about = about;
  }

  void start(InetAddress bind, int port) throws ServerFailure {
    HttpRouting.Builder http = HttpRouting.builder();
    http.get(Protocol.HEALTH, this::health);
    seats.routes(http);
    sync.routes(http);
    more.forEach(paths -> paths.accept(http));
    WsRouting.Builder channel = WsRouting.builder();
    seats.routes(channel);
    WebServer built =
        WebServer.builder()
            .address(bind)
            .port(port)
            .shutdownHook(false)
            .maxPayloadSize(Protocol.BODY_MAX_BYTES)
            .maxTcpConnections(CONNECTIONS_MAX)
            .maxConcurrentRequests(REQUESTS_AT_ONCE_MAX)
            .idleConnectionTimeout(IDLE_MAX)
            .shutdownGracePeriod(Duration.ofMillis(200))
            .addRouting(http)
            .addRouting(channel)
            .build();
    try {
      server = built.start();
    } catch (RuntimeException e) {
      throw new ServerFailure(
          e, ExitCode.PORT, "port.http", String.valueOf(port), bind.getHostAddress());
    }
  }

  int port() {
    WebServer running = server;
    return running == null ? 0 : running.port();
  }

  private void health(ServerRequest request, ServerResponse response) {
    long upMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
    HttpAnswers.json(
        response,
        new ServerHealth(
            "up", Protocol.VERSION, about.epoch(), about.sipPort(), upMs, about.recovered()));
  }

  @Override
  public void close() {
    WebServer running = server;
    if (running != null) {
      running.stop();
    }
  }
}
