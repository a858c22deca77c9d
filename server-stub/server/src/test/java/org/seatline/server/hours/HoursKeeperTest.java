package org.seatline.server.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.seatline.server.acd.Event;
import org.seatline.server.hours.OpeningHours.Span;
import org.seatline.server.hours.OpeningHours.Special;

/** Queues open and close at their hours; the clock and the timer are this test's. */
class HoursKeeperTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final List<String> told = new ArrayList<>();
  private final List<Alarm> alarms = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-23T00:00:00Z"); // Monday, 08:00
  private boolean coreIsFull;
  private final HoursKeeper keeper = new HoursKeeper(this::core, () -> now, this::wakeAfter);

  private record Alarm(Instant due, Runnable work) {}

  private void wakeAfter(Duration delay, Runnable work) {
    assertThat(delay).isPositive().isLessThanOrEqualTo(HoursKeeper.LOOK_EVERY);
    alarms.add(new Alarm(now.plus(delay), work));
  }

  private CompletableFuture<Void> core(Event event) {
    if (coreIsFull) {
      return CompletableFuture.failedFuture(new RejectedExecutionException("full"));
    }
    assertThat(event.atMs()).isEqualTo(now.toEpochMilli());
    told.add(
        switch (event) {
          case Event.QueueOpened e -> "open " + e.queueId();
          case Event.QueueClosed e -> "closed " + e.queueId() + ": " + e.reason();
          default -> throw new AssertionError(event);
        });
    return CompletableFuture.completedFuture(null);
  }

  private static OpeningHours office() {
    return new OpeningHours(
        ZONE,
        Map.of(
            DayOfWeek.MONDAY, List.of(new Span(510, 1050)),
            DayOfWeek.TUESDAY, List.of(new Span(510, 1050))),
        Map.of(LocalDate.of(2026, 11, 24), new Special(List.of(), "Fair", "庙会")));
  }

  /** Lets this much time pass, waking the keeper whenever it wants to be woken. */
  private void pass(Duration time) {
    Instant end = now.plus(time);
    while (!alarms.getLast().due().isAfter(end)) {
      Alarm next = alarms.removeLast();
      now = next.due();
      next.work().run();
    }
    now = end;
  }

  private List<String> takeTold() {
    List<String> taken = List.copyOf(told);
    told.clear();
    return taken;
  }

  @Test
  void tellsEachQueueAtTheStartAndAtItsBoundaries() {
    keeper.configured(Map.of("office", Optional.of(office()), "always", Optional.empty()));
    assertThat(takeTold()).containsExactlyInAnyOrder("closed office: after-hours", "open always");
    pass(Duration.ofMinutes(29).plusSeconds(59));
    assertThat(takeTold()).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(takeTold()).containsExactly("open office");
    pass(Duration.ofHours(9));
    assertThat(takeTold()).containsExactly("closed office: after-hours");
    pass(Duration.ofHours(12));
    assertThat(takeTold()).containsExactly("closed office: 庙会 / Fair");
  }

  @Test
  void tellsAHolidayAtItsFirstMinuteAndItsEndAtTheNextDays() {
    Span always = new Span(0, Span.DAY_MINUTES);
    OpeningHours hours =
        new OpeningHours(
            ZONE,
            Map.of(
                DayOfWeek.MONDAY, List.of(always),
                DayOfWeek.TUESDAY, List.of(always),
                DayOfWeek.WEDNESDAY, List.of(always)),
            office().special());
    keeper.configured(Map.of("night", Optional.of(hours)));
    takeTold();
    pass(Duration.ofHours(16).minusMillis(1));
    assertThat(takeTold()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(takeTold()).containsExactly("closed night: 庙会 / Fair");
    pass(Duration.ofHours(24).minusMillis(1));
    assertThat(takeTold()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(takeTold()).containsExactly("open night");
  }

  @Test
  void tellsItsBoundariesByTheClockOnTheWallInSummerTime() {
    now = Instant.parse("2026-03-28T23:00:00Z"); // Sunday, 00:00, before the clocks are set
    OpeningHours hours =
        new OpeningHours(
            ZoneId.of("Europe/Berlin"),
            Map.of(DayOfWeek.SUNDAY, List.of(new Span(510, 1050))),
            Map.of());
    keeper.configured(Map.of("office", Optional.of(hours)));
    takeTold();
    pass(Duration.ofMinutes(510 - 60).minusMillis(1)); // an hour of that day does not come
    assertThat(takeTold()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(takeTold()).containsExactly("open office");
    pass(Duration.ofHours(9).minusMillis(1));
    assertThat(takeTold()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(takeTold()).containsExactly("closed office: after-hours");
  }

  @Test
  void followsNewHoursAtOnceAndForgetsTheOld() {
    keeper.configured(Map.of("office", Optional.of(office())));
    takeTold();
    Alarm old = alarms.getLast();
    keeper.configured(Map.of("office", Optional.empty()));
    assertThat(takeTold()).containsExactly("open office");
    now = now.plusSeconds(60);
    int before = alarms.size();
    old.work().run();
    assertThat(alarms).hasSize(before);
    assertThat(takeTold()).isEmpty();
  }

  @Test
  void noticesAClockThatWasSet() {
    keeper.configured(Map.of("office", Optional.of(office())));
    takeTold();
    now = now.plus(Duration.ofHours(2));
    alarms.removeLast().work().run();
    assertThat(takeTold()).containsExactly("open office");
  }

  @Test
  void tellsAgainWhatTheCoreDidNotTake() {
    coreIsFull = true;
    keeper.configured(Map.of("office", Optional.of(office())));
    assertThat(told).isEmpty();
    coreIsFull = false;
    now = now.plusSeconds(60);
    alarms.removeLast().work().run();
    assertThat(takeTold()).containsExactly("closed office: after-hours");
  }

  @Test
  void saysNothingAfterItWasClosed() {
    keeper.configured(Map.of("office", Optional.of(office())));
    takeTold();
    keeper.close();
    now = now.plus(Duration.ofHours(2));
    alarms.removeLast().work().run();
    assertThat(told).isEmpty();
  }
}
