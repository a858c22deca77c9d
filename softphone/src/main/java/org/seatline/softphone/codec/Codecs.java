package org.seatline.softphone.codec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The codecs that this build offers, in order of preference. */
public final class Codecs {
  private static final List<Codec> ALL = List.of(G711.PCMA, G711.PCMU);

  private Codecs() {}

  public static List<Codec> all() {
    return ALL;
  }

  /** Finds a codec by its SDP encoding name (case does not matter, RFC 4855) and clock rate. */
  public static Optional<Codec> byName(String encodingName, int clockRate) {
    String wanted = encodingName.toUpperCase(Locale.ROOT);
    return ALL.stream()
        .filter(c -> c.name().equals(wanted) && c.rtpClockRate() == clockRate)
        .findFirst();
  }

  /** Finds a codec by a payload type that RFC 3551 assigns, which needs no {@code a=rtpmap}. */
  public static Optional<Codec> byStaticPayloadType(int payloadType) {
    return ALL.stream()
        .filter(c -> payloadType >= 0 && c.staticPayloadType() == payloadType)
        .findFirst();
  }
}
