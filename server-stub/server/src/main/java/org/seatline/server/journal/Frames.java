package org.seatline.server.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Checksummed frames in a file, big endian:
 *
 * <pre>
 *  0        4         8          12
 *  | marker | length  | CRC-32C  | payload: length bytes ... |
 * </pre>
 *
 * The checksum covers length and payload.
 */
final class Frames {
  /** Largest payload that is written or believed. */
  static final int PAYLOAD_MAX_BYTES = 1 << 30;

  private static final int MARKER = 0x534A_4631; // "SJF1"
  private static final int HEADER_BYTES = 12;

  private Frames() {}

  /**
   * What a file holds.
   *
   * @param goodBytes length of the frames together
   * @param cutBytes what follows them and is no frame: a torn write
   */
  record Found(List<ByteBuffer> frames, long goodBytes, long cutBytes) {}

  static ByteBuffer frame(byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES + payload.length);
    frame.putInt(MARKER).putInt(payload.length);
    frame.putInt(checksum(payload.length, ByteBuffer.wrap(payload)));
    return frame.put(payload).flip();
  }

  /**
   * Reads all frames.
   *
   * @throws JournalCorruptException when a good frame follows a bad one
   */
  static Found read(String name, byte[] file) throws JournalCorruptException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    List<ByteBuffer> frames = new ArrayList<>();
    int at = 0;
    while (isFrame(bytes, at)) {
      int length = bytes.getInt(at + 4);
      frames.add(bytes.slice(at + HEADER_BYTES, length));
      at += HEADER_BYTES + length;
    }
    for (int later = at + 1; later < file.length; later++) {
      if (isFrame(bytes, later)) {
        throw new JournalCorruptException(
            name
                + " is damaged at byte "
                + at
                + " and goes on at byte "
                + later
                + ": this is not a torn write; restore the folder from a backup");
      }
    }
    return new Found(frames, at, file.length - (long) at);
  }

  private static boolean isFrame(ByteBuffer bytes, int at) {
    if (bytes.limit() - at < HEADER_BYTES || bytes.getInt(at) != MARKER) {
      return false;
    }
    int length = bytes.getInt(at + 4);
    if (length < 0 || length > PAYLOAD_MAX_BYTES || length > bytes.limit() - at - HEADER_BYTES) {
      return false;
    }
    return checksum(length, bytes.slice(at + HEADER_BYTES, length)) == bytes.getInt(at + 8);
  }

  private static int checksum(int length, ByteBuffer payload) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(4).putInt(0, length));
    crc.update(payload);
    return (int) crc.getValue();
  }
}
