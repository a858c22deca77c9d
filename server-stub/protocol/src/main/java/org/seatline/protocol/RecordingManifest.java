package org.seatline.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a recording is: two channels, left the agent, right the caller.
 *
 * @param recordingId made by the seat (a UUID)
 * @param sha256 of the whole file, lower-case hex
 * @param bytes length of the file
 * @param sampleRate Hz
 * @param pausedMs time within the call that was not recorded on purpose
 */
public record RecordingManifest(
    String recordingId,
    String callId,
    String agentId,
    @Nullable String customerId,
    long startedAtMs,
    long durationMs,
    int sampleRate,
    int channels,
    long pausedMs,
    long bytes,
    String sha256) {}
