package org.seatline.installer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.seatline.softphone.quality.VoiceScore;

/** The mean of several scores. */
final class VoiceScores {
  private final List<VoiceScore> scores = new ArrayList<>();

  void add(VoiceScore score) {
    scores.add(score);
  }

  private double mean(ToDoubleFunction<VoiceScore> figure) {
    return scores.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** For people. */
  String text() {
    return String.format(
        Locale.ROOT,
        "segSNR %5.1f dB  LSD %5.2f dB  STOI %.3f",
        mean(VoiceScore::segmentalSnrDb),
        mean(VoiceScore::logSpectralDistanceDb),
        mean(VoiceScore::stoi));
  }

  /** Segmental signal-to-noise ratio, log-spectral distance, intelligibility. */
  String short3() {
    return String.format(
        Locale.ROOT,
        "%.1f/%.2f/%.3f",
        mean(VoiceScore::segmentalSnrDb),
        mean(VoiceScore::logSpectralDistanceDb),
        mean(VoiceScore::stoi));
  }
}
