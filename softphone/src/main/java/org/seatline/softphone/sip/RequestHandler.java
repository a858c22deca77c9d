package org.seatline.softphone.sip;

import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;

/**
 * Answers requests outside of calls: REGISTER, OPTIONS, MESSAGE, SUBSCRIBE... Runs on the user
 * agent's thread and must not block.
 */
@FunctionalInterface
public interface RequestHandler {
  /**
   * The response to send (see {@link org.seatline.softphone.call.Responses#to}), or null for the
   * default: 200 to OPTIONS, 405 to everything else.
   */
  @Nullable SipResponse handle(SipRequest request, InetSocketAddress source);

  /**
   * Like {@link #handle}, with the response given to {@code reply}, at once or later and from any
   * thread, for example when what was asked for is on disk. Without one the peer asks again.
   */
  default void handle(
      SipRequest request, InetSocketAddress source, Consumer<@Nullable SipResponse> reply) {
    reply.accept(handle(request, source));
  }
}
