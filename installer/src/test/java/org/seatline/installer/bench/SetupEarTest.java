package org.seatline.installer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SetupEarTest {
  private static final int FRAME = SetupEar.RATE / 50;

  private final short[] call = SetupEar.calls().toArray();
  private final SetupEar ear = new SetupEar();

  private void hear(int from, int to) {
    for (int at = from; at < to; at += FRAME) {
      ear.write(Arrays.copyOfRange(call, at, at + FRAME), FRAME, SetupEar.RATE);
    }
  }

  private void hearSilence(int frames) {
    for (int i = 0; i < frames; i++) {
      ear.write(new short[FRAME], FRAME, SetupEar.RATE);
    }
  }

  @Test
  void hearsAWholeSyllable() throws Exception {
    hearSilence(3);
    hear(0, call.length);
    assertThat(ear.clipped()).isZero();
    assertThat(ear.firstNanos()).isPositive();
  }

  @Test
  void missesAPacketAtTheBeginningAndOneInTheMiddle() throws Exception {
    hear(FRAME, call.length);
    assertThat(ear.clipped()).isEqualTo(1);
    SetupEar other = new SetupEar();
    for (int at = 0; at < call.length; at += FRAME) {
      short[] frame = Arrays.copyOfRange(call, at, at + FRAME);
      other.write(at == 3 * FRAME ? new short[FRAME] : frame, FRAME, SetupEar.RATE);
    }
    assertThat(other.clipped()).isEqualTo(1);
  }

  @Test
  void doesNotCareForAStretch() throws Exception {
    hear(0, 2 * FRAME);
    hear(FRAME, call.length);
    assertThat(ear.clipped()).isZero();
  }
}
