package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;

/**
 * What a draft is about beside its fields, when it is not a new ticket of a call.
 *
 * @param changes the ticket that it changes, as the agent saw it, or null for a new one
 * @param state of a new ticket
 * @param instead numbers of what came back and is replaced by it
 * @param followUps what was promised while it was written
 */
record TicketReopened(
    @Nullable TicketRecord changes, String state, List<Long> instead, List<FollowUp> followUps) {
  static final String OPEN = "open";

  /** A new ticket, written for the first time. */
  static final TicketReopened NEW = new TicketReopened(null, OPEN, List.of());

  TicketReopened(@Nullable TicketRecord changes, String state, List<Long> instead) {
    this(changes, state, instead, List.of());
  }

  TicketReopened {
    instead = List.copyOf(instead);
    followUps = List.copyOf(followUps);
  }

  /** Without something that was promised. */
  TicketReopened without(FollowUp withdrawn) {
    List<FollowUp> rest = followUps.stream().filter(each -> !each.equals(withdrawn)).toList();
    return new TicketReopened(changes, state, instead, rest);
  }

  /** With something more that was promised. */
  TicketReopened and(FollowUp promised) {
    List<FollowUp> all = new ArrayList<>(followUps);
    all.add(promised);
    return new TicketReopened(changes, state, instead, all);
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
    if (!followUps.isEmpty()) {
      json.set("followUps", Wire.mapper().valueToTree(followUps));
    }
  }

  static TicketReopened of(JsonNode json) {
    JsonNode changes = json.path("changes");
    List<Long> instead = new ArrayList<>();
    json.path("instead").forEach(number -> instead.add(number.asLong()));
    List<FollowUp> promised = new ArrayList<>();
    json.path("followUps")
        .forEach(each -> promised.add(Wire.mapper().convertValue(each, FollowUp.class)));
    return new TicketReopened(
        changes.isObject() ? Wire.mapper().convertValue(changes, TicketRecord.class) : null,
        json.path("state").asText(OPEN),
        instead,
        promised);
  }
}
