package org.seatline.server.seats;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.websocket.WsCloseCodes;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of a seat: checks the token, puts frames together within the limit, and hands
 * messages on in order. The first message must be a hello. Used by the connection's own thread.
 */
final class SeatEndpoint implements WsListener {
  private static final Logger LOG = LoggerFactory.getLogger(SeatEndpoint.class);

  private final SeatHub hub;
  private final StringBuilder partial = new StringBuilder();
  private Optional<SeatSession> session = Optional.empty();
  private @Nullable SeatChannel channel;
  private boolean greeted;

  SeatEndpoint(SeatHub hub) {
    this.hub = hub;
  }

  @Override
  public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) {
    session = hub.sessions().byToken(prologue.query().first("token").orElse(""));
    return Optional.empty();
  }

  @Override
  public void onOpen(WsSession socket) {
    if (session.isEmpty()) {
      socket.send(Wire.encode(new ServerMessage.SignedOut("expired")), true);
      socket.close(WsCloseCodes.VIOLATED_POLICY, "sign in again");
      return;
    }
    SeatSession mine = session.get();
    String id = mine.sessionId() + "." + UUID.randomUUID();
    SeatChannel opened = new SeatChannel(mine, id, socket, System::nanoTime);
    channel = opened;
    opened.start();
    hub.opened(opened);
  }

  @Override
  public void onMessage(WsSession socket, String text, boolean last) {
    SeatChannel from = channel;
    if (from == null || from.isClosed()) {
      return;
    }
    from.heard();
    if (partial.length() + text.length() > Protocol.MESSAGE_MAX_CHARS) {
      LOG.warn("seat {} sent a message that is too large", from.agentId());
      partial.setLength(0);
      from.close();
      return;
    }
    partial.append(text);
    if (last) {
      String whole = partial.toString();
      partial.setLength(0);
      take(from, whole);
    }
  }

  private void take(SeatChannel from, String text) {
    try {
      SeatMessage message = Wire.decode(text, SeatMessage.class);
      if (message instanceof SeatMessage.Hello hello) {
        greeted = hub.hello(from, hello);
      } else if (greeted) {
        hub.take(from, message);
      } else {
        from.closeAfter(new ServerMessage.Refused("hello-first", "hello"));
      }
    } catch (MalformedMessageException e) {
      LOG.warn("seat {} sent what is not a message: {}", from.agentId(), e.getMessage());
      from.closeAfter(new ServerMessage.Refused("bad-message", "unknown"));
    }
  }

  @Override
  public void onClose(WsSession socket, int status, String reason) {
    gone();
  }

  @Override
  public void onError(WsSession socket, Throwable cause) {
    LOG.debug("a seat's connection broke: {}", String.valueOf(cause.getMessage()));
    gone();
  }

  private void gone() {
    SeatChannel mine = channel;
    if (mine != null) {
      channel = null;
      hub.gone(mine);
    }
  }
}
