package org.seatline.softphone.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBufferTest {
  @Test
  void threeGapsInTenSecondsAreAReasonForMore() {
    LineBuffer buffer = new LineBuffer(20);
    assertThat(buffer.gap(1)).isFalse();
    assertThat(buffer.gap(5)).isFalse();
    assertThat(buffer.ms()).isEqualTo(20);
    assertThat(buffer.gap(10)).isTrue();
    assertThat(buffer.ms()).isEqualTo(30);
  }

  @Test
  void gapsFarApartAreNone() {
    LineBuffer buffer = new LineBuffer(20);
    for (int second = 0; second < 600; second += 6) {
      assertThat(buffer.gap(second)).as("at %d s", second).isFalse();
    }
  }

  @Test
  void itNeverHoldsMoreThanATenthOfASecond() {
    LineBuffer buffer = new LineBuffer(40);
    int opened = 0;
    for (int i = 0; i < 100; i++) {
      opened += buffer.gap(i / 10.0) ? 1 : 0;
    }
    assertThat(buffer.ms()).isEqualTo(LineBuffer.MAX_MS);
    assertThat(opened).as("40, 60, 90, 100").isEqualTo(3);
  }
}
