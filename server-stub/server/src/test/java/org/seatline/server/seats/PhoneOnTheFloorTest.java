package org.seatline.server.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SuperviseMode;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.SeatActivity;
import org.seatline.server.journal.AcdRunner;

/** A seat that is a plain phone, as leads see it and what they can do with it. */
final class PhoneOnTheFloorTest {
  private static final String AGENT = "1002";

  @TempDir Path data;
  private TestServer server;
  private AcdRunner core;

  @BeforeEach
  void start() {
    server = TestServer.start(data);
    core = server.core();
    long nowMs = core.nowMs();
    var _ =
        core.submit(
                new Event.PhoneRegistered(
                    nowMs, AGENT, "sip:1002@127.0.0.1:5062", SeatActivity.READY, nowMs + 60_000))
            .join();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static boolean is(ServerMessage.Floor floor, SeatStateName state) {
    return floor.seats().stream()
        .anyMatch(
            seat ->
                seat.agentId().equals(AGENT)
                    && seat.phone()
                    && seat.connected()
                    && seat.state() == state);
  }

  @Test
  void isShownAndForcedLikeAnyOther() throws Exception {
    try (TestSeat lead = server.seat("2001").up(SeatStateName.NOT_READY)) {
      lead.say(new SeatMessage.WatchFloor(true));
      lead.next(ServerMessage.Floor.class, floor -> is(floor, SeatStateName.READY));
      lead.say(new SeatMessage.ForceState(AGENT, SeatStateName.NOT_READY, "break"));
      lead.next(ServerMessage.Floor.class, floor -> is(floor, SeatStateName.NOT_READY));
      lead.say(new SeatMessage.ForceState(AGENT, SeatStateName.READY, null));
      lead.next(ServerMessage.Floor.class, floor -> is(floor, SeatStateName.READY));
    }
  }

  @Test
  void getsNoDrillAndNobodyListensIn() throws Exception {
    try (TestSeat trainer = server.seat("3001").up(SeatStateName.NOT_READY);
        TestSeat lead = server.seat("2001").up(SeatStateName.NOT_READY)) {
      trainer.say(new SeatMessage.StartDrill("angry", AGENT));
      assertThat(trainer.next(ServerMessage.Refused.class).code()).isEqualTo("plain-phone");
      talk();
      lead.say(new SeatMessage.Supervise(AGENT, SuperviseMode.LISTEN));
      assertThat(lead.next(ServerMessage.Refused.class).code()).isEqualTo("plain-phone");
    }
  }

  private void talk() {
    long nowMs = core.nowMs();
    core.submit(new Event.CallArrived(nowMs, "c1", "+8613800005678", Map.of())).join();
    core.submit(new Event.CallQueued(nowMs, "c1", "fault", 0, "1", AGENT)).join();
    CallState state = core.ask(view -> Objects.requireNonNull(view.call("c1")).state()).join();
    String offer = ((CallState.Offered) state).offers().getFirst().offerId();
    core.submit(new Event.OfferAnswered(nowMs, offer, "c1", AGENT)).join();
  }
}
