package org.seatline.softphone.media;

/** The figures that tell of the loudness of one direction. */
record LoudnessFigures(
    QualityFigure rms,
    QualityFigure peak,
    QualityFigure silent,
    QualityFigure zero,
    QualityFigure clipped) {
  static final LoudnessFigures HEARD =
      new LoudnessFigures(
          QualityFigure.HEARD_RMS,
          QualityFigure.HEARD_PEAK,
          QualityFigure.HEARD_SILENT,
          QualityFigure.HEARD_ZERO,
          QualityFigure.HEARD_CLIPPED);

  static final LoudnessFigures SENT =
      new LoudnessFigures(
          QualityFigure.SENT_RMS,
          QualityFigure.SENT_PEAK,
          QualityFigure.SENT_SILENT,
          QualityFigure.SENT_ZERO,
          QualityFigure.SENT_CLIPPED);
}
