package org.seatline.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A past contact with a customer.
 *
 * @param kind {@code call} or {@code note}
 * @param recordingId its recording, or null
 */
public record ContactRecord(
    String id,
    String customerId,
    String kind,
    String queueId,
    @Nullable String agentId,
    long startedAtMs,
    long durationMs,
    @Nullable String disposition,
    LocalizedText summary,
    @Nullable String recordingId) {

  /** The same contact with another customer. */
  public ContactRecord of(String otherCustomer) {
    return new ContactRecord(
        id,
        otherCustomer,
        kind,
        queueId,
        agentId,
        startedAtMs,
        durationMs,
        disposition,
        summary,
        recordingId);
  }
}
