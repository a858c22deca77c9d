package org.seatline.softphone.sdp;

import java.util.List;
import java.util.Optional;

/**
 * The formats that both sides may use and change between at any time, without a new offer (RFC 3264
 * 5.1). The same format may have one payload type in this direction and another in that.
 *
 * @param sends what the peer takes, best first, with the types and parameters that it expects
 * @param receives what may come, with the types in which it comes
 */
public record AgreedFormats(List<PayloadFormat> sends, List<PayloadFormat> receives) {
  /** Every audio stream had this clock rate before wide-band codecs came. */
  private static final int TELEPHONE_CLOCK_RATE = 8_000;

  public AgreedFormats {
    sends = List.copyOf(sends);
    receives = List.copyOf(receives);
    if (!hasCodec(sends)) {
      throw new IllegalArgumentException("no codec among " + sends);
    }
  }

  static boolean hasCodec(List<PayloadFormat> formats) {
    return formats.stream().anyMatch(f -> !f.isTelephoneEvent());
  }

  /** The codec to send: the peer's first. */
  public PayloadFormat codec() {
    return sends.stream().filter(f -> !f.isTelephoneEvent()).findFirst().orElseThrow();
  }

  /**
   * The events to send: those on the clock of {@link #codec()} (RFC 4733 section 2.1), else those
   * at 8000 Hz, which some peers offer alone beside Opus.
   */
  public Optional<PayloadFormat> events() {
    return eventsAt(codec().clockRate()).or(() -> eventsAt(TELEPHONE_CLOCK_RATE));
  }

  private Optional<PayloadFormat> eventsAt(int clockRate) {
    return sends.stream()
        .filter(f -> f.isTelephoneEvent() && f.clockRate() == clockRate)
        .findFirst();
  }
}
