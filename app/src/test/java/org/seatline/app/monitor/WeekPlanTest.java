package org.seatline.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.app.monitor.WeekPlan.Span;
import org.seatline.protocol.ConfigurationStatus.Weekly;

/** Hours of a week between what is stored and what is shown. */
final class WeekPlanTest {
  private static final Weekly MORNINGS = new Weekly(List.of("mon", "tue", "wed"), "08:30", "12:00");
  private static final Weekly AFTERNOONS = new Weekly(List.of("mon", "tue"), "13:30", "18:00");

  @Test
  void showsEachDayWithItsSpans() {
    WeekPlan plan = WeekPlan.of(List.of(AFTERNOONS, MORNINGS));
    assertThat(plan.on(DayOfWeek.MONDAY))
        .containsExactly(new Span("08:30", "12:00"), new Span("13:30", "18:00"));
    assertThat(plan.on(DayOfWeek.WEDNESDAY)).containsExactly(new Span("08:30", "12:00"));
    assertThat(plan.on(DayOfWeek.SUNDAY)).isEmpty();
  }

  @Test
  void storesDaysWithTheSameSpanTogether() {
    Weekly apart = new Weekly(List.of("wed"), "08:30", "12:00");
    Weekly others = new Weekly(List.of("tue", "mon"), "08:30", "12:00");
    WeekPlan plan = WeekPlan.of(List.of(apart, AFTERNOONS, others));
    assertThat(plan.stored()).containsExactly(MORNINGS, AFTERNOONS);
    assertThat(plan).isEqualTo(WeekPlan.of(List.of(MORNINGS, AFTERNOONS)));
  }

  @Test
  void knowsWhatEndsOnTheNextDay() {
    assertThat(new Span("22:00", "06:00").isOverMidnight()).isTrue();
    assertThat(new Span("00:00", "24:00").isOverMidnight()).isFalse();
    assertThat(new Span("08:30", "").isWhole()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "8, 08:00",
    "830, 08:30",
    "0830, 08:30",
    "8:30, 08:30",
    "8：30, 08:30",
    "8.30, 08:30",
    "24, 24:00",
    "25, 25",
    "8:75, 8:75",
    "evening, evening"
  })
  void understandsTimesAsPeopleTypeThem(String typed, String kept) {
    assertThat(ClockTime.tidy(typed)).isEqualTo(kept);
  }

  @Test
  void takesTheEndOfTheDayAsAnEndOnly() {
    assertThat(ClockTime.isEnd("24:00")).isTrue();
    assertThat(ClockTime.isTime("24:00")).isFalse();
    assertThat(ClockTime.isEnd("24:30")).isFalse();
  }
}
