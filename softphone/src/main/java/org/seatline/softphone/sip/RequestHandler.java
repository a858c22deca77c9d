package org.seatline.softphone.sip;

import java.net.InetSocketAddress;
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
}
