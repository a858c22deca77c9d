package org.seatline.app.call;

import org.jspecify.annotations.Nullable;
import org.seatline.app.session.VoiceQuality;
import org.seatline.app.session.VoiceQuality.Carriage;
import org.seatline.app.session.VoiceQuality.Way;
import org.seatline.softphone.media.Diagnosis;
import org.seatline.softphone.media.Diagnosis.Playback;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.QualityFigure;
import org.seatline.softphone.media.QualityReport;

/** Reads from a leg what the seat shows of its quality. */
final class LegQuality {
  private LegQuality() {}

  /** What is so now; some small values are made for it, so not more often than once a second. */
  static VoiceQuality read(MediaLeg leg, Playback playback) {
    QualityReport report = leg.report();
    return new VoiceQuality(
        Way.of(report.here(), leg.lastMinute(QualityFigure.MOS_HERE)),
        Way.of(report.there(), leg.lastMinute(QualityFigure.MOS_THERE)),
        VoiceQuality.roundTrip(report.roundTripMs()),
        carriage(leg.parameters()),
        Diagnosis.of(report, playback),
        Diagnosis.GOOD);
  }

  private static Carriage carriage(@Nullable MediaParameters agreed) {
    return agreed == null
        ? new Carriage("", false)
        : new Carriage(agreed.codec().name(), agreed.keys() != null);
  }
}
