package org.seatline.softphone.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.softphone.rtp.SimulatedLine.FRAME;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.quality.ImpairedNetwork;
import org.seatline.softphone.quality.ImpairedNetwork.Jitter;
import org.seatline.softphone.quality.PacketLoss;

/** What holds on any network; {@code -Dseed=} runs one seed. */
class JitterBufferPropertiesTest {
  private static final int SEEDS = 40;
  private static final short[] VOICE = SimulatedLine.voice(60);
  private static final short[] HUM = SimulatedLine.hum(60);

  private interface Property {
    void holds(long seed);
  }

  private static void forSeeds(Property property) {
    Long one = Long.getLong("seed");
    for (long seed = one == null ? 0 : one; seed < (one == null ? SEEDS : one + 1); seed++) {
      try {
        property.holds(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + " (-Dseed=" + seed + "): " + e.getMessage(), e);
      }
    }
  }

  private static ImpairedNetwork anyNetwork(SplittableRandom random) {
    PacketLoss loss = PacketLoss.bursts(random.nextDouble() * 20, 1 + random.nextDouble() * 4);
    Jitter jitter =
        random.nextBoolean()
            ? Jitter.even(random.nextDouble() * 60)
            : Jitter.queue(random.nextDouble() * 25, random.nextDouble() * 10, 100);
    double drift = (random.nextDouble() - 0.5) * 400;
    return new ImpairedNetwork(loss, jitter, random.nextDouble() * 0.05, 0.05, drift);
  }

  @Test
  void givesAsManySamplesAsAreAskedForAndKeepsTheDelayWithinBounds() {
    forSeeds(
        seed -> {
          ImpairedNetwork network = anyNetwork(new SplittableRandom(seed));
          SimulatedLine line = new SimulatedLine(VOICE, network, seed, seed % 20);
          int pulls = VOICE.length / FRAME - 50;
          for (int i = 0; i < pulls; i++) {
            assertThat(line.next()).hasSize(FRAME);
            assertThat(line.buffer.levelMs()).isLessThanOrEqualTo(700);
          }
          PlayoutStatistics seen = line.buffer.statistics();
          assertThat(seen.playedSamples()).isBetween((pulls - 20L) * FRAME, (long) pulls * FRAME);
          assertThat(seen.meanDelayMs()).isLessThan(250);
          assertThat(seen.duplicatePackets()).isPositive();
        });
  }

  @Test
  void isSmoothWhereTheSoundIsSmoothWhateverTheNetworkDoes() {
    int step = SimulatedLine.largestStep(HUM);
    forSeeds(
        seed -> {
          ImpairedNetwork network = anyNetwork(new SplittableRandom(seed));
          SimulatedLine line = new SimulatedLine(HUM, network, seed, 7);
          line.hear(10);
          assertThat(SimulatedLine.largestStep(line.hear(2900))).isLessThan(2 * step);
        });
  }

  @Test
  void isHeardSoonAndWithLittleDelayOnACleanNetwork() {
    for (int phase = 0; phase < 20; phase++) {
      SimulatedLine line = new SimulatedLine(VOICE, ImpairedNetwork.CLEAN, 1, phase);
      short[] first = line.hear(2);
      boolean soon = false;
      for (short s : first) {
        soon |= s != 0;
      }
      assertThat(soon).as("sound within 40 ms, pulls %d ms after packets", phase).isTrue();
      line.hear(2900);
      assertThat(line.buffer.levelMs()).as("phase %d", phase).isLessThanOrEqualTo(30);
      assertThat(line.buffer.concealedShare()).isZero();
    }
  }

  @Test
  void keepsDelayAndLateLossSmallWithJitter() {
    forSeeds(
        seed -> {
          ImpairedNetwork network = new ImpairedNetwork(PacketLoss.NONE, Jitter.even(30), 0, 0, 0);
          SimulatedLine line = new SimulatedLine(VOICE, network, seed, seed % 20);
          line.hear(2950);
          PlayoutStatistics seen = line.buffer.statistics();
          assertThat(seen.meanDelayMs()).isLessThan(60);
          assertThat(seen.latePackets()).isLessThan(2950 / 100);
          assertThat(line.buffer.concealedShare()).isLessThan(0.01);
        });
  }

  @Test
  void followsTheSendersClockWithoutGrowingDelay() {
    for (double ppm : new double[] {-200, 200}) {
      ImpairedNetwork network = new ImpairedNetwork(PacketLoss.NONE, Jitter.even(5), 0, 0, ppm);
      short[] long10 = SimulatedLine.voice(600);
      SimulatedLine line = new SimulatedLine(long10, network, 3, 5);
      int worst = 0;
      for (int i = 0; i < 29_900; i++) {
        line.next();
        worst = i > 500 ? Math.max(worst, line.buffer.levelMs()) : 0;
      }
      assertThat(worst).as("%f ppm", ppm).isLessThanOrEqualTo(45);
      assertThat(line.buffer.concealedShare()).as("%f ppm", ppm).isLessThan(0.002);
    }
  }

  @Test
  void recoversAfterEveryBurst() {
    forSeeds(
        seed -> {
          ImpairedNetwork network =
              new ImpairedNetwork(PacketLoss.NONE, Jitter.queue(2, 2, 150), 0, 0, 0);
          SimulatedLine line = new SimulatedLine(VOICE, network, seed, 9);
          int calm = 0;
          for (int i = 0; i < 2950; i++) {
            line.next();
            calm += line.buffer.levelMs() < 100 ? 1 : 0;
          }
          assertThat(calm).isGreaterThan(2950 / 2);
          assertThat(line.buffer.latePackets()).isLessThan(30);
        });
  }

  @Test
  void countsLossAndLateLossApart() {
    forSeeds(
        seed -> {
          ImpairedNetwork network = new ImpairedNetwork(PacketLoss.random(5), Jitter.NONE, 0, 0, 0);
          SimulatedLine line = new SimulatedLine(VOICE, network, seed, 3);
          line.hear(2950);
          PlayoutStatistics seen = line.buffer.statistics();
          assertThat(seen.latePackets()).isZero();
          assertThat(seen.lostPackets()).isBetween(2950 * 3L / 100, 2950 * 7L / 100);
          long madeUp = seen.concealedSamples() + seen.noiseSamples();
          assertThat(madeUp).isBetween(seen.lostPackets() * 158, seen.lostPackets() * 164);
        });
  }

  @Test
  void allocatesNothingInSteadyState() {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    ImpairedNetwork network =
        new ImpairedNetwork(PacketLoss.random(3), Jitter.even(20), 0.01, 0.01, 50);
    SimulatedLine line = new SimulatedLine(VOICE, network, 1, 3);
    line.hear(1500);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      line.next();
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(bytes).as("bytes for 1,000 packets and pulls").isLessThan(16_000);
  }
}
