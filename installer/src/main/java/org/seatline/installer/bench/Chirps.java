package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;

/** Short rising tones that are found again to the sample. */
final class Chirps {
  private static final int RATE = BenchHeadset.RECORDED_RATE;
  private static final int CHIRP = RATE / 1000 * 50;
  private static final int EVERY = RATE / 1000 * 900;

  /** Added by turns, so that chirps meet packets at every phase. */
  private static final int SHIFT = RATE / 1000 * 7;

  private static final int LATE_MAX = RATE / 1000 * 700;
  private static final int LOUD = 500;
  private static final double LOW_HZ = 500;
  private static final double HIGH_HZ = 3000;
  private static final double KNOWN = 0.6;

  private Chirps() {}

  /** So many seconds of chirps. */
  static PcmClip clip(int seconds) {
    short[] all = new short[seconds * RATE];
    int at = EVERY;
    while (at + CHIRP < all.length) {
      for (int i = 0; i < CHIRP; i++) {
        double t = (double) i / RATE;
        double sweep = (HIGH_HZ - LOW_HZ) * RATE / CHIRP / 2;
        double edge = Math.sin(Math.PI * i / CHIRP);
        all[at + i] =
            (short) (9000 * Math.sqrt(edge) * Math.sin(2 * Math.PI * t * (LOW_HZ + sweep * t)));
      }
      at += EVERY + SHIFT;
    }
    return PcmClip.of(all, RATE);
  }

  /** About how many chirps are in so long a time. */
  static int count(int ms) {
    return ms * (RATE / 1000) / (EVERY + SHIFT);
  }

  /** How much later than left each chirp is heard on the right, in ms, from {@code fromMs} on. */
  static List<Double> lateness(Path stereo, int fromMs) throws IOException {
    ShortBuffer both =
        ByteBuffer.wrap(Files.readAllBytes(stereo)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    short[] mouth = new short[both.remaining() / 2];
    short[] ear = new short[mouth.length];
    for (int i = 0; i < mouth.length; i++) {
      mouth[i] = both.get(2 * i);
      ear[i] = both.get(2 * i + 1);
    }
    List<Double> late = new ArrayList<>();
    int at = 0;
    while (at + CHIRP + LATE_MAX < mouth.length) {
      if (Math.abs(mouth[at]) < LOUD) {
        at++;
        continue;
      }
      if (at >= fromMs * (RATE / 1000)) {
        short[] said = Arrays.copyOfRange(mouth, at, at + CHIRP);
        short[] heard = Arrays.copyOfRange(ear, at, at + CHIRP + LATE_MAX);
        Correlation found = Correlation.find(said, heard, LATE_MAX);
        if (found.peak() > KNOWN) {
          late.add(found.lagSamples() * 1000.0 / RATE);
        }
      }
      at += EVERY / 2;
    }
    return late;
  }
}
