package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;

/**
 * What a draft is about beside its fields, when it is not a new ticket of a call.
 *
 * @param changes the ticket that it changes, as the agent saw it, or null for a new one
 * @param state of a new ticket
 * @param instead numbers of what came back and is replaced by it
 */
record TicketReopened(@Nullable TicketRecord changes, String state, List<Long> instead) {
  static final String OPEN = "open";

  /** A new ticket, written for the first time. */
  static final TicketReopened NEW = new TicketReopened(null, OPEN, List.of());

  TicketReopened {
    instead = List.copyOf(instead);
  }

  void write(ObjectNode json) {
    if (changes != null) {
      json.set("changes", Wire.mapper().valueToTree(changes));
    }
    if (!state.equals(OPEN)) {
      json.put("state", state);
    }
    if (!instead.isEmpty()) {
      json.set("instead", Wire.mapper().valueToTree(instead));
    }
  }

  static TicketReopened of(JsonNode json) {
    JsonNode changes = json.path("changes");
    List<Long> instead = new ArrayList<>();
    json.path("instead").forEach(number -> instead.add(number.asLong()));
    return new TicketReopened(
        changes.isObject() ? Wire.mapper().convertValue(changes, TicketRecord.class) : null,
        json.path("state").asText(OPEN),
        instead);
  }
}
