package org.seatline.protocol;

/**
 * The header of a sealed recording's file, or of a sealed file of a ticket.
 *
 * @param recordingId of the recording or file
 * @param keyId of the server's key
 * @param box the {@link RecordingOpening} or {@link FileOpening}, sealed to it, Base64
 * @param ownKeyId of the author's own key at the seat
 * @param own the same opening under that key: it can be sealed again when the server has lost its
 *     key
 */
public record SealedRecordingHeader(
    String recordingId, String keyId, String box, String ownKeyId, String own) {

  /**
   * The content of a file's last chunk, if it was finished.
   *
   * @param bytes of all samples
   * @param sha256 of all samples, lower-case hex
   */
  public record Trailer(long bytes, String sha256) {}
}
