package org.seatline.softphone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.G711;

/** A codec that conceals by itself, and whose packets hold the frame before them once more. */
class RedundancyTest {
  private static final int FRAME = 160;
  private static final short MADE_BY_CODEC = 1234;

  private static final class Redundant implements Codec.Decoder {
    int concealed;
    int recovered;

    @Override
    public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
      return G711.PCMA.decode(payload, offset, FRAME, pcm, pcmOffset);
    }

    @Override
    public int conceal(int samples, short[] pcm, int pcmOffset) {
      Arrays.fill(pcm, pcmOffset, pcmOffset + samples, MADE_BY_CODEC);
      concealed += samples;
      return samples;
    }

    @Override
    public int decodeLost(
        byte[] payload, int offset, int length, int samples, short[] pcm, int pcmOffset) {
      recovered++;
      return G711.PCMA.decode(payload, offset + FRAME, FRAME, pcm, pcmOffset);
    }
  }

  private static byte[] packet(short[] x, int number) {
    byte[] bytes = new byte[RtpPacket.HEADER_BYTES + 2 * FRAME];
    RtpPacket.writeHeader(bytes, 96, false, number, number * FRAME, 1);
    G711.PCMA.encode(frame(x, number), FRAME, bytes, 12);
    G711.PCMA.encode(frame(x, Math.max(0, number - 1)), FRAME, bytes, 12 + FRAME);
    return bytes;
  }

  private static short[] frame(short[] x, int number) {
    return Arrays.copyOfRange(x, number * FRAME, (number + 1) * FRAME);
  }

  @Test
  void playsALostFrameFromThePacketAfterIt() {
    short[] x = SimulatedLine.hum(2);
    Redundant codec = new Redundant();
    JitterBuffer buffer = new JitterBuffer(8000, 8000, 400, type -> codec);
    RtpPacket view = new RtpPacket();
    short[] out = new short[FRAME];
    short[] heard = new short[x.length];
    for (int i = 0; i < 90; i++) {
      // Everything comes two packets early, so that the buffer sees behind the hole.
      for (int k = i == 0 ? 0 : i + 2; k <= i + 2; k++) {
        if (k % 10 != 7) {
          byte[] bytes = packet(x, k);
          assertThat(view.parse(bytes, bytes.length)).isTrue();
          buffer.put(view, k * 20_000_000L);
        }
      }
      buffer.pull(out, FRAME, (i + 2) * 20_000_000L + 1_000_000);
      System.arraycopy(out, 0, heard, i * FRAME, FRAME);
    }
    PlayoutStatistics seen = buffer.statistics();
    assertThat(codec.recovered).isGreaterThanOrEqualTo(8);
    assertThat(seen.recoveredSamples()).isEqualTo((long) codec.recovered * FRAME);
    assertThat(codec.concealed).isZero();
    assertThat(seen.lostPackets()).isEqualTo(codec.recovered);
    assertThat(SimulatedLine.largestStep(heard)).isLessThan(2 * SimulatedLine.largestStep(x));
  }

  @Test
  void asksTheCodecToConcealBeforeDoingItItself() {
    short[] x = SimulatedLine.hum(2);
    Redundant codec = new Redundant();
    JitterBuffer buffer = new JitterBuffer(8000, 8000, 400, type -> codec);
    RtpPacket view = new RtpPacket();
    short[] out = new short[FRAME];
    for (int i = 0; i < 20; i++) {
      byte[] bytes = packet(x, i);
      assertThat(view.parse(bytes, bytes.length)).isTrue();
      buffer.put(view, i * 20_000_000L);
      buffer.pull(out, FRAME, i * 20_000_000L + 15_000_000);
    }
    buffer.pull(out, FRAME, 20 * 20_000_000L + 15_000_000);
    assertThat(codec.concealed).isEqualTo(FRAME);
    assertThat(out[100]).isEqualTo(MADE_BY_CODEC);
  }
}
