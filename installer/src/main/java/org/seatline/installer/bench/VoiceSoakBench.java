package org.seatline.installer.bench;

import java.util.Locale;
import java.util.StringJoiner;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.rtp.JitterBuffer;
import org.seatline.softphone.rtp.PlayoutStatistics;
import org.seatline.softphone.rtp.RtpPacket;

/** Eight hours of a call whose two clocks drift apart, in virtual time. */
final class VoiceSoakBench implements Bench.Benchmark {
  private static final int HOURS = 8;
  private static final double DRIFT_PPM = 200;
  private static final double JITTER_MS = 8;
  private static final int RATE = 8_000;
  private static final int FRAME = 160;
  private static final long FRAME_NANOS = 20_000_000;
  private static final int PULLS = HOURS * 3_600 * 50;
  private static final int PULLS_PER_MINUTE = 60 * 50;

  @Override
  public String describe() {
    return "eight hours of a call at +200 and -200 ppm drift in virtual time: delay and memory";
  }

  @Override
  public String run() throws Exception {
    short[] speech = VoiceMaterial.synthetic().clip().at(RATE).toArray();
    StringJoiner line = new StringJoiner(" ", "hours=" + HOURS + " ", "");
    line.add(new Call(speech, DRIFT_PPM).run("fast"));
    line.add(new Call(speech, -DRIFT_PPM).run("slow"));
    return line.toString();
  }

  /** One call. */
  private static final class Call {
    private final short[] speech;
    private final double intervalNanos;
    private final JitterBuffer buffer;
    private final RtpPacket view = new RtpPacket();
    private final byte[] bytes = new byte[RtpPacket.HEADER_BYTES + FRAME];
    private final short[] part = new short[FRAME];
    private long sent;
    private long nextArrival;
    private int noise = 1;

    Call(short[] speech, double senderFastPpm) {
      this.speech = speech;
      this.intervalNanos = FRAME_NANOS / (1 + senderFastPpm / 1e6);
      Codec.Decoder decoder = G711.PCMA.newDecoder();
      this.buffer = new JitterBuffer(RATE, RATE, 400, type -> type == 8 ? decoder : null);
    }

    String run(String name) {
      short[] out = new short[FRAME];
      Delay first = new Delay();
      Delay last = new Delay();
      int max = 0;
      long heapBefore = 0;
      for (int i = 0; i < PULLS; i++) {
        long now = i * FRAME_NANOS;
        arrive(now);
        buffer.pull(out, FRAME, now);
        if (i == PULLS_PER_MINUTE) {
          heapBefore = heap();
        } else if (i > PULLS_PER_MINUTE) {
          (i < 10 * PULLS_PER_MINUTE ? first : last).see(buffer.levelMs());
          max = Math.max(max, buffer.levelMs());
        }
      }
      PlayoutStatistics seen = buffer.statistics();
      return String.format(
          Locale.ROOT,
          "%1$s.delayFirst10MinMs=%2$.1f %1$s.delayAfterMs=%3$.1f %1$s.delayMaxMs=%4$d"
              + " %1$s.concealedPercent=%5$.4f %1$s.latePackets=%6$d %1$s.shortenedMs=%7$d"
              + " %1$s.lengthenedMs=%8$d %1$s.heapGrowthKb=%9$d",
          name,
          first.mean(),
          last.mean(),
          max,
          100 * buffer.concealedShare(),
          seen.latePackets(),
          seen.shortenedSamples() * 1000 / RATE,
          seen.lengthenedSamples() * 1000 / RATE,
          (heap() - heapBefore) / 1024);
    }

    private void arrive(long now) {
      while (nextArrival <= now) {
        int from = (int) (sent * FRAME % (speech.length - FRAME));
        System.arraycopy(speech, from, part, 0, FRAME);
        RtpPacket.writeHeader(bytes, 8, false, (int) (sent & 0xFFFF), (int) (sent * FRAME), 1);
        G711.PCMA.encode(part, FRAME, bytes, RtpPacket.HEADER_BYTES);
        if (view.parse(bytes, bytes.length)) {
          buffer.put(view, nextArrival);
        }
        sent++;
        nextArrival = Math.round(sent * intervalNanos + JITTER_MS * 1e6 * chance());
      }
    }

    private double chance() {
      noise = noise * 1_103_515_245 + 12_345;
      return (noise >>> 8) / (double) (1 << 24);
    }

    private static long heap() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }

  /** Mean of a delay. */
  private static final class Delay {
    private double sum;
    private long count;

    void see(int ms) {
      sum += ms;
      count++;
    }

    double mean() {
      return count == 0 ? 0 : sum / count;
    }
  }
}
