package org.seatline.softphone.codec;

import java.util.Arrays;

/** How much of what comes out of a codec is what went in. */
final class Likeness {
  private Likeness() {}

  /** Runs a whole sound through encoder and decoder, packet by packet. */
  static short[] roundTrip(Codec codec, short[] sound, int packetMs) {
    Codec.Encoder encoder = codec.newEncoder();
    Codec.Decoder decoder = codec.newDecoder();
    int samples = codec.sampleRate() / 1000 * packetMs;
    byte[] payload = new byte[codec.maxPayloadBytes(samples)];
    short[] out = new short[sound.length];
    for (int at = 0; at + samples <= sound.length; at += samples) {
      short[] frame = Arrays.copyOfRange(sound, at, at + samples);
      int bytes = encoder.encode(frame, samples, payload, 0);
      int got = decoder.decode(payload, 0, bytes, out, at);
      if (got != samples) {
        throw new IllegalStateException(got + " samples of " + samples);
      }
    }
    return out;
  }

  /** Signal to noise in dB at the delay where it is best, gain left out. */
  static double snrDb(short[] sent, short[] heard, int delayMax) {
    double best = Double.NEGATIVE_INFINITY;
    for (int delay = 0; delay <= delayMax; delay++) {
      best = Math.max(best, snrAt(sent, heard, delay));
    }
    return best;
  }

  private static double snrAt(short[] sent, short[] heard, int delay) {
    double cross = 0;
    double sentEnergy = 1;
    double heardEnergy = 1;
    for (int i = 0; i + delay < heard.length; i++) {
      cross += (double) sent[i] * heard[i + delay];
      sentEnergy += (double) sent[i] * sent[i];
      heardEnergy += (double) heard[i + delay] * heard[i + delay];
    }
    double alike = cross * cross / (sentEnergy * heardEnergy);
    return 10 * Math.log10(alike / Math.max(1e-9, 1 - alike));
  }

  static short[] tone(double hertz, double amplitude, int rate, int ms) {
    short[] x = new short[rate / 1000 * ms];
    for (int i = 0; i < x.length; i++) {
      x[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return x;
  }
}
