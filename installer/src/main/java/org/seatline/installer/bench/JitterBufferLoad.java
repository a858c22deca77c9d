package org.seatline.installer.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.quality.ImpairedNetwork;
import org.seatline.softphone.quality.ImpairedNetwork.Jitter;
import org.seatline.softphone.quality.PacketLoss;
import org.seatline.softphone.rtp.JitterBuffer;
import org.seatline.softphone.rtp.RtpPacket;

/** One packet of 20 ms put into the jitter buffer and 20 ms pulled out of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 2_000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class JitterBufferLoad {
  private static final int RATE = 8_000;
  private static final int FRAME = 160;
  private static final long FRAME_NANOS = 20_000_000;

  /** Packets after which arrivals and speech begin again: ten minutes. */
  private static final int PACKETS = 30_000;

  /** What the network does. */
  @Param({"clean", "jitter30", "loss5"})
  public String network = "clean";

  private final RtpPacket view = new RtpPacket();
  private final byte[] bytes = new byte[RtpPacket.HEADER_BYTES + FRAME];
  private final short[] out = new short[FRAME];
  private byte[][] payloads = new byte[0][];
  private int[] packets = new int[0];
  private long[] times = new long[0];
  private JitterBuffer buffer = buffer();
  private int arrived;
  private int pulls;
  private int rounds;

  private static JitterBuffer buffer() {
    return new JitterBuffer(RATE, RATE, 400, type -> type == 8 ? G711.PCMA : null);
  }

  /** Makes speech and the times at which its packets arrive. */
  @Setup
  public void prepare() {
    short[] speech = VoiceMaterial.synthetic().clip().at(RATE).toArray();
    payloads = new byte[speech.length / FRAME][FRAME];
    for (int i = 0; i < payloads.length; i++) {
      G711.PCMA.encode(
          Arrays.copyOfRange(speech, i * FRAME, (i + 1) * FRAME), FRAME, payloads[i], 0);
    }
    List<ImpairedNetwork.Arrival> arrivals =
        switch (network) {
          case "jitter30" -> carry(PacketLoss.NONE, Jitter.even(30));
          case "loss5" -> carry(PacketLoss.random(5), Jitter.NONE);
          default -> carry(PacketLoss.NONE, Jitter.NONE);
        };
    packets = arrivals.stream().mapToInt(ImpairedNetwork.Arrival::packet).toArray();
    times = arrivals.stream().mapToLong(ImpairedNetwork.Arrival::nanos).toArray();
    buffer = buffer();
  }

  private static List<ImpairedNetwork.Arrival> carry(PacketLoss loss, Jitter jitter) {
    return new ImpairedNetwork(loss, jitter, 0, 0, 0).carry(PACKETS, 20, 1);
  }

  /** Everything that arrives in 20 ms, and one pull. */
  @Benchmark
  public short putAndPull() {
    long now = pulls * FRAME_NANOS + FRAME_NANOS / 4;
    while (arrived < times.length && times[arrived] <= now) {
      put(packets[arrived], times[arrived]);
      arrived++;
    }
    long offset = FRAME_NANOS * PACKETS * rounds;
    buffer.pull(out, FRAME, now + offset);
    pulls++;
    if (pulls == PACKETS) {
      pulls = 0;
      arrived = 0;
      rounds++;
    }
    return out[0];
  }

  private void put(int packet, long nanos) {
    int number = rounds * PACKETS + packet;
    RtpPacket.writeHeader(bytes, 8, false, number & 0xFFFF, number * FRAME, 1);
    System.arraycopy(payloads[packet % payloads.length], 0, bytes, RtpPacket.HEADER_BYTES, FRAME);
    if (view.parse(bytes, bytes.length)) {
      buffer.put(view, nanos + FRAME_NANOS * PACKETS * rounds);
    }
  }
}
