package org.seatline.server.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;
import org.seatline.server.WithServer;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;

final class SeatChannelTest extends WithServer {

  @Test
  void takesACallFromTheOfferToTheNextReady() throws Exception {
    try (TestSeat seat = server.seat("1001").up(SeatStateName.READY)) {
      call("call-1", Map.of("vip", "yes"));
      ServerMessage.Offer offer = seat.next(ServerMessage.Offer.class);
      assertThat(offer.callId()).isEqualTo("call-1");
      assertThat(offer.callerNumber()).isEqualTo("+8613800005678");
      assertThat(offer.menuPath()).containsExactly("1");
      assertThat(offer.attached()).containsEntry("vip", "yes");
      assertThat(offer.ringMs()).isEqualTo(15_000);
      assertThat(offer.drill()).isNull();
      assertThat(seat.state(SeatStateName.RESERVED).remainingMs()).isPositive();

      submit(new Event.OfferAnswered(core.nowMs(), offer.offerId(), "call-1", "1001"));
      assertThat(seat.next(ServerMessage.CallConnected.class).offerId()).isEqualTo(offer.offerId());
      assertThat(seat.state(SeatStateName.TALKING).callId()).isEqualTo("call-1");

      submit(new Event.CallEnded(core.nowMs(), "call-1", EndedBy.CALLER, null));
      assertThat(seat.next(ServerMessage.CallEnded.class).by()).isEqualTo("caller");
      assertThat(seat.state(SeatStateName.WRAP_UP).remainingMs()).isPositive();

      seat.say(new SeatMessage.WrapUpDone("call-1", "solved"));
      seat.state(SeatStateName.READY);
    }
  }

  @Test
  void saysThatACallIsADrill() throws Exception {
    try (TestSeat seat = server.seat("1001").up(SeatStateName.READY)) {
      call("call-2", Map.of("drill", "angry"));
      assertThat(seat.next(ServerMessage.Offer.class).drill())
          .isEqualTo(new LocalizedText("Angry caller", "生气的客户"));
    }
  }

  @Test
  void withdrawsAnOfferThatTheAgentRefusesAndOffersItElsewhere() throws Exception {
    try (TestSeat first = server.seat("1001").up(SeatStateName.READY);
        TestSeat second = server.seat("1002").up(SeatStateName.READY)) {
      call("call-3", Map.of());
      ServerMessage.Offer offer = first.next(ServerMessage.Offer.class);
      first.say(new SeatMessage.OfferRefused(offer.offerId()));
      assertThat(first.next(ServerMessage.OfferWithdrawn.class))
          .isEqualTo(new ServerMessage.OfferWithdrawn(offer.offerId(), "refused"));
      assertThat(second.next(ServerMessage.Offer.class).callId()).isEqualTo("call-3");
    }
  }

  @Test
  void goesNotReadyAfterTheCallWhenAskedDuringIt() throws Exception {
    try (TestSeat seat = server.seat("1001").up(SeatStateName.READY)) {
      call("call-4", Map.of());
      String offer = seat.next(ServerMessage.Offer.class).offerId();
      submit(new Event.OfferAnswered(core.nowMs(), offer, "call-4", "1001"));
      seat.state(SeatStateName.TALKING);
      seat.say(new SeatMessage.NotReady("break"));
      assertThat(seat.state(SeatStateName.TALKING).nextNotReady()).isEqualTo("break");
      seat.say(new SeatMessage.CallEndedAtSeat("call-4", core.nowMs(), "agent"));
      seat.state(SeatStateName.WRAP_UP);
      seat.say(new SeatMessage.WrapUpDone("call-4", "solved"));
      assertThat(seat.state(SeatStateName.NOT_READY).reason()).isEqualTo("break");
    }
  }

  @Test
  void isNotOfferedCallsOnceItsConnectionBroke() throws Exception {
    try (TestSeat first = server.seat("1001").up(SeatStateName.READY);
        TestSeat second = server.seat("1002").up(SeatStateName.READY)) {
      first.cut();
      awaitLeaseLost("1001");
      call("call-5", Map.of());
      assertThat(second.next(ServerMessage.Offer.class).callId()).isEqualTo("call-5");
      first.connect().hello(SeatStateName.READY, null);
      call("call-6", Map.of());
      assertThat(first.next(ServerMessage.Offer.class).callId()).isEqualTo("call-6");
    }
  }

  @Test
  void takesItsCallUpAgainAfterARestartOfTheServer() throws Exception {
    try (TestSeat seat = server.seat("1001").up(SeatStateName.READY)) {
      call("call-7", Map.of());
      String offer = seat.next(ServerMessage.Offer.class).offerId();
      submit(new Event.OfferAnswered(core.nowMs(), offer, "call-7", "1001"));
      seat.state(SeatStateName.TALKING);
      server.close();
      server = TestServer.start(data);
      core = server.core();
      assertThat(server.recovered()).isEqualTo(1);
      seat.now(server).connect().hello(SeatStateName.TALKING, "call-7");
      submit(new Event.CallEnded(core.nowMs(), "call-7", EndedBy.CALLER, null));
      seat.state(SeatStateName.WRAP_UP);
    }
  }

  @Test
  void answersHeartbeatsAndShowsTheQueuesAtAGlance() throws Exception {
    try (TestSeat seat = server.seat("1001").up(SeatStateName.NOT_READY)) {
      seat.say(new SeatMessage.Heartbeat(7));
      assertThat(seat.next(ServerMessage.HeartbeatAck.class).number()).isEqualTo(7);
      call("call-8", Map.of());
      ServerMessage.QueueGlance glance =
          seat.next(
              ServerMessage.QueueGlance.class,
              g -> g.queues().stream().anyMatch(q -> q.waiting() == 1));
      assertThat(glance.queues().stream().map(ServerMessage.QueueLine::queueId))
          .containsExactly("fault", "bills");
    }
  }

  @Test
  void endsAChannelThatBreaksTheProtocol() throws Exception {
    List<String> bad =
        List.of("{\"type\":\"nobody\"}", "{\"type\":\"ready\"}", "x".repeat(300_000));
    for (String text : bad) {
      try (TestSeat seat = server.seat("1001")) {
        seat.signIn();
        seat.connect().sayRaw(text);
        seat.closed().get(10, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void refusesAnActionThatDoesNotFitTheState() throws Exception {
    try (TestSeat seat = server.seat("1001").up(SeatStateName.READY)) {
      seat.say(new SeatMessage.WrapUpExtend("call-9"));
      assertThat(seat.next(ServerMessage.Refused.class).about()).isEqualTo("wrap-up-extend");
    }
  }

  private void call(String callId, Map<String, String> attached) {
    submit(new Event.CallArrived(core.nowMs(), callId, "+8613800005678", attached));
    submit(new Event.CallQueued(core.nowMs(), callId, "fault", 0, "1", null));
  }

  private void submit(Event event) {
    core.submit(event).join();
  }

  private void awaitLeaseLost(String agentId) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    boolean leased = true;
    while (leased && System.nanoTime() < end) {
      leased = core.ask(view -> view.seat(agentId)).join().leased();
      Thread.onSpinWait();
    }
    assertThat(leased).isFalse();
  }
}
