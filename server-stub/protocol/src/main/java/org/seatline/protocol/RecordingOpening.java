package org.seatline.protocol;

/**
 * What opens a sealed recording, and what is known of it when it begins. It travels sealed, with
 * the proof of its author.
 *
 * @param contentKey AES-256, Base64
 */
public record RecordingOpening(
    String recordingId,
    String callId,
    String agentId,
    long startedAtMs,
    int sampleRate,
    int channels,
    String contentKey) {

  /** What its box is about. */
  public static String about(String recordingId) {
    return "seatline recording 1 " + recordingId;
  }

  @Override
  public String toString() {
    return "RecordingOpening[recordingId=" + recordingId + "]";
  }
}
