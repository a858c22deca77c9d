package org.seatline.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Wire;
import org.seatline.server.store.Store;

/** The title of each drill by its id, as it was when last read. Any thread. */
final class DrillTitles implements Supplier<Map<String, LocalizedText>> {
  private final Store store;
  private volatile Map<String, LocalizedText> titles = Map.of();

  DrillTitles(Store store) {
    this.store = store;
    read();
  }

  @Override
  public Map<String, LocalizedText> get() {
    return titles;
  }

  /** Reads them again. */
  void read() {
    Map<String, LocalizedText> found = new HashMap<>();
    store
        .inTransaction(tx -> tx.feed().bodies(ChangeKind.DRILL))
        .forEach((id, body) -> found.put(id, title(id, body)));
    titles = Map.copyOf(found);
  }

  private static LocalizedText title(String id, String body) {
    try {
      JsonNode title = Wire.mapper().readTree(body).path("title");
      return new LocalizedText(title.path("en").asText(id), title.path("zh").asText(id));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored drill is not JSON", e);
    }
  }
}
