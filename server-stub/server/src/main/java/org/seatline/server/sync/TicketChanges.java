package org.seatline.server.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;
import org.seatline.server.store.Feed;
import org.seatline.server.store.Tx;
import org.seatline.server.sync.core.TicketMerge;

/** Changes single fields of a ticket that is there. */
final class TicketChanges {
  private static final Set<String> TYPES_OF_TEXT = Set.of("text", "multiline", "name", "address");

  private TicketChanges() {}

  static List<Conflict> apply(Tx tx, Mutation.TicketChanged changed, long nowMs) {
    TicketRecord before =
        tx.feed()
            .body(ChangeKind.TICKET, changed.ticketId())
            .map(TicketChanges::ticket)
            .orElseThrow(() -> new Rejection("unknown-ticket"));
    for (Edit edit : changed.edits()) {
      boolean state = edit.field().equals(Edit.STATE);
      if (state && !MutationApplier.TICKET_STATES.contains(edit.after())) {
        throw new Rejection("bad-state");
      }
    }
    Set<String> texts = texts(tx, before.formId());
    TicketMerge.Merged merged = TicketMerge.merge(before, changed.edits(), texts::contains);
    MutationApplier.checkFields(merged.ticket());
    tx.tickets().put(List.of(merged.ticket()), nowMs);
    tx.feed().put(List.of(Feed.Item.of(ChangeKind.TICKET, before.id(), merged.ticket())));
    return merged.conflicts();
  }

  private static TicketRecord ticket(String body) {
    try {
      return Wire.decode(body, TicketRecord.class);
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("a stored ticket cannot be read", e);
    }
  }

  /** The fields of a form that take any text. */
  private static Set<String> texts(Tx tx, String formId) {
    Set<String> texts = new HashSet<>();
    tx.documents().body("form", formId).ifPresent(form -> collect(form, texts));
    return texts;
  }

  private static void collect(String form, Set<String> texts) {
    try {
      for (JsonNode section : Wire.mapper().readTree(form).path("sections")) {
        for (JsonNode field : section.path("fields")) {
          if (TYPES_OF_TEXT.contains(field.path("type").asText())) {
            texts.add(field.path("id").asText());
          }
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored form is no JSON", e);
    }
  }
}
