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
 * @param codec that is sent, with the payload type that the peer expects
 * @param receivePayloadType payload type in which that codec arrives
 * @param sendEventPayloadType payload type for digits that we send, -1 when there is none
 * @param receiveEventPayloadType payload type in which digits arrive, -1 when there is none
 * @param ptimeMs length of the packets that we send, milliseconds
 * @param direction seen from here
 * @param keys with which the media are encrypted, empty where they are plain
 * @param xr blocks of extended RTCP reports that the peer wants to receive
 */
public record MediaAgreement(
    String remoteAddress,
    int remotePort,
    PayloadFormat codec,
    int receivePayloadType,
    int sendEventPayloadType,
    int receiveEventPayloadType,
    int ptimeMs,
    Direction direction,
    Optional<MediaKeys> keys,
    Set<XrKind> xr) {}
