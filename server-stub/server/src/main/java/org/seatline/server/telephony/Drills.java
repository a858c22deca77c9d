package org.seatline.server.telephony;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
  private final DrillCallers callers;

  Drills(Supplier<Path> folder, FrontDoor door) {
    this.callers = new DrillCallers(folder, door);
  }

  /** A drill whose caller is on the way. */
  record Started(String drillId, String agentId, Map<String, String> attached) {}

  /**
   * Starts a drill against one seat.
   *
   * @param drill the drill's document: a scenario with a title
   * @throws IOException when the document is no scenario, or no socket can be had
   */
  public void start(String drillId, JsonNode drill, String agentId) throws IOException {
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

  /** The drill of this token, once. */
  @Nullable Started take(String token) {
    return token.isEmpty() ? null : expected.remove(token);
  }

  @Override
  public void close() {
    callers.close();
  }
}
