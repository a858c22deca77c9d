package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.softphone.media.Diagnosis.BAD_THERE;
import static org.seatline.softphone.media.Diagnosis.GOOD;
import static org.seatline.softphone.media.Diagnosis.JITTER_HERE;
import static org.seatline.softphone.media.Diagnosis.LOSS_HERE;

import org.junit.jupiter.api.Test;
import org.seatline.softphone.media.Diagnosis;

final class TroubleWatchTest {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private TroubleWatch watch = TroubleWatch.QUIET;
  private long nanos = Long.MAX_VALUE - 20 * SECOND_NANOS; // a clock that is about to wrap

  private Diagnosis seconds(int count, Diagnosis found) {
    for (int i = 0; i < count; i++) {
      nanos += SECOND_NANOS;
      watch = watch.next(found, nanos);
    }
    return watch.told();
  }

  @Test
  void tellsWhatIsWrongForFiveSeconds() {
    assertThat(seconds(5, LOSS_HERE)).isEqualTo(GOOD);
    assertThat(seconds(1, LOSS_HERE)).isEqualTo(LOSS_HERE);
  }

  @Test
  void saysNothingOfSingleBadSeconds() {
    for (int i = 0; i < 30; i++) {
      assertThat(seconds(4, LOSS_HERE)).isEqualTo(GOOD);
      assertThat(seconds(1, GOOD)).isEqualTo(GOOD);
    }
  }

  @Test
  void countsWhatIsWrongInOneWayOrAnother() {
    seconds(3, LOSS_HERE);
    seconds(2, JITTER_HERE);
    assertThat(seconds(1, LOSS_HERE)).isEqualTo(LOSS_HERE);
  }

  @Test
  void goesOnTellingUntilTenSecondsAreFine() {
    seconds(6, LOSS_HERE);
    assertThat(seconds(9, GOOD)).isEqualTo(LOSS_HERE);
    assertThat(seconds(1, LOSS_HERE)).as("it was not over").isEqualTo(LOSS_HERE);
    assertThat(seconds(10, GOOD)).isEqualTo(LOSS_HERE);
    assertThat(seconds(1, GOOD)).isEqualTo(GOOD);
  }

  @Test
  void goesOverToAnotherTroubleOnlyWhenThatStays() {
    seconds(6, LOSS_HERE);
    for (int i = 0; i < 10; i++) {
      assertThat(seconds(2, BAD_THERE)).isEqualTo(LOSS_HERE);
      assertThat(seconds(1, LOSS_HERE)).isEqualTo(LOSS_HERE);
    }
    assertThat(seconds(6, BAD_THERE)).isEqualTo(BAD_THERE);
  }
}
