package org.seatline.softphone.media;

/**
 * How a leg is heard at both ends.
 *
 * @param here what this end hears, from its own jitter buffer
 * @param there what the other end hears of us, from its RTCP reports
 * @param roundTripMs from RTCP, or -1 while unknown
 * @param heard loudness of what came, over the last ten seconds; unknown while nobody listens
 * @param sent loudness of what went out, over the last ten seconds; unknown while nothing may go
 * @param minute how loud both directions were over the last minute
 * @param flow whether anything flows at all
 */
public record QualityReport(
    Hearing here,
    Hearing there,
    int roundTripMs,
    Loudness heard,
    Loudness sent,
    Minute minute,
    Flow flow) {
  /** Nothing is known yet. */
  public static final QualityReport NOTHING =
      new QualityReport(
          Hearing.NOTHING,
          Hearing.NOTHING,
          Hearing.UNKNOWN,
          Loudness.UNKNOWN,
          Loudness.UNKNOWN,
          Minute.UNKNOWN,
          new Flow(0, 0, 0, 0));

  /**
   * Levels of the last minute.
   *
   * @param heard what came
   * @param sent what went out
   */
  public record Minute(MinuteLevels heard, MinuteLevels sent) {
    /** Nothing was measured. */
    public static final Minute UNKNOWN = new Minute(MinuteLevels.UNKNOWN, MinuteLevels.UNKNOWN);
  }

  /**
   * What comes in.
   *
   * @param seconds measured, at most sixty
   * @param nothingForSeconds seconds until now without any packet although some are expected
   * @param silentForSeconds seconds until now of nothing but silence, as far as somebody listens
   * @param behindMs how long this computer was behind with the sound in the last ten seconds
   */
  public record Flow(int seconds, int nothingForSeconds, int silentForSeconds, int behindMs) {}
}
