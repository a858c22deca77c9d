package org.seatline.app.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.seatline.app.lock.IdleClock.Decision;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;

final class IdleClockTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final long LIMIT = 10 * MINUTE;

  private final FakeSeat seat = FakeSeat.atWork();
  private IdleClock clock = new IdleClock(0, false);

  private Decision at(long nanos) {
    SeatSnapshot now = seat.snapshot();
    clock = clock.seen(now, nanos);
    return clock.at(now, nanos);
  }

  @Test
  void locksWhenNobodyTouchedItForTheTime() {
    seat.notReady("break");
    assertThat(at(MINUTE)).isEqualTo(new Decision.Wait(9 * MINUTE));
    clock = clock.touched(2 * MINUTE);
    assertThat(at(LIMIT)).isEqualTo(new Decision.Wait(2 * MINUTE));
    assertThat(at(2 * MINUTE + LIMIT)).isEqualTo(new Decision.Lock());
  }

  @Test
  void leavesAReadySeatAloneUntilItIsNotReadyAnyMore() {
    assertThat(at(100 * LIMIT)).isEqualTo(new Decision.Hold());
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    assertThat(at(100 * LIMIT + 1)).isEqualTo(new Decision.Hold());
    seat.refuse(); // or let it ring in vain: not ready, and nobody has touched anything
    assertThat(at(100 * LIMIT + 2)).isEqualTo(new Decision.Lock());
  }

  @Test
  void waitsForACallAndItsWrapUpAndCountsThemAsPresence() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    assertThat(at(5 * LIMIT)).isEqualTo(new Decision.Hold());
    seat.end();
    assertThat(at(6 * LIMIT)).isEqualTo(new Decision.Hold());
    seat.finishWrapUp("fault-area");
    seat.notReady("break");
    assertThat(at(6 * LIMIT + MINUTE)).isEqualTo(new Decision.Wait(9 * MINUTE));
  }

  @Test
  void locksAfterTheCallWhenAskedInIt() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    clock = clock.asked();
    assertThat(at(1)).isEqualTo(new Decision.Hold());
    seat.answer();
    seat.end();
    assertThat(at(2)).isEqualTo(new Decision.Hold());
    seat.finishWrapUp("fault-area");
    assertThat(at(3)).isEqualTo(new Decision.Lock());
  }

  @Test
  void asksOnceAndNotAgainAfterTheLock() {
    clock = clock.asked();
    assertThat(at(1)).isEqualTo(new Decision.Lock());
    seat.lock();
    assertThat(at(2)).isEqualTo(new Decision.Hold());
    seat.unlock("seatline".toCharArray());
    seat.notReady("break");
    assertThat(at(2 + MINUTE)).isInstanceOf(Decision.Wait.class);
  }

  @Test
  void neverLocksWhereTheCentreSaysSo() {
    seat.notReady("break");
    seat.change(s -> SampleFloor.lockingAfter(s, 0));
    assertThat(at(100 * LIMIT)).isEqualTo(new Decision.Hold());
    seat.change(s -> SampleFloor.lockingAfter(s, 60_000));
    assertThat(at(100 * LIMIT)).isEqualTo(new Decision.Lock());
  }

  @Test
  void locksNobodyOut() {
    seat.change(s -> SampleFloor.signIn(Step.SIGNED_OUT, null));
    clock = clock.asked();
    assertThat(at(100 * LIMIT)).isEqualTo(new Decision.Hold());
  }
}
