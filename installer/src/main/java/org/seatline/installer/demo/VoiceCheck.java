package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.WavFile;

/**
 * Whether what was spoken is what was recorded. A sound is taken apart into pieces; the likeness of
 * the whole is what four of five voiced pieces reach, so a missing half is noticed and a moment in
 * which a busy machine stood still is not taken for silence.
 */
public final class VoiceCheck {
  /** Rate at which everything is compared, in Hz. */
  private static final int RATE = 8_000;

  /** Length of the pieces that are looked for, each by itself. */
  private static final int PIECE_SAMPLES = RATE / 2;

  /** How far from where the one before was found a piece is looked for. */
  private static final int NEAR_SAMPLES = RATE * 2 / 5;

  /** So many of the loudest pieces are tried as the one that says where the sound is. */
  private static final int ANCHORS = 3;

  /** A piece with less than this share of the loudest one's energy is a pause. */
  private static final double PAUSE_SHARE = 0.05;

  /** The share of pieces that may be less like than the likeness says. */
  private static final double MISSING_SHARE = 0.2;

  /**
   * Likeness above which a sound is taken as heard: between what unrelated speech reaches and what
   * a telephone line leaves of the same speech (both are held by a test).
   */
  private static final double HEARD = 0.55;

  /** Likeness above which a piece says where the next one is to be looked for. */
  private static final double FOUND = 0.6;

  private VoiceCheck() {}

  private record Piece(int at, PcmClip sound, double energy) {}

  /** Whether a likeness means that the sound was heard. */
  public static boolean heard(double likeness) {
    return likeness >= HEARD;
  }

  /** The likeness of the file that is heard worst, 1 for the same; 0 when nothing was recorded. */
  public static double likeness(List<Path> spoken, PcmClip heard) throws IOException {
    double worst = spoken.isEmpty() ? 0 : 1;
    for (Path file : spoken) {
      worst = Math.min(worst, likeness(WavFile.read(file).mono(), heard));
    }
    return worst;
  }

  /** How much of a sound is heard: 0 nothing of it, 1 all of it. */
  static double likeness(PcmClip spoken, PcmClip heard) {
    List<Piece> pieces = voiced(spoken.at(RATE).toArray());
    short[] samples = heard.at(RATE).toArray();
    if (pieces.isEmpty() || samples.length < PIECE_SAMPLES) {
      return 0;
    }
    return IntStream.range(0, pieces.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -pieces.get(i).energy()))
        .limit(ANCHORS)
        .mapToDouble(anchor -> from(anchor, pieces, samples))
        .max()
        .orElse(0);
  }

  /** The likeness when one piece is looked for anywhere, and all others from there on. */
  private static double from(int anchor, List<Piece> pieces, short[] heard) {
    Piece piece = pieces.get(anchor);
    Correlation found = Correlation.find(piece.sound().toArray(), heard, heard.length);
    int lag = found.lagSamples() - piece.at();
    double[] likenesses = new double[pieces.size()];
    likenesses[anchor] = found.peak();
    follow(pieces.subList(anchor + 1, pieces.size()), lag, heard, likenesses, anchor + 1);
    follow(pieces.subList(0, anchor).reversed(), lag, heard, likenesses, 0);
    Arrays.sort(likenesses);
    return likenesses[(int) (likenesses.length * MISSING_SHARE)];
  }

  /** Each piece is looked for near where the one before was found. */
  private static void follow(
      List<Piece> pieces, int begin, short[] heard, double[] likenesses, int from) {
    int lag = begin;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      short[] samples = piece.sound().toArray();
      Correlation whole = near(piece.at(), samples, lag, heard);
      if (whole.peak() >= FOUND) {
        lag = whole.lagSamples();
        likenesses[from + i] = whole.peak();
      } else {
        // Where a machine stood still within it, its two halves are apart.
        int half = samples.length / 2;
        short[] second = Arrays.copyOfRange(samples, half, samples.length);
        double halves =
            near(piece.at(), Arrays.copyOf(samples, half), lag, heard).peak()
                + near(piece.at() + half, second, lag, heard).peak();
        likenesses[from + i] = Math.max(whole.peak(), halves / 2);
      }
    }
  }

  /** The best place near the expected one; its lag is against the sound as a whole. */
  private static Correlation near(int at, short[] samples, int lag, short[] heard) {
    int from = Math.clamp((long) at + lag - NEAR_SAMPLES, 0, heard.length);
    int to = Math.clamp((long) at + lag + samples.length + NEAR_SAMPLES, from, heard.length);
    Correlation found =
        Correlation.find(samples, Arrays.copyOfRange(heard, from, to), heard.length);
    return new Correlation(found.peak(), from + found.lagSamples() - at);
  }

  private static List<Piece> voiced(short[] sound) {
    List<Piece> pieces = new ArrayList<>();
    for (int at = 0; at + PIECE_SAMPLES <= sound.length; at += PIECE_SAMPLES) {
      short[] samples = Arrays.copyOfRange(sound, at, at + PIECE_SAMPLES);
      pieces.add(new Piece(at, PcmClip.of(samples, RATE), energy(samples)));
    }
    double loudest = pieces.stream().mapToDouble(Piece::energy).max().orElse(0);
    return pieces.stream().filter(p -> p.energy() > loudest * PAUSE_SHARE).toList();
  }

  private static double energy(short[] samples) {
    double energy = 0;
    for (short sample : samples) {
      energy += (double) sample * sample;
    }
    return energy;
  }
}
