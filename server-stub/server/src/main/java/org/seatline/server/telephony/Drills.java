package org.seatline.server.telephony;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Starts drills: a simulated caller that calls the front door like any other, and whom the front
 * door knows by a one-time token. Thread-safe.
 */
public final class Drills implements Closeable {
  /** Key of the drill's id in a call's attached data. */
  public static final String ATTACHED_DRILL = "drill";

  /** Key of the drill's English title in a call's attached data. */
  public static final String ATTACHED_TITLE_EN = "drill.title.en";

  /** Key of the drill's Chinese title in a call's attached data. */
  public static final String ATTACHED_TITLE_ZH = "drill.title.zh";

  private final Map<String, Started> expected = new ConcurrentHashMap<>();
  private final CentreFiles files;
  private final DrillCallers callers;

  Drills(CentreFiles files, String host, int sipPort) {
    this.files = files;
    this.callers = new DrillCallers(files, host, sipPort);
  }

  /** A drill whose caller is on the way. */
  record Started(String drillId, String agentId, Map<String, String> attached) {}

  /**
   * Starts a drill against one seat.
   *
   * @throws IOException when there is no such drill, or its file or audio cannot be read
   */
  public void start(String drillId, String agentId) throws IOException {
    JsonNode drill = read(drillId);
    String token = UUID.randomUUID().toString();
    JsonNode title = drill.path("title");
    expected.put(
        token,
        new Started(
            drillId,
            agentId,
            Map.of(
                ATTACHED_DRILL, drillId,
                ATTACHED_TITLE_EN, title.path("en").asText(drillId),
                ATTACHED_TITLE_ZH, title.path("zh").asText(drillId))));
    callers.call(drill, token);
  }

  private JsonNode read(String drillId) throws IOException {
    if (!drillId.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IOException("no drill " + drillId);
    }
    String path = "drills/" + drillId + ".json";
    try {
      return JsonMapper.builder().build().readTree(files.read(path));
    } catch (JsonProcessingException e) {
      throw new IOException(path + ": " + e.getOriginalMessage(), e);
    }
  }

  /** The drill of this token, once. */
  @Nullable Started take(String token) {
    return token.isEmpty() ? null : expected.remove(token);
  }

  @Override
  public void close() {
    callers.close();
  }
}
