package org.seatline.app.session;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;

/**
 * Puts the parts of a socket's messages together. Its methods run on a thread of the HTTP client,
 * and so do those who are told.
 */
final class WholeMessages implements WebSocket.Listener {
  private final Consumer<String> heard;
  private final Consumer<String> broken;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param heard takes each message
   * @param broken is told why there will be no more
   */
  WholeMessages(Consumer<String> heard, Consumer<String> broken) {
    this.heard = heard;
    this.broken = broken;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (text.length() > Protocol.MESSAGE_MAX_CHARS) {
      broken.accept("a message is too long");
      return null;
    }
    if (last) {
      String whole = text.toString();
      text.setLength(0);
      heard.accept(whole);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    broken.accept("closed by the server, " + code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    broken.accept(String.valueOf(error.getMessage()));
  }
}
