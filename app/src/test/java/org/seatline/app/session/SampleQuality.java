package org.seatline.app.session;

import java.util.ArrayList;
import java.util.List;
import org.seatline.app.session.VoiceQuality.Carriage;
import org.seatline.app.session.VoiceQuality.Way;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.QualityLevel;
import org.seatline.protocol.SeatQuality;
import org.seatline.softphone.media.Diagnosis;

/** Qualities that calls have. */
public final class SampleQuality {
  private static final Carriage WIDE_BAND = new Carriage("OPUS", true);
  private static final int SECONDS = 60;

  private SampleQuality() {}

  /** Both hear each other well. */
  public static VoiceQuality good() {
    return new VoiceQuality(
        new Way(4.3, 0.2, 3, minute(4.3, 4.3)),
        new Way(4.2, 0.4, 5, minute(4.2, 4.3)),
        30,
        WIDE_BAND,
        Diagnosis.GOOD,
        Diagnosis.GOOD);
  }

  /** This score in both directions, with nothing said about it. */
  public static VoiceQuality of(double mos) {
    Way way = new Way(mos, 1, 5, minute(mos, mos));
    return new VoiceQuality(way, way, 40, WIDE_BAND, Diagnosis.GOOD, Diagnosis.GOOD);
  }

  /** This is wrong, and told where it is worth telling. */
  public static VoiceQuality warned(Diagnosis what) {
    boolean there = what == Diagnosis.BAD_THERE;
    boolean here = what == Diagnosis.LOSS_HERE || what == Diagnosis.JITTER_HERE;
    return new VoiceQuality(
        here ? new Way(3.1, 8.4, 46, minute(4.2, 3.1)) : good().here(),
        there ? new Way(3.3, 6.1, 38, minute(4.3, 3.3)) : good().there(),
        what == Diagnosis.DELAY ? 620 : 95,
        new Carriage("PCMA", false),
        what,
        what == Diagnosis.SILENCE_COMES ? Diagnosis.GOOD : what);
  }

  /** How a seat's call sounds: at 1004 the caller hears badly, at 1010 so does the agent. */
  static SeatQuality ofSeat(String agentId) {
    return switch (agentId) {
      case "1004" -> new SeatQuality(QualityLevel.GOOD, QualityLevel.POOR, "bad-there");
      case "1010" -> new SeatQuality(QualityLevel.FAIR, null, null);
      default -> new SeatQuality(QualityLevel.GOOD, QualityLevel.GOOD, null);
    };
  }

  /** How a call sounded that is over; some of them not well. */
  static CallQuality ofCall(int seed) {
    CallQuality.Way good = new CallQuality.Way(4.31, 4.1, 0.22, 3.4);
    CallQuality.Way poor = new CallQuality.Way(3.42, 2.7, 5.61, 31.8);
    boolean bad = seed % 5 == 0;
    return new CallQuality(
        good, bad ? poor : good, bad ? "PCMA" : "OPUS", !bad, bad ? "bad-there" : null);
  }

  /** A minute that goes from one score to another in its last third, a little up and down. */
  private static List<Double> minute(double from, double to) {
    List<Double> minute = new ArrayList<>();
    for (int second = 0; second < SECONDS; second++) {
      double way = Math.clamp((second - 40) / 12.0, 0, 1);
      double wobble = from == to ? 0 : 0.1 * Math.sin(second * 1.7);
      minute.add(Math.round(10 * (from + way * (to - from) + wobble)) / 10.0);
    }
    return minute;
  }
}
