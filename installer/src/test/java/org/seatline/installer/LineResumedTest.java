package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.outage.OutageLeg;
import org.seatline.installer.outage.SecondExchange;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.PcmClip;

/** The seat's process gets SIGKILL in a call over the fall-back line, while the server is gone. */
@Timeout(240)
final class LineResumedTest {
  private static final String AGENT = "1001";
  private static final String NUMBER = "0710555061";
  private static final int VOICE_SECONDS = 60;
  private static final int HEARD_MS = 2_000;
  private static final long EVENT_MAX_MS = 60_000;

  /** Longer than an offer to take a talk up stands. */
  private static final String NEVER_MS = "600000";

  @TempDir Path folder;

  private MediaEngine engine;
  private SecondExchange second;
  private CallCentre centre;

  @BeforeEach
  void open() throws IOException {
    engine = MediaEngine.start(MediaSettings.loopback());
    second = new SecondExchange(engine, Voices.voice(9, VOICE_SECONDS));
    centre = FallbackCentre.registered(folder, "127.0.0.1:" + second.port());
  }

  @AfterEach
  void close() throws IOException {
    centre.close();
    second.close();
    engine.close();
  }

  @Test
  void theOtherSideHearsTheAgentAgainAndTheCallIsInTheBooks() throws Exception {
    PcmClip after = Voices.voice(2, VOICE_SECONDS);
    ChildProcess seat = seat(1, "200", "600000");
    OutageLeg caller = talking(seat);
    String dead = caller.remote();
    seat.kill();
    assertRecordingsAreSealed(1);
    ChildProcess again = seat(2, "200", "50");
    again.await(line -> line.startsWith("seat interrupted call=line-"), EVENT_MAX_MS);
    caller.awaitMoved(dead, EVENT_MAX_MS);
    again.await(line -> line.startsWith("seat talking call=line-"), EVENT_MAX_MS);
    int back = caller.ear().ms();
    caller.ear().awaitMore(HEARD_MS + 1_000);
    PcmClip heard = caller.ear().from(back);
    assertThat(Voices.likeness(after, HEARD_MS, heard)).isGreaterThan(Voices.HEARD);
    caller.hangUp();
    again.await(line -> line.startsWith("seat state wrap-up"), EVENT_MAX_MS);
    assertRecordingsAreSealed(2);
    centre.restartServer();
    CallCentre.awaitDelivered(again);
    try (Books books = centre.closeAndOpenBooks()) {
      assertOneCallWithAllOfIt(books);
      assertThat(books.number("select count(*) from calls where ended_by = 'caller-bye'")).isOne();
      assertThat(books.number("select count(*) from recordings where complete"))
          .as("the recording of each process")
          .isEqualTo(2);
    }
  }

  @Test
  void nobodyIsKeptHangingAndNothingIsLostWhenNobodyTakesItUp() throws Exception {
    ChildProcess seat = seat(1, "200", "600000");
    OutageLeg caller = talking(seat);
    seat.kill();
    ChildProcess again = seat(2, NEVER_MS, "50");
    again.await(line -> line.startsWith("seat interrupted call=line-"), EVENT_MAX_MS);
    caller.awaitEnd(EVENT_MAX_MS);
    again.await(line -> line.startsWith("seat state wrap-up"), EVENT_MAX_MS);
    centre.restartServer();
    CallCentre.awaitDelivered(again);
    try (Books books = centre.closeAndOpenBooks()) {
      assertOneCallWithAllOfIt(books);
      assertThat(books.number("select count(*) from calls where ended_by = 'seat-gone'")).isOne();
      assertThat(books.number("select count(*) from recordings where complete")).isOne();
    }
  }

  private static void assertOneCallWithAllOfIt(Books books) throws IOException {
    assertThat(books.number("select count(*) from calls")).isOne();
    assertThat(
            books.number("select count(*) from calls where line = 'in' and line_agent_id = '1001'"))
        .isOne();
    assertThat(books.calls().getFirst().tickets()).isOne();
    assertThat(books.calls().getFirst().wrapUps()).isOne();
    assertThat(books.number("select count(distinct call_id) from recordings")).isOne();
  }

  /** What lies at the seat is no sound file, and not the caller's voice. */
  private void assertRecordingsAreSealed(int count) throws IOException {
    Path recordings = folder.resolve("seat-" + AGENT).resolve("recordings");
    try (Stream<Path> files = Files.list(recordings)) {
      assertThat(files.toList())
          .hasSize(count)
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .contains("keyId")
                      .doesNotContain("RIFF"));
    }
  }

  /** A caller of the second exchange who talks to the agent, without a server. */
  private OutageLeg talking(ChildProcess seat) throws IOException, InterruptedException {
    CallCentre.awaitReady(seat);
    String contact = second.awaitRegistered(EVENT_MAX_MS);
    centre.server().kill();
    seat.await(line -> line.contains("seat.alone"), EVENT_MAX_MS);
    OutageLeg caller = second.call(contact, NUMBER);
    seat.await(line -> line.startsWith("seat talking call=line-"), EVENT_MAX_MS);
    caller.ear().awaitMore(HEARD_MS);
    assertThat(caller.over()).isFalse();
    return caller;
  }

  private ChildProcess seat(int voice, String answerAfterMs, String paceMs) throws IOException {
    return centre.startSpeakingSeat(
        AGENT, voice, VOICE_SECONDS, "--answer-after-ms", answerAfterMs, "--pace-ms", paceMs);
  }
}
