package org.seatline.softphone.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Mono samples in memory, shared by any number of sources: a prompt, music, spoken test sentences.
 * Immutable.
 */
public final class PcmClip {
  private final short[] samples;
  private final int sampleRate;

  private PcmClip(short[] samples, int sampleRate) {
    this.samples = samples;
    this.sampleRate = sampleRate;
  }

  /** Copies the samples. */
  public static PcmClip of(short[] samples, int sampleRate) {
    return new PcmClip(samples.clone(), sampleRate);
  }

  /** Loads a WAV file of 16-bit PCM or G.711; several channels are mixed into one. */
  public static PcmClip load(Path wav) throws IOException {
    return WavFile.read(wav).mono();
  }

  /** Writes a WAV file, which must not exist yet. */
  public void save(Path wav) throws IOException {
    byte[] bytes = new byte[samples.length * 2];
    for (int i = 0; i < samples.length; i++) {
      bytes[2 * i] = (byte) samples[i];
      bytes[2 * i + 1] = (byte) (samples[i] >> 8);
    }
    try (RecordingWriter writer = WavRecordingWriter.create(wav, 1, sampleRate)) {
      writer.append(bytes, bytes.length);
    }
  }

  /** The same sound at another rate; load prompts once with the legs' rate to save work later. */
  public PcmClip at(int otherRate) {
    return otherRate == sampleRate
        ? this
        : new PcmClip(Resampler.resample(samples, sampleRate, otherRate), otherRate);
  }

  /** The sound of this clip followed by that of another at this clip's rate. */
  public PcmClip then(PcmClip next) {
    short[] rest = next.at(sampleRate).samples;
    short[] all = Arrays.copyOf(samples, samples.length + rest.length);
    System.arraycopy(rest, 0, all, samples.length, rest.length);
    return new PcmClip(all, sampleRate);
  }

  /** Silence. */
  public static PcmClip silence(int ms, int sampleRate) {
    return new PcmClip(new short[sampleRate / 1000 * ms], sampleRate);
  }

  public int sampleRate() {
    return sampleRate;
  }

  public int length() {
    return samples.length;
  }

  public long durationMs() {
    return samples.length * 1000L / sampleRate;
  }

  /** A copy of the samples. */
  public short[] toArray() {
    return samples.clone();
  }

  /** Copies up to {@code length} samples from {@code from} on; returns how many there were. */
  int copy(int from, short[] out, int offset, int length) {
    int count = Math.max(0, Math.min(length, samples.length - from));
    System.arraycopy(samples, from, out, offset, count);
    return count;
  }
}
