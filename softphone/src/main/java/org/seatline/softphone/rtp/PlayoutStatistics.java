package org.seatline.softphone.rtp;

/**
 * What a jitter buffer has done since it was made. Samples are at its sample rate.
 *
 * @param playedSamples given out while there was something to play
 * @param concealedSamples of those, made up for packets that did not come in time
 * @param noiseSamples of those, comfort noise and what was left when speech had faded out
 * @param recoveredSamples of those, decoded from redundancy in the packet after a lost one
 * @param shortenedSamples of speech left out to lower the delay
 * @param lengthenedSamples of speech put in to raise the delay
 * @param lostPackets that never came, as far as the packets played tell
 * @param latePackets that came after their turn and were of no use
 * @param duplicatePackets that came again
 * @param discardedPackets thrown away because the buffer was too full
 * @param meanDelayMs delay in the buffer over the fastest packets, on average over all pulls
 */
public record PlayoutStatistics(
    long playedSamples,
    long concealedSamples,
    long noiseSamples,
    long recoveredSamples,
    long shortenedSamples,
    long lengthenedSamples,
    long lostPackets,
    long latePackets,
    long duplicatePackets,
    long discardedPackets,
    double meanDelayMs) {}
