package org.seatline.installer.bench;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;

/** One packet of 20 ms of something like speech, encoded or decoded, in a stream without end. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 3_000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class CodecLoad {
  private static final int PACKETS = 100;
  private static final int HARMONICS = 12;
  private static final double LOUDNESS = 3_000;
  private static final double NOISE = 60;

  /** Encoding name of the codec. */
  @Param({"PCMA", "G722", "OPUS"})
  public String codec = "PCMA";

  private short[][] frames = new short[0][];
  private byte[][] payloads = new byte[0][];
  private byte[] payload = new byte[0];
  private short[] heard = new short[0];
  private Codec.@Nullable Encoder encoder;
  private Codec.@Nullable Decoder decoder;
  private int next;

  /** Makes two seconds of sound and its packets. */
  @Setup
  public void prepare() {
    Codec measured =
        Codecs.all().stream().filter(c -> c.name().equals(codec)).findFirst().orElseThrow();
    int samples = measured.sampleRate() / 50;
    short[] speech = speech(measured.sampleRate(), samples * PACKETS);
    payload = new byte[measured.maxPayloadBytes(samples)];
    heard = new short[samples];
    frames = new short[PACKETS][];
    payloads = new byte[PACKETS][];
    Codec.Encoder first = measured.newEncoder();
    for (int i = 0; i < PACKETS; i++) {
      frames[i] = Arrays.copyOfRange(speech, i * samples, (i + 1) * samples);
      payloads[i] = Arrays.copyOf(payload, first.encode(frames[i], samples, payload, 0));
    }
    encoder = measured.newEncoder();
    decoder = measured.newDecoder();
  }

  // Syllables of a gliding voice over a little noise.
  private static short[] speech(int rate, int length) {
    Random random = new Random(1);
    short[] x = new short[length];
    double phase = 0;
    for (int i = 0; i < length; i++) {
      double seconds = (double) i / rate;
      phase += 2 * Math.PI * (140 + 40 * Math.sin(2 * Math.PI * 0.7 * seconds)) / rate;
      double sum = 0;
      for (int k = 1; k <= HARMONICS; k++) {
        sum += Math.sin(k * phase) / k;
      }
      double syllable = Math.max(0, Math.sin(2 * Math.PI * 2 * seconds));
      x[i] = (short) (LOUDNESS * syllable * sum + NOISE * random.nextGaussian());
    }
    return x;
  }

  /** The next packet into bytes; returns how many. */
  @Benchmark
  public int encode() {
    Codec.Encoder by = encoder;
    if (by == null) {
      throw new IllegalStateException("not prepared");
    }
    short[] frame = frames[next];
    next = (next + 1) % PACKETS;
    return by.encode(frame, frame.length, payload, 0);
  }

  /** The next packet into samples; returns how many. */
  @Benchmark
  public int decode() {
    Codec.Decoder by = decoder;
    if (by == null) {
      throw new IllegalStateException("not prepared");
    }
    byte[] packet = payloads[next];
    next = (next + 1) % PACKETS;
    return by.decode(packet, 0, packet.length, heard, 0);
  }
}
