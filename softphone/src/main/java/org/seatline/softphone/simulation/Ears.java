package org.seatline.softphone.simulation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.FrameConverter;

/** Keeps what a caller hears and tells speech from silence by its energy. */
final class Ears implements AudioSink {
  private static final int RATE = 8_000;
  private static final int HEARD_MAX_SAMPLES = RATE * 60 * 20;

  /** Root mean square of a frame above which somebody speaks (of 32,767). */
  private static final double SPEECH_RMS = 250;

  private final FrameConverter converter = new FrameConverter(RATE);
  private short[] heard = new short[RATE * 30];
  private int length;
  private volatile long lastSpeechNanos;
  private volatile boolean spoken;

  @Override
  public void write(short[] frame, int count, int sampleRate) {
    converter.convert(frame, count, sampleRate);
    short[] narrow = converter.samples();
    int samples = converter.length();
    long energy = 0;
    for (int i = 0; i < samples; i++) {
      energy += (long) narrow[i] * narrow[i];
    }
    if (samples > 0 && energy > SPEECH_RMS * SPEECH_RMS * samples) {
      lastSpeechNanos = System.nanoTime();
      spoken = true;
    }
    keep(narrow, samples);
  }

  private synchronized void keep(short[] samples, int count) {
    int kept = Math.min(count, HEARD_MAX_SAMPLES - length);
    if (length + kept > heard.length) {
      heard = Arrays.copyOf(heard, Math.min(HEARD_MAX_SAMPLES, heard.length * 2));
    }
    System.arraycopy(samples, 0, heard, length, kept);
    length += kept;
  }

  /** Whether somebody has spoken since that moment and then been silent for so long. */
  boolean silentAfterSpeech(long sinceNanos, long silenceMs) {
    return spoken
        && lastSpeechNanos - sinceNanos > 0
        && System.nanoTime() - lastSpeechNanos > silenceMs * 1_000_000;
  }

  /** Writes what was heard: 16-bit mono WAV at 8 kHz. */
  synchronized void save(Path file) throws IOException {
    int bytes = length * 2;
    ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    out.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(bytes);
    for (int i = 0; i < length; i++) {
      out.putShort(heard[i]);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, out.array());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
