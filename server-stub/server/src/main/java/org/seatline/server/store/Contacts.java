package org.seatline.server.store;

import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.Mutation.CallWrappedUp;
import org.seatline.protocol.Wire;

/** Contacts with customers, and how calls were wrapped up. */
public final class Contacts {
  private final Handle handle;

  Contacts(Handle handle) {
    this.handle = handle;
  }

  /** Stores contacts, in place of those with the same ids. */
  public void put(Collection<ContactRecord> contacts, @Nullable String callId) {
    if (contacts.isEmpty()) {
      return;
    }
    Batch delete = Batch.of(handle, "delete from contacts where id = ?");
    Batch insert =
        Batch.of(
            handle,
            "insert into contacts (id, customer_id, kind, queue_id, agent_id, started_ms,"
                + " duration_ms, disposition, recording_id, call_id)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (ContactRecord c : contacts) {
      delete.add(c.id());
      insert.add(
          c.id(),
          c.customerId(),
          c.kind(),
          c.queueId(),
          c.agentId(),
          c.startedAtMs(),
          c.durationMs(),
          c.disposition(),
          c.recordingId(),
          callId);
    }
    delete.executeUnlessEmpty("contacts");
    insert.execute();
  }

  /** The body that the feed has of the contact with this id, as JSON. */
  public Optional<String> body(String contactId) {
    return handle
        .select("select body from feed where kind = 'contact' and id = ?", contactId)
        .mapTo(String.class)
        .findOne();
  }

  /** Stores how a seat wrapped up a call; a later one by the same agent takes its place. */
  public void putWrapUp(CallWrappedUp wrapUp, long receivedMs) {
    handle.execute(
        "delete from wrap_ups where call_id = ? and agent_id = ?",
        wrapUp.callId(),
        wrapUp.agentId());
    handle.execute(
        "insert into wrap_ups (call_id, agent_id, customer_id, disposition, wrap_up_ms,"
            + " script_path, received_ms) values (?, ?, ?, ?, ?, ?, ?)",
        wrapUp.callId(),
        wrapUp.agentId(),
        wrapUp.customerId(),
        wrapUp.disposition(),
        wrapUp.wrapUpMs(),
        Wire.encode(wrapUp.scriptPath()),
        receivedMs);
  }
}
