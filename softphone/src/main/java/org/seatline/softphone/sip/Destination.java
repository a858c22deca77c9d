package org.seatline.softphone.sip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to call and as whom.
 *
 * @param requestUri URI to send to, e.g. {@code sip:9000@127.0.0.1:5060;transport=tcp}
 * @param from name-addr to present without tag, e.g. {@code "Li" <sip:13800000000@seat>}; null for
 *     the user agent's own
 * @param to name-addr; null for the request URI
 * @param routes Route header values to go through, first hop first
 */
public record Destination(
    String requestUri, @Nullable String from, @Nullable String to, List<String> routes) {

  /** A plain destination, presenting the given address. */
  public static Destination of(String requestUri, @Nullable String from) {
    return new Destination(requestUri, from, null, List.of());
  }
}
