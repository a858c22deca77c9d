package org.seatline.app.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.LocalizedText;

/**
 * A drill as a trainer chooses it.
 *
 * @param difficulty 1 easy to 3 hard
 * @param expected what the agent should do
 */
public record DrillCard(
    String id,
    String title,
    String persona,
    String goal,
    int difficulty,
    String language,
    List<String> expected) {

  /** Reads a drill document in the language of the moment. */
  static DrillCard of(JsonNode document, Messages messages) {
    List<String> expected = new ArrayList<>();
    document.path("expect").forEach(each -> expected.add(text(each, messages)));
    String id =
        document.hasNonNull("id") ? document.path("id").asText() : document.path("name").asText();
    return new DrillCard(
        id,
        text(document.path("title"), messages),
        text(document.path("persona"), messages),
        text(document.path("goal"), messages),
        Math.clamp(document.path("difficulty").asInt(1), 1, 3),
        document.path("language").asText(""),
        List.copyOf(expected));
  }

  private static String text(JsonNode node, Messages messages) {
    return node.isTextual()
        ? node.asText()
        : messages.of(new LocalizedText(node.path("en").asText(""), node.path("zh").asText("")));
  }
}
