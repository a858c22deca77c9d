package org.seatline.softphone.rtp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.quality.ImpairedNetwork;

/**
 * A sender, a network and a jitter buffer in virtual time: 20 ms of A-law each, pulled every 20 ms,
 * some way after the packets.
 */
final class SimulatedLine {
  static final int RATE = 8000;
  static final int FRAME = 160;
  private static final int FRAME_MS = 20;

  final JitterBuffer buffer;
  private final short[] spoken;
  private final Deque<ImpairedNetwork.Arrival> arrivals;
  private final RtpPacket view = new RtpPacket();
  private final byte[] bytes = new byte[RtpPacket.HEADER_BYTES + FRAME];
  private final short[] part = new short[FRAME];
  private final short[] out = new short[FRAME];
  private final Codec.Encoder encoder = G711.PCMA.newEncoder();
  private long nowNanos;

  /**
   * @param pullAfterMs how long after the sending of a packet a pull happens
   */
  SimulatedLine(short[] spoken, ImpairedNetwork network, long seed, double pullAfterMs) {
    this.spoken = spoken;
    List<ImpairedNetwork.Arrival> all = network.carry(spoken.length / FRAME, FRAME_MS, seed);
    arrivals = new ArrayDeque<>(all);
    nowNanos = (long) (pullAfterMs * 1e6);
    Codec.Decoder decoder = G711.PCMA.newDecoder();
    buffer = new JitterBuffer(RATE, RATE, 400, type -> type == 8 ? decoder : null);
  }

  /** Delivers what arrives until the next pull, and pulls; the samples are valid until the next. */
  short[] next() {
    while (!arrivals.isEmpty() && arrivals.element().nanos() <= nowNanos) {
      deliver(arrivals.remove());
    }
    buffer.pull(out, FRAME, nowNanos);
    nowNanos += FRAME_MS * 1_000_000L;
    return out;
  }

  private void deliver(ImpairedNetwork.Arrival arrival) {
    int from = arrival.packet() * FRAME;
    RtpPacket.writeHeader(bytes, 8, false, (60_000 + arrival.packet()) & 0xFFFF, from, 1);
    System.arraycopy(spoken, from, part, 0, FRAME);
    encoder.encode(part, FRAME, bytes, RtpPacket.HEADER_BYTES);
    if (!view.parse(bytes, bytes.length)) {
      throw new IllegalStateException("not a packet");
    }
    buffer.put(view, arrival.nanos());
  }

  /** Everything that is heard in so many pulls. */
  short[] hear(int pulls) {
    short[] heard = new short[pulls * FRAME];
    for (int i = 0; i < pulls; i++) {
      System.arraycopy(next(), 0, heard, i * FRAME, FRAME);
    }
    return heard;
  }

  /** A voice-like sound: a fundamental that glides, overtones, its level going up and down. */
  static short[] voice(int seconds) {
    short[] x = new short[seconds * RATE];
    double phase = 0;
    for (int i = 0; i < x.length; i++) {
      double t = (double) i / RATE;
      double level = 6000 * (0.55 + 0.45 * Math.sin(2 * Math.PI * 3 * t));
      phase += 2 * Math.PI * (130 + 25 * Math.sin(2 * Math.PI * 0.7 * t)) / RATE;
      double sum = 0;
      for (int k = 1; k <= 6; k++) {
        sum += Math.sin(k * phase + k) / k;
      }
      x[i] = (short) (level * sum);
    }
    return x;
  }

  /** A smooth sound: nothing above 300 Hz. */
  static short[] hum(int seconds) {
    short[] x = new short[seconds * RATE];
    for (int i = 0; i < x.length; i++) {
      double t = (double) i / RATE;
      x[i] =
          (short) (8000 * Math.sin(2 * Math.PI * 150 * t) + 3000 * Math.sin(2 * Math.PI * 300 * t));
    }
    return x;
  }

  static int largestStep(short[] x) {
    int largest = 0;
    for (int i = 1; i < x.length; i++) {
      largest = Math.max(largest, Math.abs(x[i] - x[i - 1]));
    }
    return largest;
  }
}
