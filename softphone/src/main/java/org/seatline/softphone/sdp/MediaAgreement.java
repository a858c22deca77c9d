package org.seatline.softphone.sdp;

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
 */
public record MediaAgreement(
    String remoteAddress,
    int remotePort,
    PayloadFormat codec,
    int receivePayloadType,
    int sendEventPayloadType,
    int receiveEventPayloadType,
    int ptimeMs,
    Direction direction) {}
