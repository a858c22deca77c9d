package org.seatline.softphone.media;

/** What is wrong with a call when it is bad: the first thing to look at. */
public enum Diagnosis {
  /** Nothing that can be measured. */
  GOOD(Place.NOWHERE),
  /** Packets to us are lost. */
  LOSS_HERE(Place.NETWORK),
  /** Packets to us come too unevenly to be played. */
  JITTER_HERE(Place.NETWORK),
  /** The way is so long that people talk into each other's words. */
  DELAY(Place.NETWORK),
  /** Our packets are lost on their way to the other end, or come unevenly. */
  BAD_THERE(Place.NETWORK),
  /** This computer does not keep up with the sound: something else keeps it busy. */
  COMPUTER_BUSY(Place.COMPUTER),
  /** The microphone gives nothing but zeros: switched off, or not permitted to us. */
  MICROPHONE_DEAD(Place.HEADSET),
  /** The microphone is too loud: its samples are cut off. */
  MICROPHONE_CLIPS(Place.HEADSET),
  /** Our voice is too quiet: the microphone is too far away, or turned down. */
  MICROPHONE_QUIET(Place.HEADSET),
  /** What is heard cannot be played. */
  NO_PLAYBACK(Place.HEADSET),
  /** Nothing comes from the other end. */
  NOTHING_COMES(Place.OTHER_SIDE),
  /** The other end sends silence. */
  SILENCE_COMES(Place.OTHER_SIDE),
  /** The other end's voice is too quiet. */
  QUIET_COMES(Place.OTHER_SIDE),
  /** The other end's sound is cut off where it is loud. */
  CLIPPED_COMES(Place.OTHER_SIDE),
  /** It is never still at the other end. */
  NOISE_COMES(Place.OTHER_SIDE);

  /** Where to look. */
  public enum Place {
    NOWHERE,
    NETWORK,
    COMPUTER,
    HEADSET,
    OTHER_SIDE
  }

  /** What the loudspeaker does, which a leg does not know. */
  public enum Playback {
    WORKS,
    FAILS
  }

  /** Below this many people are dissatisfied (ITU-T G.107 annex B: R of 70). */
  public static final double BAD_MOS = 3.6;

  private static final int SECONDS_MIN = 3;
  private static final int NOTHING_SECONDS = 3;
  private static final int SILENT_SECONDS = 20;
  private static final double DEAD_SHARE = 0.99;
  private static final double CLIPPED_SHARE = 0.005;
  private static final double LOSS_PERCENT = 1;

  /** Round trip above which talk suffers (ITU-T G.114: 400 ms one way at most, 150 is good). */
  private static final int ROUND_TRIP_MS = 500;

  /**
   * A computer that was behind so long in ten seconds is the first to blame: packets that wait in
   * it for their turn look late, and those that it has no room for look lost.
   */
  private static final int BEHIND_MS = 200;

  private final Place place;

  Diagnosis(Place place) {
    this.place = place;
  }

  public Place place() {
    return place;
  }

  /** Judges a report: what the agent can mend comes first, then what is worst. */
  public static Diagnosis of(QualityReport report, Playback playback) {
    if (playback == Playback.FAILS) {
      return NO_PLAYBACK;
    }
    if (report.flow().seconds() < SECONDS_MIN) {
      return GOOD;
    }
    Diagnosis headset = ofMicrophone(report.sent());
    if (headset != GOOD) {
      return headset;
    }
    if (report.flow().nothingForSeconds() >= NOTHING_SECONDS) {
      return NOTHING_COMES;
    }
    Diagnosis network = ofNetwork(report);
    if (network != GOOD) {
      boolean busy = network != DELAY && report.flow().behindMs() >= BEHIND_MS;
      return busy ? COMPUTER_BUSY : network;
    }
    return report.flow().silentForSeconds() >= SILENT_SECONDS ? SILENCE_COMES : ofVoices(report);
  }

  private static Diagnosis ofVoices(QualityReport report) {
    if (report.heard().clippedShare() >= CLIPPED_SHARE) {
      return CLIPPED_COMES;
    }
    if (report.minute().heard().noisy()) {
      return NOISE_COMES;
    }
    if (report.minute().heard().tooQuiet()) {
      return QUIET_COMES;
    }
    return report.minute().sent().tooQuiet() ? MICROPHONE_QUIET : GOOD;
  }

  private static Diagnosis ofMicrophone(Loudness sent) {
    if (sent.known() && sent.zeroShare() >= DEAD_SHARE) {
      return MICROPHONE_DEAD;
    }
    return sent.clippedShare() >= CLIPPED_SHARE ? MICROPHONE_CLIPS : GOOD;
  }

  private static Diagnosis ofNetwork(QualityReport report) {
    Hearing here = report.here();
    if (here.known() && here.mosNow() < BAD_MOS) {
      return causeHere(here, report.roundTripMs());
    }
    Hearing there = report.there();
    if (there.known() && there.mosNow() < BAD_MOS) {
      return there.lossPercent() < LOSS_PERCENT && report.roundTripMs() >= ROUND_TRIP_MS
          ? DELAY
          : BAD_THERE;
    }
    return report.roundTripMs() >= ROUND_TRIP_MS ? DELAY : GOOD;
  }

  private static Diagnosis causeHere(Hearing here, int roundTripMs) {
    if (here.lossPercent() + here.lateLossPercent() < LOSS_PERCENT) {
      return roundTripMs >= ROUND_TRIP_MS ? DELAY : JITTER_HERE;
    }
    return here.lateLossPercent() > here.lossPercent() ? JITTER_HERE : LOSS_HERE;
  }
}
