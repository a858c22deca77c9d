package org.seatline.softphone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.G711;

class JitterBufferTest {
  private static final int FRAME = 160;

  /** A voice-like sound: 120 Hz and overtones, its level going up and down. */
  private static short[] voice(int samples) {
    short[] x = new short[samples];
    for (int i = 0; i < samples; i++) {
      double t = i / 8000.0;
      double level = 6000 * (0.55 + 0.45 * Math.sin(2 * Math.PI * 3 * t));
      double sum = 0;
      for (int k = 1; k <= 6; k++) {
        sum += Math.sin(2 * Math.PI * 120 * k * t + k) / k;
      }
      x[i] = (short) (level * sum);
    }
    return x;
  }

  private static final class Arriving {
    final long nanos;
    final byte[] bytes;

    Arriving(long nanos, byte[] bytes) {
      this.nanos = nanos;
      this.bytes = bytes;
    }
  }

  /** The network of one test: seeded, and the buffer behind it. */
  private static final class Line {
    final JitterBuffer buffer =
        new JitterBuffer(
            8000, 8000, 400, type -> type == 8 ? G711.PCMA : type == 0 ? G711.PCMU : null);
    final PriorityQueue<Arriving> onTheWay =
        new PriorityQueue<>((a, b) -> Long.compare(a.nanos, b.nanos));
    final short[] out = new short[FRAME];
    final RtpPacket view = new RtpPacket();
    int sequence = 65_530;
    int ssrc = 1;

    void send(short[] x, int from, int length, int timestamp, long nanos, G711 law) {
      byte[] bytes = new byte[12 + length];
      short[] part = Arrays.copyOfRange(x, from, from + length);
      RtpPacket.writeHeader(bytes, law.staticPayloadType(), false, sequence, timestamp, ssrc);
      law.encode(part, length, bytes, 12);
      sequence = RtpSequence.next(sequence);
      onTheWay.add(new Arriving(nanos, bytes));
    }

    boolean pull(long nanos) {
      while (!onTheWay.isEmpty() && onTheWay.element().nanos <= nanos) {
        Arriving next = onTheWay.remove();
        assertThat(view.parse(next.bytes, next.bytes.length)).isTrue();
        buffer.put(view, next.nanos);
      }
      return buffer.pull(out, FRAME);
    }

    double loudness() {
      double sum = 0;
      for (short s : out) {
        sum += (double) s * s;
      }
      return Math.sqrt(sum / FRAME);
    }
  }

  private static long ms(double ms) {
    return (long) (ms * 1e6);
  }

  @Test
  void playsAnEvenStreamUnchangedAndSoon() {
    short[] x = voice(8000);
    Line line = new Line();
    List<Short> heard = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      line.send(x, i * FRAME, FRAME, i * FRAME, ms(20 * i), G711.PCMA);
    }
    for (int i = 0; i < 45; i++) {
      if (line.pull(ms(20 * i + 5))) {
        for (short s : line.out) {
          heard.add(s);
        }
      }
    }
    assertThat(heard.size()).isGreaterThanOrEqualTo(43 * FRAME);
    for (int i = 0; i < heard.size(); i++) {
      assertThat(Math.abs(heard.get(i) - x[i])).isLessThan(Math.abs(x[i]) / 16 + 20);
    }
    assertThat(line.buffer.levelMs()).isLessThanOrEqualTo(50);
    assertThat(line.buffer.concealedShare()).isZero();
  }

  @Test
  void keepsTheDelayNearWhatTheJitterNeeds() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      short[] x = voice(8000 * 60);
      Line line = new Line();
      for (int i = 0; i < 2900; i++) {
        double jitter =
            i < 1000 ? 0 : i < 2000 ? random.nextDouble() * 60 : random.nextDouble() * 5;
        line.send(x, i * FRAME, FRAME, i * FRAME, ms(20 * i + jitter), G711.PCMA);
      }
      int calm = 0;
      int rough = 0;
      int after = 0;
      for (int i = 0; i < 2880; i++) {
        line.pull(ms(20 * i + 3));
        calm = i == 950 ? line.buffer.levelMs() : calm;
        rough = i == 1950 ? line.buffer.levelMs() : rough;
        after = i == 2870 ? line.buffer.levelMs() : after;
      }
      assertThat(calm).as("seed %d, calm", seed).isLessThanOrEqualTo(50);
      assertThat(rough).as("seed %d, rough", seed).isBetween(45, 120);
      assertThat(after).as("seed %d, calm again", seed).isLessThanOrEqualTo(60);
      assertThat(line.buffer.concealedShare()).as("seed %d", seed).isLessThan(0.04);
    }
  }

  @Test
  void concealsLossWithoutHolesAndWithoutLosingStep() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      short[] x = voice(8000 * 20);
      Line line = new Line();
      for (int i = 0; i < 950; i++) {
        if (random.nextInt(100) < 5 && i > 5) {
          line.sequence = RtpSequence.next(line.sequence);
        } else {
          line.send(x, i * FRAME, FRAME, i * FRAME, ms(20 * i), G711.PCMU);
        }
      }
      double quietest = Double.MAX_VALUE;
      for (int i = 0; i < 900; i++) {
        if (line.pull(ms(20 * i + 3)) && i > 10) {
          quietest = Math.min(quietest, line.loudness());
        }
      }
      assertThat(quietest).as("seed %d", seed).isGreaterThan(100);
      assertThat(line.buffer.concealedShare()).as("seed %d", seed).isBetween(0.02, 0.09);
      assertThat(line.buffer.levelMs()).as("seed %d", seed).isLessThan(80);
    }
  }

  @Test
  void goesOnAfterTimestampJumpNewPacketTimeAndNewCodec() {
    short[] x = voice(8000 * 10);
    Line line = new Line();
    int at = 0;
    double time = 0;
    for (int i = 0; i < 100; i++, at += FRAME, time += 20) {
      line.send(x, at, FRAME, at, ms(time), G711.PCMA);
    }
    for (int i = 0; i < 50; i++, at += 2 * FRAME, time += 40) {
      line.send(x, at, 2 * FRAME, at, ms(time), G711.PCMA);
    }
    for (int i = 0; i < 100; i++, at += FRAME, time += 20) {
      line.send(x, at, FRAME, at + 900_000_000, ms(time), G711.PCMU);
    }
    int silent = 0;
    for (int i = 3; i * 20 < time; i++) {
      silent += line.pull(ms(20 * i + 3)) && line.loudness() > 50 ? 0 : 1;
    }
    assertThat(silent).isLessThanOrEqualTo(4);
    assertThat(line.buffer.concealedShare()).isLessThan(0.03);
  }

  @Test
  void fadesOutWhenNothingComesAndStartsAgain() {
    short[] x = voice(8000 * 10);
    Line line = new Line();
    for (int i = 0; i < 100; i++) {
      line.send(x, i * FRAME, FRAME, i * FRAME, ms(20 * i), G711.PCMA);
    }
    for (int i = 250; i < 400; i++) {
      line.send(x, i * FRAME, FRAME, i * FRAME, ms(20 * i), G711.PCMA);
    }
    for (int i = 0; i < 110; i++) {
      line.pull(ms(20 * i + 3));
    }
    assertThat(line.loudness()).as("background noise").isLessThan(60);
    for (int i = 110; i < 130; i++) {
      line.pull(ms(20 * i + 3));
    }
    assertThat(line.loudness()).isZero();
    for (int i = 130; i < 270; i++) {
      line.pull(ms(20 * i + 3));
    }
    assertThat(line.loudness()).isGreaterThan(100);
    assertThat(line.buffer.levelMs()).isLessThan(80);
  }

  @Test
  void neverHoldsMoreThanItsMaximum() {
    short[] x = voice(8000 * 10);
    Line line = new Line();
    for (int i = 0; i < 45; i++) {
      line.send(x, i * FRAME, FRAME, i * FRAME, 0, G711.PCMA);
    }
    for (int i = 0; i < 40; i++) {
      line.pull(ms(20 * i));
      assertThat(line.buffer.levelMs()).isLessThanOrEqualTo(400);
    }
    assertThat(line.buffer.discardedPackets()).isPositive();
  }

  @Test
  void survivesAnyOrderOfAnyPackets() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      short[] x = voice(8000);
      Line line = new Line();
      for (int i = 0; i < 400; i++) {
        line.sequence = random.nextInt(1 << 16);
        int length = 1 + random.nextInt(480);
        int timestamp = random.nextInt(4) == 0 ? random.nextInt() : i * FRAME + random.nextInt(900);
        line.send(
            x,
            0,
            length,
            timestamp,
            ms(20 * i + random.nextInt(200)),
            random.nextBoolean() ? G711.PCMA : G711.PCMU);
        line.pull(ms(20 * i));
      }
      assertThat(line.buffer.concealedShare()).as("seed %d", seed).isBetween(0.0, 1.0);
    }
  }
}
