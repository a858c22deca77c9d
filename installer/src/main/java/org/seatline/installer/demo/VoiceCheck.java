package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.WavFile;

/** Whether what was spoken is what was recorded. */
public final class VoiceCheck {
  /** Rate at which everything is compared, in Hz. */
  private static final int RATE = 8_000;

  /** Length of the pieces that are looked for, each by itself. */
  private static final int PIECE_SAMPLES = RATE / 2;

  /** Likeness above which a sound is taken as heard; unrelated speech stays below 0.5. */
  private static final double HEARD = 0.6;

  private VoiceCheck() {}

  /** The likeness of the file that is heard worst, 1 for the same; 0 when nothing was recorded. */
  public static double likeness(List<Path> spoken, PcmClip heard) throws IOException {
    short[] samples = heard.at(RATE).toArray();
    double worst = spoken.isEmpty() ? 0 : 1;
    for (Path file : spoken) {
      short[] reference = WavFile.read(file).mono().at(RATE).toArray();
      worst = Math.min(worst, likeness(reference, samples));
    }
    return worst;
  }

  /**
   * The mean likeness of the reference's pieces, weighted by their energy. Each piece is looked for
   * everywhere: where a busy machine stands still for a moment, what follows comes later.
   */
  private static double likeness(short[] reference, short[] heard) {
    if (heard.length < RATE) {
      return 0;
    }
    double sum = 0;
    double weights = 0;
    for (int at = 0; at + PIECE_SAMPLES <= reference.length; at += PIECE_SAMPLES) {
      short[] piece = Arrays.copyOfRange(reference, at, at + PIECE_SAMPLES);
      double energy = energy(piece);
      sum += energy * Correlation.find(piece, heard, heard.length).peak();
      weights += energy;
    }
    return weights == 0 ? 0 : sum / weights;
  }

  private static double energy(short[] samples) {
    double energy = 0;
    for (short sample : samples) {
      energy += (double) sample * sample;
    }
    return energy;
  }

  /** Whether a likeness means that the sound was heard. */
  public static boolean heard(double likeness) {
    return likeness >= HEARD;
  }
}
