package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where somebody was writing.
 *
 * @param fieldId the field that had the focus, empty when none had
 * @param caret characters before the caret; 0 in a field without text
 * @param scroll how far the form was scrolled, 0 to 1
 */
public record TicketCursor(String fieldId, int caret, double scroll) {
  /** At the top, in no field. */
  public static final TicketCursor NOWHERE = new TicketCursor("", 0, 0);

  /** Whether there is a field to go back to. */
  public boolean isSomewhere() {
    return !fieldId.isEmpty();
  }

  void write(ObjectNode json) {
    if (isSomewhere()) {
      json.putObject("cursor").put("field", fieldId).put("caret", caret).put("scroll", scroll);
    }
  }

  static TicketCursor of(JsonNode json) {
    JsonNode cursor = json.path("cursor");
    return new TicketCursor(
        cursor.path("field").asText(""),
        Math.max(0, cursor.path("caret").asInt(0)),
        Math.clamp(cursor.path("scroll").asDouble(0), 0.0, 1.0));
  }
}
