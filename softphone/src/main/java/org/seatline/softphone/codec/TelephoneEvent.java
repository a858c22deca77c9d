package org.seatline.softphone.codec;

/**
 * The four bytes of a telephone-event payload (RFC 4733 section 2.3).
 *
 * <pre>
 *  0               8 9 10      16                      31
 * +-----------------+-+-+--------+------------------------+
 * |     event       |E|R| volume |        duration        |
 * +-----------------+-+-+--------+------------------------+
 * </pre>
 */
public final class TelephoneEvent {
  /** Bytes of one payload. */
  public static final int BYTES = 4;

  /** Largest duration that fits, in timestamp units; longer events are sent in segments. */
  public static final int DURATION_MAX = 0xFFFF;

  private static final String KEYS = "0123456789*#ABCD";
  private static final int VOLUME_DBM0 = 10;

  private TelephoneEvent() {}

  /** Event code of a key, or -1. Small letters count as capitals. */
  public static int codeOf(char key) {
    return KEYS.indexOf(key >= 'a' && key <= 'd' ? key - 'a' + 'A' : key);
  }

  /** Key of an event code, or 0 where the event is none (flash, tones, fax). */
  public static char keyOf(int code) {
    return code >= 0 && code < KEYS.length() ? KEYS.charAt(code) : 0;
  }

  static void write(byte[] out, int offset, int code, boolean end, int duration) {
    out[offset] = (byte) code;
    out[offset + 1] = (byte) ((end ? 0x80 : 0) | VOLUME_DBM0);
    out[offset + 2] = (byte) (duration >> 8);
    out[offset + 3] = (byte) duration;
  }

  static int code(byte[] payload, int offset) {
    return payload[offset] & 0xFF;
  }

  static boolean end(byte[] payload, int offset) {
    return (payload[offset + 1] & 0x80) != 0;
  }

  static int duration(byte[] payload, int offset) {
    return (payload[offset + 2] & 0xFF) << 8 | (payload[offset + 3] & 0xFF);
  }
}
