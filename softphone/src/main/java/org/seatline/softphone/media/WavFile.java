package org.seatline.softphone.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.seatline.softphone.codec.G711;

/**
 * A WAV file in memory: 16-bit PCM, A-law or µ-law. A file whose header was never finished (its
 * writer died) is read to its end.
 */
public final class WavFile {
  /** Largest file that is read. */
  public static final long FILE_BYTES_MAX = 512L * 1024 * 1024;

  private static final int FORMAT_PCM = 1;
  private static final int FORMAT_ALAW = 6;
  private static final int FORMAT_ULAW = 7;
  private static final int FORMAT_EXTENSIBLE = 0xFFFE;

  private final short[] samples; // interleaved
  private final int channels;
  private final int sampleRate;

  private WavFile(short[] samples, int channels, int sampleRate) {
    this.samples = samples;
    this.channels = channels;
    this.sampleRate = sampleRate;
  }

  private record Format(int tag, int channels, int sampleRate, int bits) {}

  /** Reads a file. */
  public static WavFile read(Path file) throws IOException {
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new IOException("larger than " + FILE_BYTES_MAX + " bytes: " + file.getFileName());
    }
    return parse(Files.readAllBytes(file), String.valueOf(file.getFileName()));
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name for messages
   */
  public static WavFile parse(byte[] bytes, String name) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 12 || !tag(in).equals("RIFF")) {
      throw new IOException("no WAV file: " + name);
    }
    in.getInt(); // the size, which a writer that died left wrong
    if (!tag(in).equals("WAVE")) {
      throw new IOException("no WAV file: " + name);
    }
    Format format = null;
    while (in.remaining() >= 8) {
      String chunk = tag(in);
      long size = in.getInt() & 0xFFFF_FFFFL;
      boolean data = chunk.equals("data");
      // A writer that died leaves 0 or the largest number in the size of the data.
      int length =
          data && (size == 0 || size > in.remaining())
              ? in.remaining()
              : (int) Math.min(size, in.remaining());
      ByteBuffer body = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      if (chunk.equals("fmt ") && length >= 16) {
        format = format(body);
      } else if (data && format != null) {
        return decode(body, format, name);
      }
      in.position(Math.min(in.limit(), in.position() + length + (length & 1)));
    }
    throw new IOException("WAV file without sound: " + name);
  }

  private static String tag(ByteBuffer in) {
    byte[] four = new byte[4];
    in.get(four);
    return new String(four, StandardCharsets.US_ASCII);
  }

  private static Format format(ByteBuffer body) {
    int tag = body.getShort(0) & 0xFFFF;
    if (tag == FORMAT_EXTENSIBLE && body.remaining() >= 26) {
      tag = body.getShort(24) & 0xFFFF;
    }
    return new Format(tag, body.getShort(2), body.getInt(4), body.getShort(14));
  }

  private static WavFile decode(ByteBuffer body, Format format, String name) throws IOException {
    if (format.channels < 1 || format.channels > 8 || format.sampleRate < 4000) {
      throw new IOException("WAV file with impossible format: " + name);
    }
    short[] samples;
    if (format.tag == FORMAT_PCM && format.bits == 16) {
      samples = new short[body.remaining() / 2];
      body.asShortBuffer().get(samples);
    } else if (format.tag == FORMAT_ALAW || format.tag == FORMAT_ULAW) {
      byte[] codes = new byte[body.remaining()];
      body.get(codes);
      samples = new short[codes.length];
      G711 law = format.tag == FORMAT_ALAW ? G711.PCMA : G711.PCMU;
      law.decode(codes, 0, codes.length, samples, 0);
    } else {
      throw new IOException("WAV file neither 16-bit PCM nor G.711: " + name);
    }
    return new WavFile(samples, format.channels, format.sampleRate);
  }

  public int channels() {
    return channels;
  }

  public int sampleRate() {
    return sampleRate;
  }

  /** All channels mixed into one. */
  public PcmClip mono() {
    int frames = samples.length / channels;
    short[] mixed = new short[frames];
    for (int i = 0; i < frames; i++) {
      int sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += samples[i * channels + c];
      }
      mixed[i] = (short) (sum / channels);
    }
    return PcmClip.of(mixed, sampleRate);
  }

  /** One channel, counted from 0. */
  public PcmClip channel(int index) {
    int frames = samples.length / channels;
    short[] one = new short[frames];
    for (int i = 0; i < frames; i++) {
      one[i] = samples[i * channels + index];
    }
    return PcmClip.of(one, sampleRate);
  }
}
