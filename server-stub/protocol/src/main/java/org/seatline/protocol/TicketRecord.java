package org.seatline.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the server has it.
 *
 * @param id made by the seat (a UUID), so that it is the same on both sides before any contact
 * @param number short number for people, given by the server
 * @param formVersion version of the form that it was begun with
 * @param state a {@link TicketState}
 * @param fields field id to value (choices by option id; several joined by commas)
 * @param dueAtMs Unix milliseconds, or null; null while it waits, too
 * @param handling who does it and what became of it; null in what seats submit and in old records
 */
public record TicketRecord(
    String id,
    String number,
    @Nullable String customerId,
    @Nullable String callId,
    String queueId,
    String formId,
    int formVersion,
    String state,
    Map<String, String> fields,
    String createdBy,
    long createdAtMs,
    @Nullable Long dueAtMs,
    @Nullable TicketHandling handling) {

  /** A ticket that nobody has taken yet. */
  public TicketRecord(
      String id,
      String number,
      @Nullable String customerId,
      @Nullable String callId,
      String queueId,
      String formId,
      int formVersion,
      String state,
      Map<String, String> fields,
      String createdBy,
      long createdAtMs,
      @Nullable Long dueAtMs) {
    this(
        id,
        number,
        customerId,
        callId,
        queueId,
        formId,
        formVersion,
        state,
        fields,
        createdBy,
        createdAtMs,
        dueAtMs,
        null);
  }

  /** Who does it, how soon, and what became of it. */
  public TicketHandling handled() {
    return handling == null ? TicketHandling.NONE : handling;
  }

  /** What stands in a field: the form's, the state, or one of its handling. */
  public String value(String field) {
    if (field.equals(Mutation.Edit.STATE)) {
      return state;
    }
    return Mutation.Edit.isHandling(field) ? handled().get(field) : fields.getOrDefault(field, "");
  }

  /** The same ticket in another state, with other values in its fields. */
  public TicketRecord with(String nextState, Map<String, String> nextFields) {
    return new TicketRecord(
        id,
        number,
        customerId,
        callId,
        queueId,
        formId,
        formVersion,
        nextState,
        nextFields,
        createdBy,
        createdAtMs,
        dueAtMs,
        handling);
  }

  /** The same ticket, handled in another way. */
  public TicketRecord with(TicketHandling next, @Nullable Long nextDueAtMs) {
    return new TicketRecord(
        id,
        number,
        customerId,
        callId,
        queueId,
        formId,
        formVersion,
        state,
        fields,
        createdBy,
        createdAtMs,
        nextDueAtMs,
        next);
  }

  /** The same ticket of another customer. */
  public TicketRecord of(@Nullable String otherCustomer) {
    return new TicketRecord(
        id,
        number,
        otherCustomer,
        callId,
        queueId,
        formId,
        formVersion,
        state,
        fields,
        createdBy,
        createdAtMs,
        dueAtMs,
        handling);
  }
}
