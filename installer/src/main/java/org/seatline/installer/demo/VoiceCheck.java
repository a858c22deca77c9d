package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.WavFile;

/** Whether what was spoken is what was recorded. */
public final class VoiceCheck {
  /** Rate at which everything is compared, in Hz. */
  private static final int RATE = 8_000;

  /** Length of the pieces that are looked for, each by itself. */
  private static final int PIECE_MS = 500;

  private static final int PIECE_SAMPLES = RATE / 1_000 * PIECE_MS;
  private static final int PIECES_MAX = 5;
  private static final int LAG_MAX_MS = 60_000;

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
   * As a whole first, which is quick. Where a busy machine stood still for a moment, what follows
   * comes later than it should: then the loudest pieces are looked for, each by itself.
   */
  private static double likeness(short[] reference, short[] heard) {
    if (heard.length < RATE) {
      return 0;
    }
    double whole = Correlation.bySegments(reference, heard, RATE, LAG_MAX_MS, PIECE_MS).peak();
    return whole >= HEARD ? whole : Math.max(whole, piecewise(reference, heard));
  }

  private static double piecewise(short[] reference, short[] heard) {
    return loudest(reference).stream()
        .mapToDouble(piece -> Correlation.find(piece, heard, heard.length).peak())
        .average()
        .orElse(0);
  }

  private static List<short[]> loudest(short[] reference) {
    List<short[]> pieces = new ArrayList<>();
    for (int at = 0; at + PIECE_SAMPLES <= reference.length; at += PIECE_SAMPLES) {
      pieces.add(Arrays.copyOfRange(reference, at, at + PIECE_SAMPLES));
    }
    pieces.sort(Comparator.comparingDouble(VoiceCheck::energy).reversed());
    return pieces.subList(0, Math.min(PIECES_MAX, pieces.size()));
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
