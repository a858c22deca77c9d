package org.seatline.softphone.sdp;

import java.util.Optional;
import java.util.Set;
import org.seatline.softphone.rtp.XrKind;
import org.seatline.softphone.srtp.MediaKeys;

/**
 * What offer and answer agreed on, seen from this side.
 *
 * @param remoteAddress where to send packets
 * @param remotePort where to send packets
 * @param formats that may be sent and may come
 * @param ptimeMs length of the packets that we send, milliseconds
 * @param direction seen from here
 * @param keys with which the media are encrypted, empty where they are plain
 * @param xr blocks of extended RTCP reports that the peer wants to receive
 */
public record MediaAgreement(
    String remoteAddress,
    int remotePort,
    AgreedFormats formats,
    int ptimeMs,
    Direction direction,
    Optional<MediaKeys> keys,
    Set<XrKind> xr) {

  /** The codec that is sent, with the payload type that the peer expects. */
  public PayloadFormat codec() {
    return formats.codec();
  }

  /** Payload type for digits that we send, -1 when there is none. */
  public int sendEventPayloadType() {
    return formats.events().map(PayloadFormat::payloadType).orElse(-1);
  }
}
