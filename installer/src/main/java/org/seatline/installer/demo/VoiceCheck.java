package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.WavFile;

/** Whether what was spoken is what was recorded. */
public final class VoiceCheck {
  /** Rate at which everything is compared, in Hz. */
  private static final int RATE = 8_000;

  private static final int LAG_MAX_MS = 60_000;
  private static final int SEGMENT_MS = 500;

  /** Likeness above which a sound is taken as heard; unrelated speech stays below 0.3. */
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

  private static double likeness(short[] reference, short[] heard) {
    if (heard.length < RATE) {
      return 0;
    }
    return Correlation.bySegments(reference, heard, RATE, LAG_MAX_MS, SEGMENT_MS).peak();
  }

  /** Whether a likeness means that the sound was heard. */
  public static boolean heard(double likeness) {
    return likeness >= HEARD;
  }
}
