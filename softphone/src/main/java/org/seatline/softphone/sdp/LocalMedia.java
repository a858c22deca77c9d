package org.seatline.softphone.sdp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What this side has to offer for one audio stream.
 *
 * @param address literal address that packets are received on
 * @param port UDP port that packets are received on
 * @param formats codecs and telephone-event in the order of preference, with the payload types to
 *     use in offers
 * @param ptimeMs packet time to ask for, milliseconds
 * @param sessionId second field of o=; one number for the life of a call
 * @param security whether the stream is encrypted, and our keys
 */
public record LocalMedia(
    String address,
    int port,
    List<PayloadFormat> formats,
    int ptimeMs,
    long sessionId,
    MediaSecurity security) {
  private static final int PACKET_MS = 20;
  private static final int DYNAMIC_TYPE_MIN = 96;
  private static final int DYNAMIC_TYPE_MAX = 127;

  // The numbers that most others use too.
  private static final PayloadFormat OPUS = PayloadFormat.opus(111);
  private static final PayloadFormat EVENTS = PayloadFormat.telephoneEvent(101, 8_000);
  private static final PayloadFormat OPUS_EVENTS = PayloadFormat.telephoneEvent(110, 48_000);

  public LocalMedia {
    formats = List.copyOf(formats);
  }

  /** Media that are not encrypted. */
  public LocalMedia(
      String address, int port, List<PayloadFormat> formats, int ptimeMs, long sessionId) {
    this(address, port, formats, ptimeMs, sessionId, MediaSecurity.OFF);
  }

  /** The same media with this security. */
  public LocalMedia withSecurity(MediaSecurity next) {
    return new LocalMedia(address, port, formats, ptimeMs, sessionId, next);
  }

  /** G.711 A-law, then µ-law, and telephone-event 101, in packets of 20 ms. */
  public static LocalMedia g711(String address, int port, long sessionId) {
    return new LocalMedia(
        address,
        port,
        List.of(PayloadFormat.PCMA, PayloadFormat.PCMU, EVENTS),
        PACKET_MS,
        sessionId);
  }

  /**
   * Every codec: Opus, G.722, G.711 A-law, then µ-law, and telephone-event on the clocks of both
   * Opus and the rest, in packets of 20 ms.
   */
  public static LocalMedia wideband(String address, int port, long sessionId) {
    return new LocalMedia(
        address,
        port,
        List.of(
            OPUS, PayloadFormat.G722, PayloadFormat.PCMA, PayloadFormat.PCMU, EVENTS, OPUS_EVENTS),
        PACKET_MS,
        sessionId);
  }

  /**
   * The same media under the numbers of an earlier negotiation: within a session a payload type
   * never changes its meaning (RFC 3264 8.3.2). A format that is new gets a number that means
   * nothing yet.
   */
  public LocalMedia withTypesOf(List<PayloadFormat> known) {
    var used = new BitSet(DYNAMIC_TYPE_MAX + 1);
    known.forEach(f -> used.set(f.payloadType()));
    var taken = (BitSet) used.clone();
    formats.forEach(f -> taken.set(f.payloadType()));
    var numbered = new ArrayList<PayloadFormat>();
    for (PayloadFormat format : formats) {
      int type =
          known.stream()
              .filter(format::sameCodec)
              .findFirst()
              .map(PayloadFormat::payloadType)
              .orElseGet(() -> typeFor(format, used, taken));
      if (type <= DYNAMIC_TYPE_MAX) {
        taken.set(type);
        numbered.add(format.numbered(type));
      }
    }
    return new LocalMedia(address, port, numbered, ptimeMs, sessionId, security);
  }

  // Its own number unless that means something else; past the last where none is left.
  private static int typeFor(PayloadFormat format, BitSet used, BitSet taken) {
    boolean free = !used.get(format.payloadType());
    return free ? format.payloadType() : taken.nextClearBit(DYNAMIC_TYPE_MIN);
  }
}
