package org.seatline.softphone.audio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftBufferTest {
  private static final int CHUNK_MS = 10;
  private static final int FRAME_MS = 20;

  /** Two clocks in virtual time; both come late by chance, up to so much. */
  private static final class Clocks {
    final int rate;
    final DriftBuffer buffer;
    final double cardPpm;
    final double lateMaxMs;
    final Random random = new Random(7);
    final short[] chunk;
    final short[] frame;
    double nowMs;
    long chunks;
    long frames;
    long underrunsLate;
    double delayMax;
    double fillMinAfterReadMs = Double.MAX_VALUE;

    Clocks(int rate, double cardPpm, double lateMaxMs) {
      this.rate = rate;
      this.cardPpm = cardPpm;
      this.lateMaxMs = lateMaxMs;
      buffer = new DriftBuffer(rate, Reserve.DRIFTING_MS);
      chunk = new short[rate * CHUNK_MS / 1000];
      frame = new short[rate * FRAME_MS / 1000];
      for (int i = 0; i < chunk.length; i++) {
        chunk[i] = (short) (i % 2 == 0 ? 3000 : -3000);
      }
    }

    /** Runs; what is counted begins after {@code settled} ms. */
    void run(double untilMs, double settledMs) {
      double nextChunk = chunkAt(chunks + 1);
      double nextFrame = frameAt(frames + 1);
      while (nowMs < untilMs) {
        if (nextChunk <= nextFrame) {
          nowMs = nextChunk;
          buffer.write(chunk, chunk.length);
          chunks++;
          nextChunk = Math.max(nowMs, chunkAt(chunks + 1));
        } else {
          nowMs = nextFrame;
          read(nowMs > settledMs);
          frames++;
          nextFrame = Math.max(nowMs, frameAt(frames + 1));
        }
      }
    }

    private double chunkAt(long n) {
      return n * CHUNK_MS / (1 + cardPpm * 1e-6) + random.nextDouble() * lateMaxMs;
    }

    private double frameAt(long n) {
      return n * FRAME_MS + 3 + random.nextDouble() * lateMaxMs;
    }

    private void read(boolean counted) {
      long before = buffer.underruns();
      buffer.read(frame, frame.length);
      if (counted) {
        underrunsLate += buffer.underruns() - before;
        delayMax = Math.max(delayMax, buffer.delayMs());
        fillMinAfterReadMs = Math.min(fillMinAfterReadMs, buffer.size() * 1000.0 / rate);
      }
    }
  }

  private static Clocks eightHours(double ppm) {
    Clocks clocks = new Clocks(2000, ppm, 2);
    clocks.run(8 * 3600_000.0, 120_000);
    System.out.printf(
        "drift %.0f ppm, 8 h: delay %.1f, at most %.1f ms, least fill %.1f ms, underruns %d, shed"
            + " %d, drift found %.0f ppm%n",
        ppm,
        clocks.buffer.delayMs(),
        clocks.delayMax,
        clocks.fillMinAfterReadMs,
        clocks.underrunsLate,
        clocks.buffer.shed(),
        clocks.buffer.driftPpm());
    assertThat(clocks.underrunsLate).isZero();
    // At the first beginning only.
    assertThat(clocks.buffer.shed()).isLessThan(2 * FRAME_MS);
    assertThat(clocks.buffer.underruns()).isLessThan(2);
    // The reserve, a chunk (its phase wanders), and the filter: 16 samples, here 8 ms.
    assertThat(clocks.delayMax).isLessThan(Reserve.DRIFTING_MS + CHUNK_MS + 8);
    return clocks;
  }

  @Test
  void neitherDelaysNorGapsOverAShiftWithAFastCard() {
    assertThat(eightHours(200).buffer.driftPpm()).isBetween(120.0, 280.0);
  }

  @Test
  void neitherDelaysNorGapsOverAShiftWithASlowCard() {
    assertThat(eightHours(-200).buffer.driftPpm()).isBetween(-280.0, -120.0);
  }

  @Test
  void holdsMoreWhereThreadsComeLateAndLessAgainLater() {
    Clocks clocks = new Clocks(2000, 50, 18);
    clocks.run(600_000, 120_000);
    assertThat(clocks.underrunsLate).isLessThan(4);
    assertThat(clocks.buffer.delayMs()).isBetween(10.0, 60.0);
  }

  @Test
  void cutsABacklogSoonAfterAStandstill() {
    Clocks clocks = new Clocks(8000, 0, 1);
    clocks.run(5_000, 0);
    for (int i = 0; i < 12; i++) {
      clocks.buffer.write(clocks.chunk, clocks.chunk.length);
    }
    clocks.run(12_000, 0);
    assertThat(clocks.buffer.size()).isLessThan(8 * 40);
    assertThat(clocks.buffer.shed()).isGreaterThan(8 * 60);
  }

  @Test
  void givesNothingBeforeItHasEnough() {
    DriftBuffer buffer = new DriftBuffer(8000, Reserve.DRIFTING_MS);
    short[] out = new short[160];
    buffer.write(new short[160], 160);
    assertThat(buffer.read(out, 160)).isZero();
    buffer.write(new short[160], 160);
    assertThat(buffer.read(out, 160)).isEqualTo(160);
    assertThat(buffer.read(out, 160)).isZero();
  }

  @Test
  void knowsAFrameThatCameLateFromAStreamThatWasOver() {
    DriftBuffer buffer = new DriftBuffer(8000, Reserve.DRIFTING_MS);
    short[] out = new short[160];
    runDry(buffer, out);
    buffer.write(new short[160], 160);
    buffer.read(out, 160);
    assertThat(buffer.underruns()).as("a frame came 20 ms late").isEqualTo(1);

    runDry(buffer, out);
    for (int i = 0; i < 50; i++) {
      buffer.read(out, 160);
    }
    buffer.write(new short[160], 160);
    buffer.read(out, 160);
    assertThat(buffer.underruns()).as("the next call began a second later").isEqualTo(1);
  }

  @Test
  void holdsNoMoreAfterAHundredCalls() {
    Clocks clocks = new Clocks(8000, 0, 1);
    clocks.run(20_000, 0);
    double before = clocks.buffer.delayMs();
    for (int call = 0; call < 100; call++) {
      for (int i = 0; i < 50; i++) {
        clocks.buffer.read(clocks.frame, clocks.frame.length);
      }
      clocks.run(clocks.nowMs + 20_000, 0);
    }
    assertThat(clocks.buffer.delayMs()).isLessThan(before + 4);
  }

  private static void runDry(DriftBuffer buffer, short[] out) {
    buffer.write(new short[480], 480);
    while (buffer.read(out, 160) != 0) {
      assertThat(buffer.size()).isLessThan(480);
    }
  }

  @Test
  void leavesOutWhatGatheredBeforeAnybodyListened() {
    DriftBuffer buffer = new DriftBuffer(8000, Reserve.DRIFTING_MS);
    buffer.write(new short[8 * DriftBuffer.CAPACITY_MS], 8 * DriftBuffer.CAPACITY_MS);
    assertThat(buffer.read(new short[160], 160)).isEqualTo(160);
    assertThat(buffer.size()).isLessThanOrEqualTo(8 * 18);
  }

  @Test
  void beginsAgainWhenItWasCleared() {
    DriftBuffer buffer = new DriftBuffer(8000, Reserve.DRIFTING_MS);
    short[] out = new short[160];
    buffer.write(new short[480], 480);
    assertThat(buffer.read(out, 160)).isEqualTo(160);
    buffer.clear();
    buffer.write(new short[160], 160);
    assertThat(buffer.read(out, 160)).isZero();
    assertThat(buffer.underruns()).isZero();
  }

  @Test
  void doesNotAllocate() {
    Clocks clocks = new Clocks(16_000, 100, 0);
    clocks.run(20_000, 0);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().threadId();
    long before = threads.getThreadAllocatedBytes(self);
    for (int i = 0; i < 5000; i++) {
      clocks.buffer.write(clocks.chunk, clocks.chunk.length);
      clocks.buffer.write(clocks.chunk, clocks.chunk.length);
      clocks.buffer.read(clocks.frame, clocks.frame.length);
    }
    assertThat(threads.getThreadAllocatedBytes(self) - before).isLessThan(5000);
  }
}
