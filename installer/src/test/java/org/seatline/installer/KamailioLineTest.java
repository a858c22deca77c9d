package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.outage.SecondExchange;
import org.seatline.installer.outage.SteadyVoice;
import org.seatline.protocol.SeatStateName;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.testbench.Await;
import org.seatline.softphone.testbench.Baresip;
import org.seatline.softphone.testbench.Kamailio;

/** Kamailio is the second registrar, a baresip the telephone behind it; the server is gone. */
@Timeout(240)
final class KamailioLineTest {
  private static final String AGENT = "1001";
  private static final String TELEPHONE = "13900000021";
  private static final int HEARD_MS = 2_000;

  /** The pace of an agent who has not written the ticket when the seat is killed. */
  private static final String UNHURRIED_MS = "600000";

  /** Some seconds of two channels. */
  private static final long RECORDED_BYTES = 200_000;

  private static final long EVENT_MAX_MS = 60_000;
  private static final Duration EVENT_MAX = Duration.ofMillis(EVENT_MAX_MS);

  @TempDir Path folder;

  private final PcmClip voice = SteadyVoice.of(11, 120);
  private Kamailio exchange;
  private Baresip telephone;
  private CallCentre centre;

  @BeforeEach
  void open() throws IOException {
    exchange =
        Kamailio.start(folder.resolve("kamailio"), SecondExchange.REALM, SecondExchange.PASSWORD);
    Path microphone = folder.resolve("microphone.wav");
    voice.save(microphone);
    telephone =
        Baresip.register(
            folder.resolve("baresip"),
            TELEPHONE,
            SecondExchange.PASSWORD,
            exchange.address(),
            microphone);
    telephone.awaitEvent("REGISTER_OK", EVENT_MAX);
    centre = FallbackCentre.registered(folder, exchange.address());
  }

  @AfterEach
  void close() throws IOException {
    centre.close();
    telephone.close();
    exchange.close();
  }

  @Test
  void callsOutAndIsCalled() throws Exception {
    DeskSeat desk = DeskSeat.signIn(centre, AGENT, folder);
    desk.seat().ready();
    desk.await(s -> s.state().name() == SeatStateName.READY, EVENT_MAX_MS, "not ready");
    desk.await(s -> s.connection().copy().complete(), EVENT_MAX_MS, "the copy is not complete");
    centre.server().kill();
    desk.await(s -> !s.connection().online(), EVENT_MAX_MS, "not alone");

    desk.seat().dial("+86 139 0000 0021");
    telephone.awaitEvent("CALL_INCOMING", EVENT_MAX);
    telephone.command("accept", "");
    desk.await(now -> DeskSeat.is(now, Phase.TALKING), EVENT_MAX_MS, "nobody answers");
    assertIsHeard(desk);
    hold(desk, true);
    hold(desk, false);
    desk.seat().hangUp();
    telephone.awaitEvent("CALL_CLOSED", EVENT_MAX);
    desk.finishWrapUp(EVENT_MAX_MS);

    desk.await(s -> s.state().name() == SeatStateName.READY, EVENT_MAX_MS, "not ready");
    telephone.dial("sip:" + SecondExchange.USER + "@" + exchange.address());
    SeatSnapshot.CallView rings = desk.awaitRinging(EVENT_MAX_MS);
    assertThat(rings.number()).contains(TELEPHONE);
    assertThat(Objects.requireNonNull(rings.line()).outgoing()).isFalse();
    desk.answer(EVENT_MAX_MS);
    assertIsHeard(desk);
    telephone.hangUp();
    desk.finishWrapUp(EVENT_MAX_MS);

    centre.restartServer();
    desk.await(s -> s.connection().online(), EVENT_MAX_MS, "the seat does not come back");
    desk.awaitDelivered(EVENT_MAX_MS);
    try (Books books = centre.closeAndOpenBooks()) {
      for (String way : new String[] {"in", "out"}) {
        assertThat(
                books.number(
                    "select count(*) from calls where outcome = 'answered' and line = '"
                        + way
                        + "'"))
            .as(way)
            .isOne();
      }
      assertThat(books.number("select count(*) from wrap_ups")).isEqualTo(2);
      assertThat(books.number("select count(*) from recordings where complete")).isEqualTo(2);
    }
  }

  private void assertIsHeard(DeskSeat desk) throws IOException, InterruptedException {
    desk.hearing().awaitMore(HEARD_MS);
    assertThat(Voices.isHeard(voice, desk.hearing())).isTrue();
  }

  private static void hold(DeskSeat desk, boolean on) throws IOException, InterruptedException {
    desk.seat().hold(on);
    desk.await(
        s -> s.call() != null && s.call().held() == on, EVENT_MAX_MS, "hold is not " + on + " yet");
  }

  @Test
  void aCallInWhichTheSeatDiedIsResumedThroughTheProxy() throws Exception {
    ChildProcess seat = robot(UNHURRIED_MS);
    CallCentre.awaitReady(seat);
    centre.server().kill();
    seat.await(line -> line.contains("seat.alone"), EVENT_MAX_MS);
    telephone.dial("sip:" + SecondExchange.USER + "@" + exchange.address());
    seat.await(line -> line.startsWith("seat talking call=line-"), EVENT_MAX_MS);
    telephone.awaitEvent("CALL_ESTABLISHED", EVENT_MAX);
    Await.until("something is recorded", EVENT_MAX, () -> recordedBytes() > RECORDED_BYTES);
    seat.kill();
    ChildProcess again = robot("50");
    again.await(line -> line.startsWith("seat interrupted call=line-"), EVENT_MAX_MS);
    again.await(line -> line.startsWith("seat talking call=line-"), EVENT_MAX_MS);
    assertThat(telephone.count("CALL_CLOSED")).isZero();
    telephone.hangUp();
    again.await(line -> line.startsWith("seat state wrap-up"), EVENT_MAX_MS);
    centre.restartServer();
    CallCentre.awaitDelivered(again);
    try (Books books = centre.closeAndOpenBooks()) {
      assertThat(books.number("select count(*) from calls where ended_by = 'caller-bye'")).isOne();
      assertThat(books.number("select count(*) from tickets where call_id like 'line-%'")).isOne();
      assertThat(books.number("select count(distinct call_id) from recordings where complete"))
          .isOne();
    }
  }

  private long recordedBytes() {
    try (Stream<Path> files = Files.list(folder.resolve("seat-" + AGENT).resolve("recordings"))) {
      return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
    } catch (IOException e) {
      return 0; // the folder is not there yet
    }
  }

  private ChildProcess robot(String paceMs) throws IOException {
    return centre.startSeat(
        AGENT,
        "--talk-seconds",
        "60",
        "--answer-after-ms",
        "200",
        "--wrap-up-ms",
        "200",
        "--pace-ms",
        paceMs);
  }
}
