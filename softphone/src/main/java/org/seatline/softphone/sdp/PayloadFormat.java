package org.seatline.softphone.sdp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

  /** Parameters of one format that are looked at; more are left out. */
  private static final int PARAMETERS_MAX = 32;

  private static final String EVENTS = "telephone-event";
  private static final String OPUS = "opus";

  /**
   * Opus, always with 48000 Hz and two channels in its map (RFC 7587 section 7); we can use in-band
   * redundancy, and packets of 10 ms.
   */
  public static PayloadFormat opus(int payloadType) {
    return new PayloadFormat(payloadType, OPUS, 48_000, 2, "useinbandfec=1; minptime=10");
  }

  /** telephone-event for digits beside codecs of 8000 Hz. */
  public static PayloadFormat telephoneEvent(int payloadType) {
    return telephoneEvent(payloadType, 8_000);
  }

  /**
   * telephone-event for digits 0-9 * # A-D (RFC 4733).
   *
   * @param clockRate that of the audio that it goes with (section 2.1), hertz
   */
  public static PayloadFormat telephoneEvent(int payloadType, int clockRate) {
    return new PayloadFormat(payloadType, EVENTS, clockRate, 1, "0-15");
  }

  /** The same format under another number. */
  PayloadFormat numbered(int otherType) {
    return new PayloadFormat(otherType, encoding, clockRate, channels, parameters);
  }

  /** The same format with other parameters. */
  PayloadFormat parametrized(@Nullable String others) {
    return new PayloadFormat(payloadType, encoding, clockRate, channels, others);
  }

  public boolean isTelephoneEvent() {
    return encoding.equalsIgnoreCase(EVENTS);
  }

  /**
   * Whether both mean the same codec, whatever the payload type. Opus is the same with and without
   * its two channels: some leave them out.
   */
  public boolean sameCodec(PayloadFormat other) {
    return encoding.equalsIgnoreCase(other.encoding)
        && clockRate == other.clockRate
        && (channels == other.channels || encoding.equalsIgnoreCase(OPUS));
  }

  /** The parameters by name in small letters; of a name that comes twice the first. */
  public Map<String, String> parameterMap() {
    var map = new HashMap<String, String>();
    String text = parameters == null ? "" : parameters;
    String[] parts = text.split(";", PARAMETERS_MAX + 1);
    for (int i = 0; i < Math.min(parts.length, PARAMETERS_MAX); i++) {
      int equals = parts[i].indexOf('=');
      String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
      String value = equals < 0 ? "" : parts[i].substring(equals + 1);
      map.putIfAbsent(name.trim().toLowerCase(Locale.ROOT), value.trim());
    }
    return map;
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
