package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class CopyPaceTest {
  private final CopyPace pace = new CopyPace();

  private void storedAt(long microsOfOne, int times) {
    for (int i = 0; i < times; i++) {
      int slice = pace.slice();
      pace.stored(slice, TimeUnit.MICROSECONDS.toNanos(microsOfOne * slice));
    }
  }

  @Test
  void storesAsManyAtOnceAsFitIntoAShortTime() {
    storedAt(40, 10);
    assertThat(pace.slice()).isEqualTo(300);
    storedAt(20, 10);
    assertThat(pace.slice()).isEqualTo(600);
  }

  @Test
  void staysWithinAPageAndWhatACommitIsWorth() {
    storedAt(1, 10);
    assertThat(pace.slice()).isEqualTo(1_000);
    storedAt(10_000, 10);
    assertThat(pace.slice()).isEqualTo(100);
  }

  @Test
  void isNotMisledByASinglePause() {
    storedAt(40, 10);
    pace.stored(pace.slice(), TimeUnit.SECONDS.toNanos(2));
    assertThat(pace.slice()).isEqualTo(150);
  }
}
