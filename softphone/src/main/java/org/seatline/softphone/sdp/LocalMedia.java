package org.seatline.softphone.sdp;

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
        List.of(PayloadFormat.PCMA, PayloadFormat.PCMU, PayloadFormat.telephoneEvent(101)),
        20,
        sessionId);
  }
}
