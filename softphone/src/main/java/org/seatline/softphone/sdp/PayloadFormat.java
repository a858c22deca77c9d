package org.seatline.softphone.sdp;

import org.jspecify.annotations.Nullable;

/**
 * One format of a media line (RFC 8866 6.6).
 *
 * @param payloadType RTP payload type, 0 to 127
 * @param encoding name as registered, compared without case
 * @param clockRate in hertz
 * @param channels 1 for mono
 * @param parameters text of the fmtp attribute, or null
 */
public record PayloadFormat(
    int payloadType, String encoding, int clockRate, int channels, @Nullable String parameters) {
  public static final PayloadFormat PCMU = new PayloadFormat(0, "PCMU", 8_000, 1, null);
  public static final PayloadFormat PCMA = new PayloadFormat(8, "PCMA", 8_000, 1, null);
  public static final PayloadFormat G722 = new PayloadFormat(9, "G722", 8_000, 1, null);

  /** telephone-event for digits 0-9 * # A-D (RFC 4733). */
  public static PayloadFormat telephoneEvent(int payloadType) {
    return new PayloadFormat(payloadType, "telephone-event", 8_000, 1, "0-15");
  }

  public boolean isTelephoneEvent() {
    return encoding.equalsIgnoreCase("telephone-event");
  }

  /** Whether both mean the same codec, whatever the payload type. */
  public boolean sameCodec(PayloadFormat other) {
    return encoding.equalsIgnoreCase(other.encoding)
        && clockRate == other.clockRate
        && channels == other.channels;
  }

  /** The format that a payload type means without an rtpmap (RFC 3551 6), or null. */
  static @Nullable PayloadFormat wellKnown(int payloadType) {
    return switch (payloadType) {
      case 0 -> PCMU;
      case 3 -> new PayloadFormat(3, "GSM", 8_000, 1, null);
      case 4 -> new PayloadFormat(4, "G723", 8_000, 1, null);
      case 8 -> PCMA;
      case 9 -> G722;
      case 13 -> new PayloadFormat(13, "CN", 8_000, 1, null);
      case 15 -> new PayloadFormat(15, "G728", 8_000, 1, null);
      case 18 -> new PayloadFormat(18, "G729", 8_000, 1, null);
      default -> null;
    };
  }
}
