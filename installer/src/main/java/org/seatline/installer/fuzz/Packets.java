package org.seatline.installer.fuzz;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.seatline.softphone.rtp.RtpBytes;
import org.seatline.softphone.rtp.RtpPacket;

/** Makes valid RTP packets with everything that a header may have. */
final class Packets {
  private static final int PAYLOAD_BYTES_MAX = 400;
  private static final int PADDED = 0x20;
  private static final int EXTENDED = 0x10;

  private Packets() {}

  /** A packet of this sequence number and source, exactly as long as its bytes. */
  static byte[] rtp(RandomGenerator random, int sequence, int ssrc) {
    int sources = random.nextInt(4) == 0 ? random.nextInt(16) : 0;
    int extension = random.nextInt(4) == 0 ? 4 + 4 * random.nextInt(9) : 0;
    int payload = random.nextInt(PAYLOAD_BYTES_MAX);
    int padding = random.nextInt(4) == 0 ? 1 + random.nextInt(255) : 0;
    int body = RtpPacket.HEADER_BYTES + 4 * sources + extension;
    byte[] bytes = new byte[body + payload + padding];
    random.nextBytes(bytes);
    int type = random.nextInt(128);
    RtpPacket.writeHeader(
        bytes, type, random.nextBoolean(), sequence & 0xFFFF, random.nextInt(), ssrc);
    bytes[0] |= (byte) sources;
    if (extension > 0) {
      bytes[0] |= EXTENDED;
      RtpBytes.putU16(bytes, body - extension + 2, extension / 4 - 1);
    }
    if (padding > 0) {
      bytes[0] |= PADDED;
      bytes[bytes.length - 1] = (byte) padding;
    }
    return bytes;
  }

  /** The bytes with room behind. */
  static byte[] withRoom(byte[] bytes, int room) {
    return Arrays.copyOf(bytes, bytes.length + room);
  }
}
