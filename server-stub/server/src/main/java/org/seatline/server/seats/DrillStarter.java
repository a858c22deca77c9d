package org.seatline.server.seats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Launches the simulated caller of a drill against one seat. Implemented by telephony. */
public interface DrillStarter {

  /**
   * Starts a drill: a call with {@code drill} = the drill's id as attached data, queued for this
   * seat only.
   *
   * @param document the drill as the trainer wrote it
   * @return completes with a refusal code, or empty once the caller is on its way. Must not block
   */
  CompletableFuture<Optional<String>> start(String drillId, JsonNode document, String agentId);
}
