package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.installer.demo.Books;
import org.seatline.softphone.media.PcmClip;

/**
 * One SIGKILL hits five callers at once: one in the menu, two who wait one behind the other, one on
 * hold, one whose offer rings at a seat. After the restart each goes on from where it was.
 */
@Timeout(240)
final class KilledAtAnyMomentTest {
  private static final String NUMBER = "0710555020";
  private static final String BILLS = "2";
  private static final String CONNECTION = "3";
  private static final String COMPLAINT = "4";
  private static final int VOICE_SECONDS = 60;
  private static final int EVENT_MAX_MS = 30_000;

  private final PcmClip agentVoice = Voices.voice(1, VOICE_SECONDS);

  @TempDir Path folder;

  private record Callers(
      CallerPhone held,
      CallerPhone first,
      CallerPhone second,
      CallerPhone inMenu,
      CallerPhone ringing) {
    List<CallerPhone> all() {
      return List.of(held, first, second, inMenu, ringing);
    }
  }

  @Test
  void everybodyGoesOnFromWhereTheyWere() throws Exception {
    CallCentre centre = CallCentre.open(folder);
    long killedMs;
    try (centre) {
      DeskSeat holding = DeskSeat.signIn(centre, "1003", folder);
      DeskSeat rung = DeskSeat.signIn(centre, "1004", folder);
      holding.speak(agentVoice);
      rung.speak(agentVoice);
      Callers callers = callers(centre, holding, rung);
      List<@Nullable String> before = callers.all().stream().map(CallerPhone::remote).toList();

      centre.server().kill();
      killedMs = System.currentTimeMillis();
      centre.restartServer();

      for (int i = 0; i < before.size(); i++) {
        CallerPhone caller = callers.all().get(i);
        caller.awaitMoved(before.get(i), EVENT_MAX_MS);
        assertThat(caller.over()).isFalse();
      }
      fromTheMenu(callers.inMenu());
      fromHold(callers.held(), holding);
      fromTheOffer(callers.ringing(), rung);
      firstOfTheQueue(callers, holding);
      for (CallerPhone caller : List.of(callers.second(), callers.inMenu())) {
        assertThat(caller.over()).isFalse();
        caller.hangUp();
        caller.awaitEnd(EVENT_MAX_MS);
      }
      holding.awaitDelivered(EVENT_MAX_MS);
      rung.awaitDelivered(EVENT_MAX_MS);
    }
    try (Books books = Books.open(centre.server().data())) {
      assertAgrees(books, killedMs);
    }
  }

  /** Brings the five to their places; the one that rings last, it has not much time. */
  private Callers callers(CallCentre centre, DeskSeat holding, DeskSeat rung)
      throws IOException, InterruptedException {
    holding.seat().ready();
    CallerPhone held = choose(centre, 1, COMPLAINT);
    holding.answer(EVENT_MAX_MS);
    held.hearing().awaitSound(500, EVENT_MAX_MS);
    int moves = held.reinvites();
    holding.seat().hold(true);
    held.awaitReinvited(moves, EVENT_MAX_MS);
    CallerPhone first = choose(centre, 2, BILLS);
    CallerPhone second = choose(centre, 3, BILLS);
    CallerPhone inMenu = centre.owning(CallerPhone.dial(NUMBER + 4, centre.trunk()));
    rung.seat().ready();
    CallerPhone ringing = choose(centre, 5, CONNECTION);
    inMenu.awaitMenu();
    rung.awaitRinging(EVENT_MAX_MS);
    return new Callers(held, first, second, inMenu, ringing);
  }

  private static CallerPhone choose(CallCentre centre, int caller, String digit)
      throws IOException, InterruptedException {
    return centre.owning(CallerPhone.choose(NUMBER + caller, centre.trunk(), digit));
  }

  /** The menu is said again, and takes a key. */
  private static void fromTheMenu(CallerPhone caller) throws IOException, InterruptedException {
    caller.hearing().awaitSound(300, EVENT_MAX_MS);
    caller.press(BILLS);
  }

  /** Hears music again, and then the agent. */
  private void fromHold(CallerPhone caller, DeskSeat seat)
      throws IOException, InterruptedException {
    caller.hearing().awaitSound(300, EVENT_MAX_MS);
    assertThat(Voices.isHeard(agentVoice, caller.hearing())).isFalse();
    seat.await(now -> now.connection().online(), EVENT_MAX_MS, "the seat is alone");
    seat.await(
        now -> DeskSeat.is(now, Phase.TALKING) && held(now), EVENT_MAX_MS, "the call is not held");
    String music = caller.remote();
    seat.seat().hold(false);
    caller.awaitMoved(music, EVENT_MAX_MS);
    caller.hearing().awaitMore(1_500);
    assertThat(Voices.isHeard(agentVoice, caller.hearing())).isTrue();
    caller.hangUp();
  }

  /** Rings again, or still, and is answered. */
  private void fromTheOffer(CallerPhone caller, DeskSeat seat)
      throws IOException, InterruptedException {
    seat.await(now -> now.connection().online(), EVENT_MAX_MS, "the seat is alone");
    String music = caller.remote();
    seat.answer(EVENT_MAX_MS);
    caller.awaitMoved(music, EVENT_MAX_MS);
    caller.hearing().awaitMore(1_500);
    assertThat(Voices.isHeard(agentVoice, caller.hearing())).isTrue();
    caller.hangUp();
  }

  /** The seat that held is ready again: the one who had waited longest is next. */
  private static void firstOfTheQueue(Callers callers, DeskSeat seat)
      throws IOException, InterruptedException {
    seat.finishWrapUp(EVENT_MAX_MS);
    assertThat(seat.awaitRinging(EVENT_MAX_MS).number()).endsWith(NUMBER.substring(1) + 2);
    seat.answer(EVENT_MAX_MS);
    callers.first().hangUp();
    seat.finishWrapUp(EVENT_MAX_MS);
    seat.awaitRinging(EVENT_MAX_MS);
  }

  private static boolean held(SeatSnapshot now) {
    return now.call() != null && now.call().held();
  }

  private static void assertAgrees(Books books, long killedMs) throws IOException {
    assertThat(books.number("select count(*) from calls")).isEqualTo(5);
    assertThat(books.number("select count(*) from calls where closed_ms is null")).isZero();
    assertThat(books.number("select count(*) from call_segments")).isEqualTo(5);
    String answered = "select count(*) from call_segments where answered_ms is not null";
    assertThat(books.number(answered)).isEqualTo(3);
    assertThat(books.number(answered + " and queue_id = 'complaint' and hold_ms > 2000")).isOne();
    assertThat(
            books.number(
                answered
                    + " and queue_id <> 'complaint' and wait_ms = answered_ms - queued_ms"
                    + " and queued_ms < "
                    + killedMs
                    + " and answered_ms > "
                    + killedMs))
        .isEqualTo(2);
    assertThat(
            books.number(
                "select count(*) from call_segments where outcome = 'abandoned' and queued_ms > "
                    + killedMs))
        .as("the one from the menu")
        .isOne();
  }
}
