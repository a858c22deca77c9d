package org.seatline.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the server has it.
 *
 * @param id made by the seat (a UUID), so that it is the same on both sides before any contact
 * @param number short number for people, given by the server
 * @param formVersion version of the form that it was begun with
 * @param state {@code open}, {@code in-progress}, {@code waiting}, {@code closed}
 * @param fields field id to value (choices by option id; several joined by commas)
 * @param dueAtMs Unix milliseconds, or null
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
    @Nullable Long dueAtMs) {

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
        dueAtMs);
  }
}
