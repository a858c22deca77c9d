package org.seatline.server.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.TicketEvent;
import org.seatline.protocol.TicketPriority;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.TicketState;
import org.seatline.protocol.Wire;
import org.seatline.protocol.form.AttachedFiles;
import org.seatline.server.admin.Configuration;
import org.seatline.server.store.Feed;
import org.seatline.server.store.Tx;
import org.seatline.server.sync.core.TicketMerge;

/** Changes single fields of a ticket that is there. */
final class TicketChanges {
  private static final Set<String> TYPES_OF_TEXT = Set.of("text", "multiline", "name", "address");

  /** Of a value that was there so much goes along with the ticket; the table has all of it. */
  private static final int TOLD_MAX_CHARS = 120;

  private final Tx tx;
  private final Configuration configuration;

  TicketChanges(Tx tx, Configuration configuration) {
    this.tx = tx;
    this.configuration = configuration;
  }

  /** What was changed is stored, with who changed what; answers what kept its value. */
  List<Conflict> apply(String agentId, Mutation.TicketChanged changed, long nowMs) {
    TicketRecord before =
        tx.feed()
            .body(ChangeKind.TICKET, changed.ticketId())
            .map(TicketChanges::ticket)
            .orElseThrow(() -> new Rejection("unknown-ticket"));
    changed.edits().forEach(this::check);
    List<Conflict> conflicts = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    for (Edit edit : changed.edits()) {
      if (isMove(before, edit)) {
        edits.add(edit);
      } else {
        conflicts.add(new Conflict(edit.field(), edit.after(), before.state()));
      }
    }
    Set<String> texts = texts(tx, before.formId());
    TicketMerge.Merged merged = TicketMerge.merge(before, edits, texts::contains);
    conflicts.addAll(merged.conflicts());
    MutationApplier.checkFields(merged.ticket());
    require(merged.ticket().handled().followUps().size() <= FollowUp.MAX, "too-many-follow-ups");
    TicketRecord moved = TicketClock.of(configuration).moved(before, merged.ticket(), nowMs);
    TicketEvent event = new TicketEvent(nowMs, agentId, written(before, moved, edits));
    tx.ticketHistory().add(before.id(), event);
    new TicketFileBook(tx, moved).announce(nowMs);
    store(tx, told(moved, event), nowMs);
    return conflicts;
  }

  /** Whether the ticket may go from where it is now to where the writer wants it. */
  private static boolean isMove(TicketRecord before, Edit edit) {
    if (!edit.field().equals(Edit.STATE)) {
      return true;
    }
    return TicketState.of(before.state())
        .flatMap(from -> TicketState.of(edit.after()).map(from::mayBecome))
        .orElse(true);
  }

  private void check(Edit edit) {
    String value = edit.after();
    switch (edit.field()) {
      case Edit.STATE -> require(TicketState.of(value).isPresent(), "bad-state");
      case Edit.PRIORITY -> require(TicketPriority.of(value).isPresent(), "bad-priority");
      case Edit.ASSIGNEE ->
          require(value.isEmpty() || configuration.person(value).isPresent(), "unknown-assignee");
      case Edit.GROUP -> require(value.isEmpty() || isGroup(value), "unknown-group");
      case String field when FollowUp.isField(field) -> checkFollowUp(field, value);
      default -> {} // fields of the form are checked for their size when they are merged
    }
  }

  private void checkFollowUp(String field, String value) {
    Optional<FollowUp> read = FollowUp.read(value);
    require(value.isEmpty() || read.isPresent(), "bad-follow-up");
    read.ifPresent(
        wanted -> {
          require(wanted.isSound() && wanted.field().equals(field), "bad-follow-up");
          require(configuration.person(wanted.agentId()).isPresent(), "unknown-assignee");
          require(wanted.group().isEmpty() || isGroup(wanted.group()), "unknown-group");
        });
  }

  private boolean isGroup(String id) {
    return configuration.queues().stream().anyMatch(queue -> queue.id().equals(id));
  }

  private static void require(boolean holds, String code) {
    if (!holds) {
      throw new Rejection(code);
    }
  }

  /** What is there now and was not before. */
  private static List<Edit> written(TicketRecord before, TicketRecord after, List<Edit> edits) {
    return edits.stream()
        .map(Edit::field)
        .distinct()
        .filter(field -> !before.value(field).equals(after.value(field)))
        .map(field -> new Edit(field, before.value(field), after.value(field)))
        .toList();
  }

  /** The ticket with the change in what goes along with it. */
  private static TicketRecord told(TicketRecord ticket, TicketEvent event) {
    if (event.edits().isEmpty()) {
      return ticket;
    }
    List<Edit> cut = event.edits().stream().map(TicketChanges::cut).toList();
    var told = new TicketEvent(event.atMs(), event.agentId(), cut);
    return ticket.with(ticket.handled().and(told), ticket.dueAtMs());
  }

  /** A follow-up is short, and is read again: it stays whole. */
  private static Edit cut(Edit edit) {
    return FollowUp.isField(edit.field())
        ? edit
        : new Edit(edit.field(), cut(edit.before()), cut(edit.after()));
  }

  /** Of files the names are told. */
  private static String cut(String value) {
    if (AttachedFiles.parse(value).filter(files -> !files.isEmpty()).isPresent()) {
      return AttachedFiles.told(value);
    }
    return value.length() <= TOLD_MAX_CHARS ? value : value.substring(0, TOLD_MAX_CHARS) + "…";
  }

  static void store(Tx tx, TicketRecord ticket, long nowMs) {
    tx.tickets().put(List.of(ticket), nowMs);
    tx.feed().put(List.of(Feed.Item.of(ChangeKind.TICKET, ticket.id(), ticket)));
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
