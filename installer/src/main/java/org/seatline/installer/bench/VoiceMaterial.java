package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.seatline.softphone.media.PcmClip;

/**
 * Speech to send: sentences spoken by flite and espeak-ng where they are installed, else a sound
 * made like speech.
 *
 * @param from what made it
 */
record VoiceMaterial(String from, PcmClip clip) {
  static final int RATE = 16_000;
  private static final int SPEAK_MAX_S = 20;
  private static final int PAUSE_MS = 400;
  private static final int SYNTHETIC_MS = 24_000;

  private record Sentence(String voice, String text) {}

  private static final List<Sentence> BY_FLITE =
      List.of(
          new Sentence("slt", "The invoice was paid on Thursday, but the parcel has not arrived."),
          new Sentence("rms", "Could you spell your last name for me, please?"),
          new Sentence("slt", "Nine of the boxes were broken when I opened them this morning."),
          new Sentence("awb", "We will call you back as soon as the engineer knows the reason."));

  private static final List<Sentence> BY_ESPEAK =
      List.of(
          new Sentence("cmn", "您好，请问有什么可以帮您？我的订单还没有收到。"),
          new Sentence("en-us", "Please hold the line while I look for your contract."));

  /** Makes the speech in a folder of temporary files. */
  static VoiceMaterial speak(Path folder) throws Exception {
    PcmClip all = PcmClip.silence(PAUSE_MS, RATE);
    String from = "";
    for (Sentence sentence : BY_FLITE) {
      Path wav = folder.resolve("flite-" + all.length() + ".wav");
      if (run("flite", "-voice", sentence.voice(), "-t", sentence.text(), "-o", wav.toString())) {
        all = all.then(PcmClip.load(wav)).then(PcmClip.silence(PAUSE_MS, RATE));
        from = "flite";
      }
    }
    for (Sentence sentence : BY_ESPEAK) {
      Path wav = folder.resolve("espeak-" + all.length() + ".wav");
      if (run("espeak-ng", "-v", sentence.voice(), "-w", wav.toString(), sentence.text())) {
        all = all.then(PcmClip.load(wav)).then(PcmClip.silence(PAUSE_MS, RATE));
        from = from.isEmpty() ? "espeak-ng" : "flite+espeak-ng";
      }
    }
    return from.isEmpty() ? synthetic() : new VoiceMaterial(from, all);
  }

  private static boolean run(String... command) throws InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return false; // not installed
    }
    if (!process.waitFor(SPEAK_MAX_S, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return false;
    }
    return process.exitValue() == 0 && Files.exists(Path.of(wavOf(command)));
  }

  private static String wavOf(String... command) {
    for (String argument : command) {
      if (argument.endsWith(".wav")) {
        return argument;
      }
    }
    throw new IllegalArgumentException("no file in the command");
  }

  /** Syllables of gliding pitch with overtones that a formant colours, and hisses between them. */
  static VoiceMaterial synthetic() {
    SplittableRandom random = new SplittableRandom(7);
    short[] x = new short[RATE / 1000 * SYNTHETIC_MS];
    int at = RATE / 2;
    while (at < x.length) {
      int length = RATE / 1000 * (90 + random.nextInt(200));
      boolean hiss = random.nextInt(4) == 0;
      double pitch = 95 + random.nextDouble() * 120;
      double glide = (random.nextDouble() - 0.5) * 40;
      double formant = 400 + random.nextDouble() * 1800;
      double phase = 0;
      for (int i = 0; i < length && at < x.length; i++, at++) {
        double part = (double) i / length;
        phase += 2 * Math.PI * (pitch + glide * part) / RATE;
        double value = hiss ? random.nextGaussian() * 0.15 : voiced(phase, pitch, formant);
        x[at] = (short) (9000 * value * Math.sin(Math.PI * part));
      }
      at += random.nextInt(5) == 0 ? RATE / 4 : RATE / 50;
    }
    return new VoiceMaterial("synthetic", PcmClip.of(x, RATE));
  }

  private static double voiced(double phase, double pitch, double formant) {
    double sum = 0;
    for (int k = 1; k * pitch < 3400; k++) {
      double away = (k * pitch - formant) / 300;
      sum += Math.sin(k * phase) * (0.08 / k + 0.3 / (1 + away * away));
    }
    return sum * 0.6;
  }
}
