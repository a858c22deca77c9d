package org.seatline.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A message that a caller left.
 *
 * @param callerNumber normalised, empty when withheld
 * @param atMs when it began, milliseconds since 1970
 * @param done whether somebody has seen to it
 * @param doneBy agent id of who did, or null
 */
public record Voicemail(
    String id,
    String callId,
    String queueId,
    LocalizedText queueName,
    String callerNumber,
    long atMs,
    long lengthMs,
    boolean done,
    @Nullable String doneBy) {}
