package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.softphone.media.PcmClip;

/** The seat's process gets SIGKILL in mid-call and is started again: the talk is taken up. */
@Timeout(240)
final class SeatResumedTest {
  /** Numbers that no customer has. */
  private static final String NUMBER = "0710555060";

  private static final String BILLS = "2";
  private static final String SEAT = "1003";
  private static final String OTHER_SEAT = "1011";
  private static final int VOICE_SECONDS = 60;
  private static final long EVENT_MAX_MS = 60_000;
  private static final int HEARD_MS = 2_000;

  /** The pace of an agent who has not written the ticket when the seat is killed. */
  private static final String UNHURRIED_MS = "60000";

  private static final String OF_THE_CALL =
      "select count(*) from %s where call_id = (select max(call_id) from recordings)";

  @TempDir Path folder;

  @Test
  void theCallerHearsTheAgentAgain() throws Exception {
    PcmClip before = Voices.voice(1, VOICE_SECONDS);
    PcmClip after = Voices.voice(2, VOICE_SECONDS);
    CallCentre centre = CallCentre.open(folder, CallCentre.withGrace(folder, 60));
    try (centre) {
      ChildProcess seat = seat(centre, SEAT, 1);
      CallerPhone caller = talking(centre, seat);
      assertThat(Voices.isHeard(before, caller.hearing())).isTrue();

      String dead = caller.remote();
      long killed = System.nanoTime();
      seat.kill();
      ChildProcess again = seat(centre, SEAT, 2);
      again.await(line -> line.startsWith("seat interrupted call="), EVENT_MAX_MS);
      caller.awaitMoved(dead, EVENT_MAX_MS);
      System.out.println(
          "seat killed: its caller was brought back after "
              + (System.nanoTime() - killed) / 1_000_000
              + " ms");
      again.await(line -> line.startsWith("seat talking call="), EVENT_MAX_MS);
      int back = caller.hearing().ms();
      caller.speakForEver(Voices.voice(3, VOICE_SECONDS));
      caller.hearing().awaitMore(HEARD_MS);
      PcmClip heard = caller.hearing().from(back);
      assertThat(Voices.likeness(after, HEARD_MS, heard)).isGreaterThan(Voices.HEARD);
      assertThat(Voices.likeness(before, HEARD_MS, heard)).isLessThan(Voices.HEARD);
      caller.hangUp();
      CallCentre.awaitDelivered(again);
    }
    try (Books books = Books.open(centre.server().data())) {
      assertThat(books.number("select count(*) from call_segments")).as("one talk").isOne();
      assertThat(books.number("select count(*) from call_segments where outcome = 'answered'"))
          .isOne();
      assertThat(books.number(OF_THE_CALL.formatted("tickets"))).isOne();
      assertThat(books.number(OF_THE_CALL.formatted("wrap_ups"))).isOne();
      assertThat(books.number("select count(*) from recordings where complete"))
          .as("the recording of each process")
          .isEqualTo(2);
      assertThat(books.number("select count(distinct call_id) from recordings")).isOne();
    }
  }

  @Test
  void whoComesTooLateIsToldWhoServesTheCaller() throws Exception {
    CallCentre centre = CallCentre.open(folder, CallCentre.withGrace(folder, 5));
    try (centre) {
      ChildProcess seat = seat(centre, SEAT, 1);
      CallerPhone caller = talking(centre, seat);
      String dead = caller.remote();
      seat.kill();
      ChildProcess other = seat(centre, OTHER_SEAT, 2);
      caller.awaitMoved(dead, EVENT_MAX_MS); // back at the server
      other.await(line -> line.startsWith("seat talking call="), EVENT_MAX_MS);
      caller.hearing().awaitMore(HEARD_MS);
      String served = caller.remote();

      ChildProcess again = seat(centre, SEAT, 3);
      again.await(line -> line.contains("seat.went-on-served [" + OTHER_SEAT + "]"), EVENT_MAX_MS);
      again.await(line -> line.startsWith("seat state wrap-up"), EVENT_MAX_MS);
      caller.hearing().awaitMore(HEARD_MS);
      assertThat(caller.remote()).as("nobody took it away").isEqualTo(served);
      assertThat(caller.over()).isFalse();
      assertThat(again.lines(line -> line.startsWith("seat talking"))).isEmpty();
      caller.hangUp();
      CallCentre.awaitDelivered(other);
      CallCentre.awaitDelivered(again);
    }
    try (Books books = Books.open(centre.server().data())) {
      assertThat(books.number("select count(*) from call_segments where outcome = 'seat-lost'"))
          .isOne();
      assertThat(books.number("select count(*) from call_segments where outcome = 'answered'"))
          .isOne();
    }
  }

  private static CallerPhone talking(CallCentre centre, ChildProcess seat)
      throws IOException, InterruptedException {
    CallCentre.awaitReady(seat);
    CallerPhone caller = centre.owning(CallerPhone.choose(NUMBER + "1", centre.trunk(), BILLS));
    caller.awaitMoved(caller.remote(), EVENT_MAX_MS);
    caller.hearing().awaitMore(HEARD_MS);
    return caller;
  }

  private static ChildProcess seat(CallCentre centre, String agent, int voice) throws IOException {
    String pace = voice == 1 ? UNHURRIED_MS : "50";
    return centre.startSpeakingSeat(agent, voice, VOICE_SECONDS, "--pace-ms", pace);
  }
}
