package org.seatline.server.sync;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.Disposition;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.TicketState;
import org.seatline.protocol.Wire;
import org.seatline.server.admin.Configuration;
import org.seatline.server.store.Feed;
import org.seatline.server.store.History;
import org.seatline.server.store.Tx;

/**
 * What each kind of mutation does, and what it leaves for somebody to look at. Throws {@link
 * Rejection} when it cannot be applied.
 */
final class MutationApplier {
  private static final int ID_MAX_CHARS = 100;
  private static final int FIELDS_MAX = 200;
  private static final int FIELD_MAX_CHARS = 10_000;
  private static final int FIELDS_MAX_CHARS = 200_000;
  private static final int SCRIPT_STEPS_MAX = 500;
  private static final int NUMBER_MAX_CHARS = 60;
  private static final int CAUSE_MAX_CHARS = 60;
  static final String UNKNOWN_CUSTOMER = "unknown-customer";
  private static final LocalizedText NOT_CHOSEN =
      new LocalizedText("No disposition chosen", "未选小结");
  private static final String TOO_LARGE = "too-large";

  private final Supplier<Configuration> live;
  private final LongSupplier nowMs;
  private final CustomerChanges customers;

  MutationApplier(Supplier<Configuration> live, LongSupplier nowMs) {
    this.live = live;
    this.nowMs = nowMs;
    this.customers = new CustomerChanges(live, nowMs);
  }

  List<Conflict> apply(Tx tx, String agentId, Mutation mutation) {
    if (!saysNobodyElse(agentId, mutation)) {
      throw new Rejection(MutationResults.NOT_AUTHOR);
    }
    if (mutation instanceof Mutation.TicketChanged changed) {
      return new TicketChanges(tx, live.get()).apply(agentId, changed, nowMs.getAsLong());
    }
    if (mutation instanceof Mutation.OfCustomer about) {
      return customers.apply(tx, agentId, about);
    }
    switch (mutation) {
      case Mutation.TicketSubmitted m -> ticket(tx, m.ticket());
      case Mutation.TicketChanged _, Mutation.OfCustomer _ -> {} // done above: they may conflict
      case Mutation.CallWrappedUp m -> wrappedUp(tx, m);
      case Mutation.NoteAdded m -> note(tx, agentId, m);
      case Mutation.RecordingMade m -> recording(tx, m);
      case Mutation.CallMeasured m -> measured(tx, m);
      case Mutation.LineCallEnded m -> overLine(tx, m);
    }
    return List.of();
  }

  /** Whom a mutation names as its author, where it does, is who it came from. */
  private static boolean saysNobodyElse(String agentId, Mutation mutation) {
    return switch (mutation) {
      case Mutation.TicketSubmitted m -> agentId.equals(m.ticket().createdBy());
      case Mutation.CallWrappedUp m -> agentId.equals(m.agentId());
      case Mutation.RecordingMade m -> agentId.equals(m.manifest().agentId());
      case Mutation.CallMeasured m -> agentId.equals(m.agentId());
      case Mutation.LineCallEnded m -> agentId.equals(m.agentId());
      case Mutation.TicketChanged _, Mutation.NoteAdded _, Mutation.OfCustomer _ ->
          true; // they name nobody
    };
  }

  private void ticket(Tx tx, TicketRecord ticket) {
    checkId(ticket.id());
    if (TicketState.of(ticket.state()).isEmpty()) {
      throw new Rejection("bad-state");
    }
    if (!tx.documents().exists("form", ticket.formId())) {
      throw new Rejection("unknown-form");
    }
    String customer = customer(tx, ticket.customerId());
    checkFields(ticket);
    new TicketFileBook(tx, ticket).announce(nowMs.getAsLong());
    String number = tx.tickets().numberOf(ticket.id()).orElseGet(() -> tx.tickets().nextNumber());
    TicketRecord stored =
        new TicketRecord(
            ticket.id(),
            number,
            customer,
            ticket.callId(),
            ticket.queueId(),
            ticket.formId(),
            ticket.formVersion(),
            ticket.state(),
            ticket.fields(),
            ticket.createdBy(),
            ticket.createdAtMs(),
            ticket.dueAtMs());
    TicketChanges.store(
        tx, TicketClock.of(live.get()).begun(stored, nowMs.getAsLong()), nowMs.getAsLong());
  }

  static void checkFields(TicketRecord ticket) {
    int total = 0;
    for (var field : ticket.fields().entrySet()) {
      int length = field.getKey().length() + field.getValue().length();
      total += length;
      if (length > FIELD_MAX_CHARS) {
        throw new Rejection(TOO_LARGE);
      }
    }
    if (total > FIELDS_MAX_CHARS || ticket.fields().size() > FIELDS_MAX) {
      throw new Rejection(TOO_LARGE);
    }
  }

  private void wrappedUp(Tx tx, Mutation.CallWrappedUp m) {
    checkId(m.callId());
    String customerId = customer(tx, m.customerId());
    if (m.scriptPath().size() > SCRIPT_STEPS_MAX || m.disposition().length() > 60) {
      throw new Rejection(TOO_LARGE);
    }
    tx.contacts().putWrapUp(m, nowMs.getAsLong());
    if (customerId != null) {
      Optional<History.Talk> talk =
          FallbackLine.isCall(m.callId())
              ? tx.lineCalls().talk(m.callId())
              : tx.history().talk(m.callId(), m.agentId());
      putContact(
          tx,
          m.callId(),
          new ContactRecord(
              "call-" + m.callId(),
              customerId,
              "call",
              talk.map(History.Talk::queueId).orElse(""),
              m.agentId(),
              talk.map(History.Talk::startedMs).orElse(nowMs.getAsLong() - m.wrapUpMs()),
              talk.map(History.Talk::durationMs).orElse(0L),
              m.disposition(),
              nameOf(m.disposition()),
              tx.recordings().ofCall(m.callId(), m.agentId()).orElse(null)));
    }
  }

  private LocalizedText nameOf(String dispositionId) {
    if (dispositionId.equals(Disposition.NONE)) {
      return NOT_CHOSEN;
    }
    return live.get().centre().dispositions().stream()
        .filter(d -> d.id().equals(dispositionId))
        .map(Disposition::name)
        .findFirst()
        .orElse(new LocalizedText(dispositionId, dispositionId));
  }

  private void note(Tx tx, String agentId, Mutation.NoteAdded m) {
    checkId(m.noteId());
    String customer = known(tx, m.customerId());
    if (m.text().length() > FIELD_MAX_CHARS) {
      throw new Rejection(TOO_LARGE);
    }
    if (tx.contacts().body(m.noteId()).isPresent()) {
      throw new Rejection("note-exists"); // notes only grow
    }
    putContact(
        tx,
        null,
        new ContactRecord(
            m.noteId(),
            customer,
            "note",
            "",
            agentId,
            m.atMs(),
            0,
            null,
            new LocalizedText(m.text(), m.text()),
            null));
  }

  private void recording(Tx tx, Mutation.RecordingMade m) {
    RecordingRules.check(m.manifest());
    String labels = Wire.encode(m.labels());
    if (labels.length() > FIELD_MAX_CHARS) {
      throw new Rejection(TOO_LARGE);
    }
    announce(tx, m.manifest(), labels);
  }

  /** Writes down that there is a recording, also with the contact of its call. */
  static void announce(Tx tx, RecordingManifest manifest, String labels) {
    tx.recordings().announce(manifest, labels);
    tx.contacts()
        .body("call-" + manifest.callId())
        .flatMap(MutationApplier::contact)
        .filter(c -> manifest.agentId().equals(c.agentId()))
        .filter(c -> !manifest.recordingId().equals(c.recordingId()))
        .ifPresent(
            c -> putContact(tx, manifest.callId(), withRecording(c, manifest.recordingId())));
  }

  private void measured(Tx tx, Mutation.CallMeasured m) {
    checkId(m.callId());
    QualityRules.check(m.quality());
    tx.qualities().put(m, nowMs.getAsLong());
  }

  private void overLine(Tx tx, Mutation.LineCallEnded m) {
    checkId(m.callId());
    Long answered = m.answeredMs();
    boolean inOrder =
        m.startedMs() <= m.endedMs()
            && (answered == null || (m.startedMs() <= answered && answered <= m.endedMs()));
    if (!FallbackLine.isCall(m.callId()) || !inOrder) {
      throw new Rejection("bad-call");
    }
    if (m.number().length() > NUMBER_MAX_CHARS || m.cause().length() > CAUSE_MAX_CHARS) {
      throw new Rejection(TOO_LARGE);
    }
    if (!tx.lineCalls().put(m)) {
      throw new Rejection("bad-call");
    }
  }

  private static Optional<ContactRecord> contact(String body) {
    try {
      return Optional.of(Wire.decode(body, ContactRecord.class));
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("a stored contact cannot be read", e);
    }
  }

  private static ContactRecord withRecording(ContactRecord c, String recordingId) {
    return new ContactRecord(
        c.id(),
        c.customerId(),
        c.kind(),
        c.queueId(),
        c.agentId(),
        c.startedAtMs(),
        c.durationMs(),
        c.disposition(),
        c.summary(),
        recordingId);
  }

  private static void putContact(Tx tx, @Nullable String callId, ContactRecord contact) {
    tx.contacts().put(List.of(contact), callId);
    tx.feed().put(List.of(Feed.Item.of(ChangeKind.CONTACT, contact.id(), contact)));
  }

  static void checkId(String id) {
    if (id.isBlank() || id.length() > ID_MAX_CHARS) {
      throw new Rejection("bad-id");
    }
  }

  private static @Nullable String customer(Tx tx, @Nullable String customerId) {
    return customerId == null ? null : known(tx, customerId);
  }

  /** Whose record this is now: of one that was merged, the one that was kept. */
  private static String known(Tx tx, String customerId) {
    return tx.customers().resolve(customerId).orElseThrow(() -> new Rejection(UNKNOWN_CUSTOMER));
  }
}
