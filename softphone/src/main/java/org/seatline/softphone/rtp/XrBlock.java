package org.seatline.softphone.rtp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One block of an extended report (RFC 3611 section 4). */
public sealed interface XrBlock {
  /** A value of 8 bits that is not known (section 4.7.5). */
  int UNKNOWN = 127;

  /** When the receiver sent this, by its clock (section 4.4). */
  record ReceiverReferenceTime(long ntp) implements XrBlock {}

  /** The answer to it (section 4.5). */
  record Dlrr(List<LastReceiverReport> receivers) implements XrBlock {
    public Dlrr {
      receivers = List.copyOf(receivers);
    }
  }

  /**
   * When something was last heard of one receiver.
   *
   * @param lastReport middle 32 bits of the NTP time in its last block, or 0
   * @param delaySince time since that came, in 1/65536 s
   */
  record LastReceiverReport(int ssrc, int lastReport, int delaySince) {}

  /**
   * What came since the last report (section 4.6). Of the fields that the block can carry those
   * that are read and written here.
   *
   * @param beginSequence first sequence number told of
   * @param endSequence the one after the last
   * @param lost packets, or -1 when the block does not tell
   * @param duplicates packets, or -1 when the block does not tell
   * @param jitter of the transit times, or null when the block does not tell
   */
  record StatisticsSummary(
      int ssrc,
      int beginSequence,
      int endSequence,
      long lost,
      long duplicates,
      @Nullable JitterSpread jitter)
      implements XrBlock {}

  /** Least, greatest and mean relative transit time and its deviation, in timestamp units. */
  record JitterSpread(long min, long max, long mean, long deviation) {}

  /**
   * How a call is received (section 4.7).
   *
   * @param loss what was lost and discarded
   * @param delay round trip and end system
   * @param signal levels as they are played
   * @param quality ratings
   * @param buffer of the receiver
   */
  record VoipMetrics(
      int ssrc,
      LossMetrics loss,
      DelayMetrics delay,
      SignalMetrics signal,
      QualityMetrics quality,
      BufferMetrics buffer)
      implements XrBlock {}

  /**
   * Loss since the call began (section 4.7.1 and 4.7.2).
   *
   * @param lossRate lost packets, in 1/256
   * @param discardRate packets that came too late or too early, in 1/256
   * @param burstDensity of both within bursts, in 1/256
   * @param gapDensity of both outside of bursts, in 1/256
   * @param burstMs mean length of a burst
   * @param gapMs mean length of a gap
   */
  record LossMetrics(
      int lossRate, int discardRate, int burstDensity, int gapDensity, int burstMs, int gapMs) {}

  /**
   * Delays (section 4.7.3), 0 where not known.
   *
   * @param endSystemMs from the arrival of a packet to the ear, and from the mouth to the packet
   */
  record DelayMetrics(int roundTripMs, int endSystemMs) {}

  /**
   * What is heard (section 4.7.4), {@link #UNKNOWN} where not known.
   *
   * @param levelDbm of speech, relative to 0 dBm0
   * @param noiseDbm of silence
   * @param returnLossDb of the echo
   * @param gapThreshold shortest run of good packets that ends a burst
   */
  record SignalMetrics(int levelDbm, int noiseDbm, int returnLossDb, int gapThreshold) {}

  /**
   * Ratings (section 4.7.5), {@link #UNKNOWN} where not known.
   *
   * @param rating R factor, 0 to 100
   * @param externalRating of the network behind a gateway
   * @param mosListening tenths, 10 to 50
   * @param mosConversation tenths, 10 to 50
   */
  record QualityMetrics(int rating, int externalRating, int mosListening, int mosConversation) {}

  /**
   * The receiver's jitter buffer (section 4.7.7).
   *
   * @param configuration the eight bits for concealment, kind of buffer and its rate
   * @param nominalMs delay now
   * @param maxMs longest delay so far
   * @param absoluteMaxMs longest delay that there can be
   */
  record BufferMetrics(int configuration, int nominalMs, int maxMs, int absoluteMaxMs) {}
}
