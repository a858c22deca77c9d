package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamClockTest {
  private static final int OPUS = 48_000;
  private static final int TELEPHONE = 8_000;

  private static long ms(long ms) {
    return ms * 1_000_000;
  }

  @Test
  void leavesTimestampsAloneWhileThereIsOneClock() {
    var clock = new StreamClock(TELEPHONE);
    int timestamp = Integer.MAX_VALUE - 200;
    for (int i = 0; i < 100; i++, timestamp += 160) {
      assertThat(clock.map(TELEPHONE, i, timestamp, ms(20L * i))).isEqualTo(timestamp);
    }
    assertThat(clock.map(TELEPHONE, 90, timestamp - 1_600, ms(2_000))).isEqualTo(timestamp - 1_600);
    assertThat(clock.map(TELEPHONE, 200, 7, ms(4_000))).as("a jump").isEqualTo(7);
  }

  @Test
  void bringsAnotherClockToItsOwnForHours() {
    var clock = new StreamClock(TELEPHONE);
    int first = clock.map(OPUS, 0, -5, 0);
    int last = first;
    // 30 hours at 48 kHz wrap the timestamp.
    int packets = 30 * 3_600 * 50;
    for (int i = 1; i <= packets; i++) {
      last = clock.map(OPUS, i & 0xFFFF, -5 + 960 * i, ms(20L * i));
    }
    assertThat(last - first).isEqualTo(160 * packets);
  }

  @Test
  void goesOnWithoutAHoleWhereTheClockChanges() {
    var clock = new StreamClock(OPUS);
    assertThat(clock.map(OPUS, 65_534, 1_000, 0)).isEqualTo(1_000);
    assertThat(clock.map(OPUS, 65_535, 1_960, ms(20))).isEqualTo(1_960);
    assertThat(clock.map(TELEPHONE, 0, 777_777, ms(40))).isEqualTo(2_920);
    assertThat(clock.map(TELEPHONE, 1, 777_937, ms(60))).isEqualTo(3_880);
    assertThat(clock.map(OPUS, 2, 40, ms(80))).isEqualTo(4_840);
    assertThat(clock.map(OPUS, 3, 1_000, ms(100))).isEqualTo(5_800);
  }

  @Test
  void countsWhatWasLostAtTheChangeByItsSequenceNumbers() {
    var clock = new StreamClock(OPUS);
    clock.map(OPUS, 1, 0, 0);
    clock.map(OPUS, 2, 1_920, ms(40));
    assertThat(clock.map(TELEPHONE, 5, 99, ms(120))).as("40 ms each").isEqualTo(1_920 + 3 * 1_920);
  }

  @Test
  void takesLatePacketsOfTheFormerClockForWhatTheyWere() {
    var clock = new StreamClock(OPUS);
    clock.map(OPUS, 1, 0, 0);
    assertThat(clock.map(TELEPHONE, 3, 50_000, ms(40))).isEqualTo(1_920);
    assertThat(clock.map(OPUS, 2, 960, ms(41))).isEqualTo(960);
    assertThat(clock.map(TELEPHONE, 4, 50_160, ms(60))).isEqualTo(2_880);
  }

  @Test
  void measuresASilenceAtTheChangeByTheArrival() {
    var clock = new StreamClock(TELEPHONE);
    clock.map(TELEPHONE, 1, 0, 0);
    assertThat(clock.map(OPUS, 2, 123, ms(1_000))).isEqualTo(8_000);
  }

  @Test
  void goesOnAfterTheSequenceBeganAnew() {
    var clock = new StreamClock(TELEPHONE);
    clock.map(TELEPHONE, 30_000, 0, 0);
    clock.map(TELEPHONE, 5, 160, ms(20));
    assertThat(clock.map(OPUS, 6, 4_711, ms(40))).isEqualTo(320);
  }

  @Test
  void reckonsWherePacketsWithoutATimeOfTheirOwnBelong() {
    var clock = new StreamClock(TELEPHONE);
    assertThat(clock.expected(1, 4_711, 0)).as("nothing known yet").isEqualTo(4_711);
    clock.map(TELEPHONE, 1, 1_000, 0);
    assertThat(clock.expected(4, 0, ms(60))).isEqualTo(1_480);
    clock.reset();
    assertThat(clock.map(OPUS, 9, 5, 0)).isEqualTo(5);
  }
}
