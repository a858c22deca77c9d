package org.seatline.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A sealed recording, or a sealed file of a ticket, is there as a whole: the server opens it.
 *
 * @param recordingId of the recording or file
 * @param bytes length of the sealed file
 * @param sha256 of the sealed file, lower-case hex
 * @param renewed takes the place of the key in the file's header, which was sealed to a key that
 *     the server has lost; else null
 */
public record SealedRecordingEnd(
    String recordingId, long bytes, String sha256, @Nullable SealedKey renewed) {

  /**
   * The recording's {@link RecordingOpening}, sealed.
   *
   * @param keyId of the server's key
   * @param box Base64
   */
  public record SealedKey(String keyId, String box) {}
}
