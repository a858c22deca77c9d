package org.seatline.softphone.rtp;

/** Big-endian numbers in byte arrays. */
final class RtpBytes {
  private RtpBytes() {}

  static int u8(byte[] b, int at) {
    return b[at] & 0xFF;
  }

  static int u16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | (b[at + 1] & 0xFF);
  }

  static int i32(byte[] b, int at) {
    return (u16(b, at) << 16) | u16(b, at + 2);
  }

  static void putU16(byte[] b, int at, int value) {
    b[at] = (byte) (value >> 8);
    b[at + 1] = (byte) value;
  }

  static void putI32(byte[] b, int at, int value) {
    putU16(b, at, value >> 16);
    putU16(b, at + 2, value);
  }
}
