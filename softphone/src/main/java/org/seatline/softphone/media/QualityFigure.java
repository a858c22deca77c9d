package org.seatline.softphone.media;

/**
 * What is known of each of the last sixty seconds of a leg. "Here" is what this end hears, "there"
 * what the other end says that it hears of us. -1 is unknown, but for levels.
 */
public enum QualityFigure {
  /** Packets that came. */
  PACKETS,
  /** Percent of the packets that never came. */
  LOSS_HERE,
  /** Percent of the packets that came too late to be played. */
  LATE_HERE,
  /** How long this computer was behind with the sound, ms. */
  BEHIND_HERE,
  /** Interarrival jitter, ms. */
  JITTER_HERE,
  /** Delay in the jitter buffer, ms. */
  BUFFER_HERE,
  /** Mean opinion score of what is heard here, over the ten seconds until then. */
  MOS_HERE,
  /** Percent of our packets that the other end lost, by its last report. */
  LOSS_THERE,
  /** Jitter at the other end, ms. */
  JITTER_THERE,
  /** Mean opinion score of what is heard there. */
  MOS_THERE,
  /** Round trip, ms. */
  ROUND_TRIP,
  /** Level of what is heard, dBov. */
  HEARD_RMS,
  /** Greatest sample of what is heard, dBov. */
  HEARD_PEAK,
  /** Share of silence in what is heard, 0 to 1. */
  HEARD_SILENT,
  /** Share of frames heard that are nothing but zeros. */
  HEARD_ZERO,
  /** Share of samples heard at full scale. */
  HEARD_CLIPPED,
  /** Level of what is sent, dBov. */
  SENT_RMS,
  /** Greatest sample of what is sent, dBov. */
  SENT_PEAK,
  /** Share of silence in what is sent, 0 to 1. */
  SENT_SILENT,
  /** Share of frames from the source that are nothing but zeros. */
  SENT_ZERO,
  /** Share of samples sent at full scale. */
  SENT_CLIPPED
}
