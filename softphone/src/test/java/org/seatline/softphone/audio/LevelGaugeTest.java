package org.seatline.softphone.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelGaugeTest {
  private static LevelGauge after(short value) {
    LevelGauge gauge = new LevelGauge(8000);
    short[] frame = new short[80];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (short) (i % 2 == 0 ? value : -value);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(gauge.readings()).isZero();
      gauge.add(frame, frame.length);
    }
    assertThat(gauge.readings()).isEqualTo(1);
    return gauge;
  }

  @Test
  void measuresTenTimesASecond() {
    assertThat(after((short) 32_767).rmsDbov()).isZero();
    assertThat(after((short) 3277).rmsDbov()).isEqualTo(-20);
    assertThat(after((short) 3277).peakDbov()).isEqualTo(-20);
    assertThat(after((short) 0).rmsDbov()).isEqualTo(LevelGauge.SILENCE_DBOV);
  }

  @Test
  void tellsPeaksFromTheMean() {
    LevelGauge gauge = new LevelGauge(8000);
    short[] frame = new short[800];
    Arrays.fill(frame, (short) 0);
    frame[17] = Short.MIN_VALUE;
    gauge.add(frame, frame.length);
    assertThat(gauge.peakDbov()).isZero();
    assertThat(gauge.rmsDbov()).isBetween(-31, -28);
  }
}
