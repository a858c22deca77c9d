package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.WavFile;

/** The server process gets SIGKILL in mid-call and comes back: nobody notices, nothing is lost. */
@Timeout(240)
final class ServerKilledTest {
  private static final String NUMBER = "07105550104";
  private static final String BILLS = "2";
  private static final int AGENT_CHANNEL = 0;
  private static final int CALLER_CHANNEL = 1;
  private static final int TALK_MAX_SECONDS = 90;

  /** A silence that a person on the line would wonder about. */
  private static final int SILENCE_MAX_MS = 400;

  private final PcmClip agentVoice = Voices.voice(1, TALK_MAX_SECONDS);
  private final PcmClip callerVoice = Voices.voice(2, TALK_MAX_SECONDS);

  private static ChildProcess seat(CallCentre centre, String... further) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--wrap-up-ms", "200", "--pace-ms", "50"));
    arguments.addAll(List.of(further));
    return centre.startSeat("1001", arguments.toArray(String[]::new));
  }

  private CallerPhone talkingCaller(CallCentre centre) throws IOException, InterruptedException {
    CallerPhone caller = CallerPhone.choose(NUMBER, centre.trunk(), BILLS);
    caller.awaitMoved(caller.remote(), 20_000);
    caller.speak(callerVoice);
    caller.hearing().awaitSound(1_000, 10_000);
    return caller;
  }

  private static void awaitBackInStep(ChildProcess seat, int times) throws IOException {
    seat.awaitTimes(line -> line.startsWith("seat notice S302"), times, 30_000);
  }

  @Test
  void talksGoOnOrEndWhileItIsGoneAndBothBooksAgree(@TempDir Path folder) throws Exception {
    CallCentre centre = CallCentre.open(folder);
    try (centre) {
      String voice = Voices.file(folder.resolve("a.wav"), 1, TALK_MAX_SECONDS).toString();
      ChildProcess seat = seat(centre, "--speak", voice, "--talk-seconds", "" + TALK_MAX_SECONDS);
      CallCentre.awaitReady(seat);
      audioGoesOn(centre, seat);
      callerHangsUpWhileTheServerIsGone(centre, seat); // the seat is ready with no one's help
      try (CallerPhone next = talkingCaller(centre)) { // and again
        next.hangUp();
        CallCentre.awaitDelivered(seat);
      }
    }
    try (Books books = Books.open(centre.server().data())) {
      assertThat(books.calls()).hasSize(3);
      assertServedOnce(books, books.calls().getFirst());
      assertEndedByTheCaller(books, books.calls().get(1));
    }
  }

  private void audioGoesOn(CallCentre centre, ChildProcess seat) throws Exception {
    try (CallerPhone caller = talkingCaller(centre)) {
      int talkFrom = caller.hearing().ms() - 1_000;
      caller.hearing().awaitMore(2_000);

      centre.server().kill();
      int goneFrom = caller.hearing().ms();
      caller.hearing().awaitMore(7_000); // longer than a seat bears silence
      int goneTo = caller.hearing().ms();
      centre.restartServer();
      awaitBackInStep(seat, 1);
      caller.hearing().awaitMore(3_000);
      int talkTo = caller.hearing().ms();

      assertThat(caller.over()).isFalse();
      System.out.printf(
          "server killed: longest silence at the caller %d ms while it was gone, %d ms in all%n",
          caller.hearing().longestSilenceMs(goneFrom, goneTo),
          caller.hearing().longestSilenceMs(talkFrom, talkTo));
      assertThat(caller.hearing().longestSilenceMs(talkFrom, talkTo)).isLessThan(SILENCE_MAX_MS);
      int spokenMs = talkTo - talkFrom - 1_000;
      assertThat(Voices.likeness(agentVoice, spokenMs, caller.hearing().from(talkFrom - 2_000)))
          .isGreaterThan(Voices.HEARD);
      caller.hangUp();
      CallCentre.awaitDelivered(seat);
    }
  }

  private void callerHangsUpWhileTheServerIsGone(CallCentre centre, ChildProcess seat)
      throws Exception {
    try (CallerPhone caller = talkingCaller(centre)) {
      caller.hearing().awaitMore(3_000);
      centre.server().kill();
      seat.awaitTimes(line -> line.startsWith("seat notice S301"), 2, 10_000);
      caller.hangUp();
      seat.await(line -> line.startsWith("seat notice S205"), 10_000);
    } // the caller's phone is gone too: nothing answers the server's question after the restart
    centre.restartServer();
    awaitBackInStep(seat, 2);
    CallCentre.awaitDelivered(seat);
  }

  private void assertServedOnce(Books books, Books.CallEntry call) throws IOException {
    String mine = " where call_id = '" + call.callId() + "'";
    assertThat(call.agentId()).isEqualTo("1001");
    assertThat(books.number("select count(*) from call_segments" + mine)).isOne();
    assertThat(books.number("select count(answered_ms) from call_segments" + mine)).isOne();
    assertThat(books.number("select count(closed_ms) from calls" + mine)).isOne();
    assertThat(books.number("select talk_ms from call_segments" + mine)).isGreaterThan(12_000);
    assertThat(call.tickets()).isOne();
    assertThat(call.wrapUps()).isOne();
    WavFile recording = WavFile.read(Objects.requireNonNull(call.recording(), "no recording"));
    assertThat(recording.channels()).isEqualTo(2);
    PcmClip agent = recording.channel(AGENT_CHANNEL).at(Hearing.RATE);
    PcmClip caller = recording.channel(CALLER_CHANNEL).at(Hearing.RATE);
    int spokenMs = (int) agent.durationMs() - 3_000;
    assertThat(Voices.likeness(agentVoice, spokenMs, agent)).isGreaterThan(Voices.HEARD);
    assertThat(Voices.likeness(callerVoice, spokenMs, caller)).isGreaterThan(Voices.HEARD);
    int silence = Hearing.longestSilenceMs(caller, 3_000, spokenMs);
    System.out.println("server killed: longest silence at the seat " + silence + " ms");
    assertThat(silence).isLessThan(SILENCE_MAX_MS);
  }

  private static void assertEndedByTheCaller(Books books, Books.CallEntry call) throws IOException {
    assertThat(call.agentId()).isEqualTo("1001");
    assertThat(call.tickets()).isOne();
    assertThat(call.wrapUps()).isOne();
    assertThat(call.recording()).isNotNull();
    String ended =
        " where call_id = '"
            + call.callId()
            + "' and ended_by = 'caller'"
            + " and outcome = 'answered' and closed_ms is not null";
    assertThat(books.number("select count(*) from calls" + ended)).isOne();
    assertThat(books.number("select count(*) from call_segments" + ended)).isOne();
  }

  @Test
  void waitingCallersKeepTheirPlace(@TempDir Path folder) throws Exception {
    CallCentre centre = CallCentre.open(folder);
    List<CallerPhone> callers = new ArrayList<>();
    long killedMs;
    try (centre) {
      for (int i = 1; i <= 3; i++) {
        CallerPhone caller = CallerPhone.choose(NUMBER + i, centre.trunk(), BILLS);
        callers.add(centre.owning(caller));
        caller.hearing().awaitMore(500);
      }
      List<String> before = callers.stream().map(CallerPhone::remote).toList();
      centre.server().kill();
      killedMs = System.currentTimeMillis();
      centre.restartServer();
      List<String> after = new ArrayList<>();
      for (int i = 0; i < callers.size(); i++) {
        CallerPhone caller = callers.get(i);
        caller.awaitMoved(before.get(i), 15_000);
        caller.hearing().awaitSound(300, 15_000); // music, or their place in the queue
        assertThat(caller.over()).isFalse();
        after.add(caller.remote());
      }
      ChildProcess seat = seat(centre, "--talk-seconds", "2");
      for (int i = 0; i < callers.size(); i++) {
        callers.get(i).awaitMoved(after.get(i), 60_000);
        callers.get(i).awaitEnd(30_000);
      }
      CallCentre.awaitDelivered(seat);
    }
    try (Books books = Books.open(centre.server().data())) {
      assertServedInOrder(books, killedMs);
    }
  }

  private static void assertServedInOrder(Books books, long killedMs) throws IOException {
    assertThat(books.calls()).hasSize(3);
    assertThat(books.calls().stream().map(Books.CallEntry::callerNumber))
        .allMatch(number -> number.length() > NUMBER.length())
        .extracting(number -> number.charAt(number.length() - 1))
        .containsExactly('1', '2', '3');
    assertThat(books.calls()).allMatch(call -> call.tickets() == 1 && call.recording() != null);
    assertThat(books.number("select count(*) from call_segments")).isEqualTo(3);
    assertThat(
            books.number(
                "select count(*) from call_segments where outcome = 'answered'"
                    + " and queued_ms < "
                    + killedMs
                    + " and answered_ms > "
                    + killedMs
                    + " and wait_ms = answered_ms - queued_ms"))
        .isEqualTo(3);
    assertThat(
            books.number(
                "select count(*) from call_segments a join call_segments b"
                    + " on a.queued_ms < b.queued_ms and a.answered_ms < b.answered_ms"))
        .isEqualTo(3);
  }
}
