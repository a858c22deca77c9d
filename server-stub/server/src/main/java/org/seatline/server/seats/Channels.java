package org.seatline.server.seats;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ServerMessage;

/** The live connection of each seat that has said hello. Safe for several threads. */
final class Channels {
  private final Map<String, SeatChannel> byAgent = new ConcurrentHashMap<>();

  /** Makes this the agent's connection and answers the one before. */
  @Nullable SeatChannel attach(SeatChannel channel) {
    SeatChannel before = byAgent.put(channel.agentId(), channel);
    return before == channel ? null : before;
  }

  /** Whether this was the agent's connection until now. */
  boolean detach(SeatChannel channel) {
    return byAgent.remove(channel.agentId(), channel);
  }

  /** Sends to a seat; a seat that is not connected gets its state when it comes back. */
  boolean send(String agentId, ServerMessage message) {
    SeatChannel channel = byAgent.get(agentId);
    if (channel != null) {
      channel.send(message);
    }
    return channel != null;
  }

  @Nullable SeatChannel of(String agentId) {
    return byAgent.get(agentId);
  }

  Collection<SeatChannel> all() {
    return byAgent.values();
  }
}
