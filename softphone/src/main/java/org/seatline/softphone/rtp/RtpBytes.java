package org.seatline.softphone.rtp;

/** Big-endian numbers in byte arrays. */
public final class RtpBytes {
  private RtpBytes() {}

  public static int u8(byte[] b, int at) {
    return b[at] & 0xFF;
  }

  public static int u16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | (b[at + 1] & 0xFF);
  }

  public static int i32(byte[] b, int at) {
    return (u16(b, at) << 16) | u16(b, at + 2);
  }

  public static void putU16(byte[] b, int at, int value) {
    b[at] = (byte) (value >> 8);
    b[at + 1] = (byte) value;
  }

  public static void putI32(byte[] b, int at, int value) {
    putU16(b, at, value >> 16);
    putU16(b, at + 2, value);
  }

  /** Combines a number with what is there by exclusive or. */
  public static void xorI32(byte[] b, int at, int value) {
    putI32(b, at, i32(b, at) ^ value);
  }
}
