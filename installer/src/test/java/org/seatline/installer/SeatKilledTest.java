package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.CentreFolder;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.softphone.media.PcmClip;

/**
 * The seat's process gets SIGKILL in mid-call: after the named time its caller is told, goes before
 * all who wait, and talks with the next seat.
 */
@Timeout(240)
final class SeatKilledTest {
  /** Numbers that no customer has: the announcements are in the centre's first language. */
  private static final String NUMBER = "0710555040";

  private static final String BILLS = "2";
  private static final String FIRST_SEAT = "1003";
  private static final String NEXT_SEAT = "1011";
  private static final int VOICE_SECONDS = 60;
  private static final long GRACE_S = 5;
  private static final long AFTER_GRACE_MAX_MS = 30_000;
  private static final long EVENT_MAX_MS = 60_000;
  private static final int ANNOUNCEMENT_MS = 9_000;

  private final PcmClip firstVoice = Voices.voice(1, VOICE_SECONDS);
  private final PcmClip nextVoice = Voices.voice(2, VOICE_SECONDS);

  @TempDir Path folder;

  @Test
  void theCallerIsToldAndIsTheNextOneToBeServed() throws Exception {
    CentreFolder files = CallCentre.withGrace(folder, GRACE_S);
    CallCentre centre = CallCentre.open(folder, files);
    try (centre) {
      ChildProcess seat = speaking(centre, FIRST_SEAT, 1);
      CallCentre.awaitReady(seat);
      CallerPhone first = choose(centre, 1);
      first.awaitMoved(first.remote(), EVENT_MAX_MS);
      first.hearing().awaitMore(1_500);
      assertThat(Voices.isHeard(firstVoice, first.hearing())).isTrue();
      CallerPhone second = choose(centre, 2);
      second.hearing().awaitMore(500);

      kill(seat, first);
      tellsTheCaller(files, first, second);

      ChildProcess next = speaking(centre, NEXT_SEAT, 2);
      servesInOrder(first, second);
      CallCentre.awaitDelivered(next);
    }
    try (Books books = Books.open(centre.server().data())) {
      assertAgrees(books);
    }
  }

  private static ChildProcess speaking(CallCentre centre, String agent, int voice)
      throws IOException {
    return centre.startSpeakingSeat(agent, voice, VOICE_SECONDS, "--pace-ms", "50");
  }

  private static CallerPhone choose(CallCentre centre, int caller)
      throws IOException, InterruptedException {
    return centre.owning(CallerPhone.choose(NUMBER + caller, centre.trunk(), BILLS));
  }

  /** Not before the named time, and soon after it, the caller's media are back at the server. */
  private static void kill(ChildProcess seat, CallerPhone caller)
      throws IOException, InterruptedException {
    String talk = caller.remote();
    long killed = System.nanoTime();
    seat.kill();
    caller.awaitMoved(talk, GRACE_S * 1_000 + AFTER_GRACE_MAX_MS);
    long movedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
    System.out.println("seat killed: its caller was taken back after " + movedMs + " ms");
    assertThat(movedMs).isGreaterThanOrEqualTo(GRACE_S * 1_000);
  }

  private static void tellsTheCaller(CentreFolder files, CallerPhone first, CallerPhone second)
      throws IOException, InterruptedException {
    int back = first.hearing().ms();
    int other = second.hearing().ms();
    first.hearing().awaitMore(ANNOUNCEMENT_MS);
    assertThat(first.over()).isFalse();
    PcmClip heard = first.hearing().from(back - 500);
    assertThat(likeness(files, "agent-lost", heard)).isGreaterThan(Voices.HEARD);
    assertThat(likeness(files, "not-connected", heard)).isLessThan(Voices.HEARD);
    assertThat(likeness(files, "agent-lost", second.hearing().from(other - 500)))
        .as("told to the one whose seat was lost, and to nobody else")
        .isLessThan(Voices.HEARD);
  }

  private static double likeness(CentreFolder files, String prompt, PcmClip heard)
      throws IOException {
    PcmClip words = PcmClip.load(files.file("prompts/zh/" + prompt + ".wav")).at(Hearing.RATE);
    return Voices.likeness(words, (int) words.durationMs(), heard);
  }

  /** The one whose seat was lost comes before the one who waited longer in the queue itself. */
  private void servesInOrder(CallerPhone first, CallerPhone second)
      throws IOException, InterruptedException {
    String waiting = second.remote();
    first.awaitMoved(first.remote(), EVENT_MAX_MS);
    first.hearing().awaitMore(1_500);
    assertThat(Voices.isHeard(nextVoice, first.hearing())).isTrue();
    assertThat(second.remote()).isEqualTo(waiting);
    first.hangUp();
    second.awaitMoved(waiting, EVENT_MAX_MS);
    second.hearing().awaitMore(1_500);
    assertThat(Voices.isHeard(nextVoice, second.hearing())).isTrue();
    second.hangUp();
  }

  private static void assertAgrees(Books books) throws IOException {
    assertThat(books.number("select count(*) from calls where closed_ms is not null")).isEqualTo(2);
    assertThat(books.number("select count(*) from call_segments")).isEqualTo(3);
    assertThat(
            books.number(
                "select count(*) from call_segments where outcome = 'seat-lost' and agent_id = '"
                    + FIRST_SEAT
                    + "'"))
        .isOne();
    assertThat(
            books.number(
                "select count(*) from call_segments a join call_segments b"
                    + " on a.call_id <> b.call_id and a.answered_ms < b.answered_ms"
                    + " where a.cause = 'seat-lost' and a.outcome = 'answered'"
                    + " and b.outcome = 'answered' and a.agent_id = b.agent_id"
                    + " and a.queued_ms > b.queued_ms and a.agent_id = '"
                    + NEXT_SEAT
                    + "'"))
        .as("served first, although queued again later than the other")
        .isOne();
  }
}
