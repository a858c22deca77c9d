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

  /** How far from its place a piece is looked for at first. */
  private static final int NEAR_SAMPLES = RATE / 4;

  /** A piece with less than this share of the loudest one's energy is a pause. */
  private static final double PAUSE_SHARE = 0.05;

  /** The share of pieces that may be less like than the likeness says. */
  private static final double MISSING_SHARE = 0.2;

  /**
   * Likeness above which a sound is taken as heard: between what unrelated speech reaches and what
   * a telephone line leaves of the same speech (both are held by a test).
   */
  private static final double HEARD = 0.6;

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
    Piece loudest = pieces.stream().max(Comparator.comparingDouble(Piece::energy)).orElseThrow();
    int lag = anywhere(loudest, samples).lagSamples() - loudest.at();
    double inPlace = reached(pieces.stream().mapToDouble(p -> near(p, lag, samples)).toArray());
    return heard(inPlace)
        ? inPlace
        : reached(pieces.stream().mapToDouble(p -> anywhere(p, samples).peak()).toArray());
  }

  private static double reached(double[] likenesses) {
    Arrays.sort(likenesses);
    return likenesses[(int) (likenesses.length * MISSING_SHARE)];
  }

  private static double near(Piece piece, int lag, short[] heard) {
    int from = Math.clamp((long) piece.at() + lag - NEAR_SAMPLES, 0, heard.length);
    int to = Math.clamp((long) piece.at() + lag + PIECE_SAMPLES + NEAR_SAMPLES, from, heard.length);
    return anywhere(piece, Arrays.copyOfRange(heard, from, to)).peak();
  }

  private static Correlation anywhere(Piece piece, short[] heard) {
    return Correlation.find(piece.sound().toArray(), heard, heard.length);
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
