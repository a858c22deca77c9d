package org.seatline.softphone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.G711;

class ComfortNoiseTest {
  private static double rms(ComfortNoise noise, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double x = noise.next();
      sum += x * x;
    }
    return Math.sqrt(sum / count);
  }

  @Test
  void hasTheLevelThatTheOtherEndTells() {
    ComfortNoise noise = new ComfortNoise();
    noise.describe(new byte[] {40}, 1);
    rms(noise, 4000);
    assertThat(rms(noise, 40_000)).isBetween(300.0, 356.0); // 32768 at -40 dB is 328
  }

  @Test
  void keepsTheLevelWithAnyColour() {
    ComfortNoise noise = new ComfortNoise();
    noise.describe(new byte[] {40, (byte) 20, (byte) 180, (byte) 100}, 4);
    rms(noise, 4000);
    assertThat(rms(noise, 40_000)).isBetween(270.0, 390.0);
  }

  @Test
  void fillsTheSilenceOfASenderThatSaysSo() {
    JitterBuffer buffer = new JitterBuffer(8000, 8000, 400, type -> type == 8 ? G711.PCMA : null);
    short[] out = new short[160];
    short[] hum = SimulatedLine.hum(1);
    byte[] bytes = new byte[12 + 160];
    RtpPacket packet = new RtpPacket();
    int step = 0;
    short before = 0;
    for (int i = 0; i < 500; i++) {
      int length = 0;
      if (i < 20 || i >= 400) {
        RtpPacket.writeHeader(bytes, 8, false, i < 20 ? i : i - 378, i * 160, 1);
        short[] part = java.util.Arrays.copyOfRange(hum, i % 40 * 160, i % 40 * 160 + 160);
        length = 12 + G711.PCMA.encode(part, 160, bytes, 12);
      } else if (i == 20 || i == 200) {
        RtpPacket.writeHeader(bytes, 13, false, i == 20 ? 20 : 21, i * 160, 1);
        bytes[12] = 50;
        length = 13;
      }
      if (length > 0) {
        assertThat(packet.parse(bytes, length)).isTrue();
        buffer.put(packet, i * 20_000_000L);
      }
      boolean plays = buffer.pull(out, 160, i * 20_000_000L + 5_000_000);
      for (short s : out) {
        step = i > 3 ? Math.max(step, Math.abs(s - before)) : 0;
        before = s;
      }
      if (i > 100 && i < 400) {
        assertThat(plays).isTrue();
        double sum = 0;
        for (short s : out) {
          sum += s * s;
        }
        assertThat(Math.sqrt(sum / 160)).as("pull %d", i).isBetween(60.0, 160.0);
      }
    }
    assertThat(step).isLessThan(2 * SimulatedLine.largestStep(hum));
    assertThat(buffer.statistics().lostPackets()).isZero();
    assertThat(buffer.concealedShare()).isZero();
    assertThat(buffer.levelMs()).isLessThan(40);
  }
}
