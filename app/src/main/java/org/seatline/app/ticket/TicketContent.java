package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldModel;
import org.seatline.protocol.Wire;

/**
 * A draft's content as it is stored: what the ticket held, and where its script stood.
 *
 * @param origins field id to {@link FieldModel.Origin}
 * @param script the script's own memory, or null
 * @param reopened what it is about when it is no new ticket
 * @param cursor where its author was writing
 */
record TicketContent(
    String formId,
    int formVersion,
    String queueId,
    @Nullable String customerId,
    Map<String, String> fields,
    Map<String, String> origins,
    @Nullable JsonNode script,
    TicketReopened reopened,
    TicketCursor cursor) {

  private static final int WORDS_MIN_CHARS = 5;

  JsonNode toJson() {
    ObjectNode json = Wire.mapper().createObjectNode();
    json.put("formId", formId);
    json.put("formVersion", formVersion);
    json.put("queueId", queueId);
    json.put("customerId", customerId);
    ObjectNode values = json.putObject("fields");
    fields.forEach(values::put);
    ObjectNode by = json.putObject("origins");
    origins.forEach(by::put);
    json.set("script", script);
    reopened.write(json);
    cursor.write(json);
    return json;
  }

  /** A few words to know it by: the first longer text, the agent's own before the record's. */
  String words() {
    return fields.entrySet().stream()
        .filter(field -> field.getValue().length() >= WORDS_MIN_CHARS)
        .min(Comparator.comparing(field -> origin(field.getKey()) != FieldModel.Origin.AGENT))
        .map(Map.Entry::getValue)
        .orElse("");
  }

  /** Reads a draft back; what a newer or older program left out is empty. */
  static TicketContent of(JsonNode json) {
    JsonNode customer = json.path("customerId");
    JsonNode script = json.path("script");
    return new TicketContent(
        json.path("formId").asText(""),
        json.path("formVersion").asInt(1),
        json.path("queueId").asText(""),
        customer.isTextual() ? customer.asText() : null,
        texts(json.path("fields")),
        texts(json.path("origins")),
        script.isObject() ? script : null,
        TicketReopened.of(json),
        TicketCursor.of(json));
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText("")));
    return texts;
  }

  FieldModel.Origin origin(String fieldId) {
    String name = origins.getOrDefault(fieldId, "");
    for (FieldModel.Origin origin : FieldModel.Origin.values()) {
      if (origin.name().equals(name)) {
        return origin;
      }
    }
    return FieldModel.Origin.AGENT;
  }
}
