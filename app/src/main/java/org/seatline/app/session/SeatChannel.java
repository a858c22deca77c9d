package org.seatline.app.session;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seat channel: one WebSocket that is opened again whenever it breaks. Every method must be
 * called on the core's thread, and the listener hears everything there.
 */
final class SeatChannel {
  private static final Logger LOG = LoggerFactory.getLogger(SeatChannel.class);
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final int UNSENT_MESSAGES_MAX = 256;
  private static final int UNAUTHORIZED = 401;

  /** What happens on the channel. */
  interface Listener {
    void opened();

    void lost();

    void said(ServerMessage message);

    void roundTrip(long ms);

    /** The server does not know our token (any more). */
    void denied();
  }

  private final HttpClient client;
  private final Servers servers;
  private final ScheduledExecutorService core;
  private final LongSupplier nanoClock;
  private final Backoff backoff;
  private final Listener listener;
  private final Pulse pulse = new Pulse();
  private String token = "";
  private URI home;
  private long heartbeatMs;
  private long leaseMs;
  private int generation;
  private @Nullable WebSocket socket;
  private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);
  private int unsent;
  private @Nullable Future<?> heartbeats;
  private @Nullable Future<?> retry;

  SeatChannel(
      HttpClient client,
      Servers servers,
      ScheduledExecutorService core,
      LongSupplier nanoClock,
      Backoff backoff,
      Listener listener) {
    this.client = client;
    this.servers = servers;
    this.home = servers.current();
    this.core = core;
    this.nanoClock = nanoClock;
    this.backoff = backoff;
    this.listener = listener;
  }

  /** Opens the channel with this token, in place of an earlier one. */
  void open(String withToken, long everyMs, long silenceMaxMs) {
    close();
    token = withToken;
    home = servers.current();
    heartbeatMs = everyMs;
    leaseMs = silenceMaxMs;
    connect();
  }

  /** Tries at once what would be tried at the end of a pause. */
  void tryNow() {
    if (socket == null && retry != null && !retry.isDone()) {
      cancel(retry);
      backoff.reset();
      connect();
    }
  }

  /** Closes the channel and opens it no more. */
  void close() {
    generation++;
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
    forget();
    cancel(retry);
    retry = null;
  }

  /** Sends a message; without a channel it is dropped, for Hello will tell all that matters. */
  void send(SeatMessage message) {
    WebSocket open = socket;
    if (open == null) {
      return;
    }
    if (unsent >= UNSENT_MESSAGES_MAX) {
      LOG.warn("{} messages wait on the seat channel: opening it again", unsent);
      broken(generation, "the server does not read");
      return;
    }
    int mine = generation;
    String text = Wire.encode(message);
    unsent++;
    lastSend =
        lastSend
            .exceptionally(failed -> null)
            .thenCompose(done -> open.sendText(text, true))
            .whenCompleteAsync((done, failed) -> sent(mine, failed), core);
  }

  private void sent(int mine, @Nullable Throwable failed) {
    if (mine != generation) {
      return;
    }
    unsent--;
    if (failed != null) {
      broken(mine, "sending failed");
    }
  }

  private void connect() {
    int mine = ++generation;
    URI server = servers.current();
    if (!server.equals(home)) {
      listener.denied(); // another server has to let us in anew
      again();
      return;
    }
    String query = "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    String scheme = "https".equals(server.getScheme()) ? "wss" : "ws";
    URI uri = URI.create(scheme + "://" + server.getRawAuthority() + Protocol.SEAT_CHANNEL + query);
    var _ =
        client
            .newWebSocketBuilder()
            .connectTimeout(CONNECT_MAX)
            .buildAsync(uri, receiver(mine))
            .whenCompleteAsync((open, failed) -> connected(mine, server, open, failed), core);
  }

  private WebSocket.Listener receiver(int mine) {
    return new WholeMessages(
        text -> onCore(() -> heard(mine, text)), why -> onCore(() -> broken(mine, why)));
  }

  private void connected(
      int mine, URI server, @Nullable WebSocket open, @Nullable Throwable failed) {
    if (mine != generation) {
      if (open != null) {
        open.abort();
      }
      return;
    }
    if (open == null || failed != null) {
      if (failed != null && status(failed) == UNAUTHORIZED) {
        listener.denied();
      } else {
        servers.failed(server);
      }
      again();
      return;
    }
    socket = open;
    lastSend = CompletableFuture.completedFuture(null);
    unsent = 0;
    pulse.heard(nanoClock.getAsLong());
    heartbeats =
        core.scheduleAtFixedRate(
            () -> heartbeat(mine), heartbeatMs, heartbeatMs, TimeUnit.MILLISECONDS);
    listener.opened();
  }

  private static int status(Throwable failed) {
    Throwable cause = failed;
    while (cause != null) {
      if (cause instanceof WebSocketHandshakeException handshake) {
        return handshake.getResponse().statusCode();
      }
      cause = cause.getCause();
    }
    return 0;
  }

  private void again() {
    cancel(retry);
    int mine = generation;
    retry =
        core.schedule(
            () -> {
              if (mine == generation) {
                connect();
              }
            },
            backoff.next(),
            TimeUnit.MILLISECONDS);
  }

  private void heartbeat(int mine) {
    if (mine != generation) {
      return;
    }
    long now = nanoClock.getAsLong();
    if (pulse.silentFor(leaseMs, now)) {
      broken(mine, "the server was silent for its lease");
      return;
    }
    send(new SeatMessage.Heartbeat(pulse.next(now)));
  }

  private void heard(int mine, String text) {
    if (mine != generation) {
      return;
    }
    pulse.heard(nanoClock.getAsLong());
    try {
      ServerMessage message = Wire.decode(text, ServerMessage.class);
      if (message instanceof ServerMessage.Welcome) {
        backoff.reset();
      }
      if (message instanceof ServerMessage.HeartbeatAck(long number)) {
        pulse.roundTripMs(number).ifPresent(listener::roundTrip);
        return;
      }
      listener.said(message);
    } catch (MalformedMessageException e) {
      LOG.warn("the server said what this seat does not understand: {}", e.getMessage());
    }
  }

  private void broken(int mine, String why) {
    if (mine != generation) {
      return;
    }
    LOG.info("seat channel lost: {}", why);
    generation++;
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
    forget();
    listener.lost();
    again();
  }

  private void forget() {
    socket = null;
    cancel(heartbeats);
    heartbeats = null;
  }

  private static void cancel(@Nullable Future<?> task) {
    if (task != null) {
      task.cancel(false);
    }
  }

  /** Brings what the HTTP client's threads tell onto the core thread; a closed seat drops it. */
  private void onCore(Runnable work) {
    try {
      core.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("the seat is closed");
    }
  }
}
