package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.installer.demo.Books;
import org.seatline.installer.outage.OutageLeg;
import org.seatline.installer.outage.SecondExchange;
import org.seatline.installer.outage.SteadyVoice;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.SeatStateName;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.testbench.Baresip;
import org.seatline.softphone.testbench.Peers;

/** Calls over the fall-back line, with the seat of the product and peers of all kinds. */
@Timeout(240)
final class FallbackLineTest {
  private static final String AGENT = "1001";
  private static final String CALLED = "13900000021";
  private static final String KNOWN = "19000000002";

  @TempDir Path folder;

  private final PcmClip voice = SteadyVoice.of(11, 60);

  private DeskSeat aloneAndReady(CallCentre centre) throws IOException, InterruptedException {
    DeskSeat desk = DeskSeat.signIn(centre, AGENT, folder);
    desk.seat().ready();
    desk.await(s -> s.state().name() == SeatStateName.READY, 20_000, "not ready");
    desk.await(s -> s.connection().copy().complete(), 60_000, "the copy is not complete");
    desk.speak(voice);
    centre.server().kill();
    desk.await(s -> !s.connection().online(), 20_000, "not alone");
    return desk;
  }

  @Test
  void ringsForACallerOfTheSecondExchangeAndBringsItToTheHistory() throws Exception {
    try (MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
        SecondExchange second = new SecondExchange(engine, voice);
        CallCentre centre = FallbackCentre.registered(folder, "127.0.0.1:" + second.port())) {
      DeskSeat desk = aloneAndReady(centre);
      String contact = second.awaitRegistered(20_000);
      OutageLeg caller = second.call(contact, KNOWN);
      SeatSnapshot.CallView rings = desk.awaitRinging(20_000);
      assertThat(Objects.requireNonNull(rings.line()).outgoing()).isFalse();
      assertThat(desk.seat().desk().customersByNumber(rings.number()).join())
          .extracting(CustomerRecord::id)
          .isNotEmpty();
      desk.answer(20_000);
      caller.ear().awaitMore(2_000);
      hold(desk, caller, true);
      hold(desk, caller, false);
      OutageLeg busy = second.call(contact, KNOWN);
      busy.awaitEnd(20_000);
      caller.hangUp();
      desk.finishWrapUp(20_000);
      centre.restartServer();
      desk.await(s -> s.connection().online(), 60_000, "the seat does not come back");
      desk.awaitDelivered(60_000);
      desk.await(s -> s.state().name() == SeatStateName.READY, 20_000, "not ready again");
      try (Books books = centre.closeAndOpenBooks()) {
        assertThat(
                books.number(
                    "select count(*) from calls where line = 'in' and outcome = 'answered'"))
            .isOne();
        assertThat(books.number("select count(*) from wrap_ups")).isOne();
        assertThat(books.calls().getFirst().recording()).isNotNull();
      }
    }
  }

  private static void hold(DeskSeat desk, OutageLeg caller, boolean on)
      throws IOException, InterruptedException {
    desk.seat().hold(on);
    desk.await(
        s -> s.call() != null && s.call().held() == on, 20_000, "hold is not " + on + " yet");
    assertThat(caller.over()).isFalse();
  }

  @Test
  void callsABaresipBehindATrunkWithoutRegistration() throws Exception {
    Peers.require("baresip");
    Path microphone = folder.resolve("microphone.wav");
    voice.save(microphone);
    try (Baresip called =
        Baresip.start(folder.resolve("baresip"), CALLED, microphone, ";answermode=auto")) {
      String host = called.address(CALLED).replaceFirst("^.*@", "");
      try (CallCentre centre = FallbackCentre.behindTrunk(folder, host)) {
        DeskSeat desk = aloneAndReady(centre);
        desk.seat().dial("+86 139 0000 0021");
        desk.await(now -> DeskSeat.is(now, Phase.TALKING), 20_000, "nobody answers");
        desk.hearing().awaitSound(1_000, 20_000);
        desk.hearing().awaitMore(2_000);
        assertThat(Voices.isHeard(voice, desk.hearing())).isTrue();
        desk.seat().hangUp();
        desk.await(s -> s.wrapUp() != null, 20_000, "no wrap-up");
      }
    }
  }
}
