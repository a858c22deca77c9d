package org.seatline.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a seat works with while its server is gone. Told at sign-in and remembered by the seat.
 *
 * @param servers base addresses of servers to try, in this order; empty when there is one only
 * @param line over which to call meanwhile, or null when there is none
 */
public record Standby(List<String> servers, @Nullable FallbackLine line) {
  /** Nothing. */
  public static final Standby NONE = new Standby(List.of(), null);

  /** Most servers that a seat tries. */
  public static final int SERVERS_MAX = 8;

  /** No list counts as an empty one: an older server's answer has none. */
  @SuppressWarnings("NullAway") // read from JSON
  public Standby {
    servers = servers == null ? List.of() : List.copyOf(servers);
  }
}
