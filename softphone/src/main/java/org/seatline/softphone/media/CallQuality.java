package org.seatline.softphone.media;

/**
 * How a leg is heard at this end, since it was opened.
 *
 * @param lossPercent packets that never came or came too late, 0 to 100
 * @param jitterMs interarrival jitter (RFC 3550 section 6.4.1)
 * @param bufferMs delay in the jitter buffer now
 * @param roundTripMs from RTCP, or -1 while unknown
 * @param mos estimated listening quality by the E-model (ITU-T G.107), 1.0 to 4.5
 * @param packetsReceived valid RTP packets
 * @param packetsSent RTP packets
 */
public record CallQuality(
    double lossPercent,
    double jitterMs,
    int bufferMs,
    int roundTripMs,
    double mos,
    long packetsReceived,
    long packetsSent) {}
