package org.seatline.server.telephony;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulated callers of drills. */
final class DrillCallers implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(DrillCallers.class);
  private final CentreFiles files;
  private final String host;
  private final int sipPort;

  DrillCallers(CentreFiles files, String host, int sipPort) {
    this.files = files;
    this.host = host;
    this.sipPort = sipPort;
  }

  void call(JsonNode drill, String token) throws IOException {
    for (JsonNode step : drill.path("steps")) {
      if (step.hasNonNull("file")) {
        files.read(step.path("file").asText());
      }
    }
    LOG.info("drill caller {} for {}:{} is to come", token, host, sipPort);
  }

  @Override
  public void close() {}
}
