package org.seatline.protocol;

/** How much of a recording the server has; the next PUT starts at {@code receivedBytes}. */
public record RecordingProgress(String recordingId, long receivedBytes, boolean complete) {}
