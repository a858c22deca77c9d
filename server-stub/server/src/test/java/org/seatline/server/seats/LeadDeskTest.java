package org.seatline.server.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.server.TestSeat.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.CallExplanation;
import org.seatline.protocol.CallExplanation.Step;
import org.seatline.protocol.DoorRequest;
import org.seatline.protocol.FiguresReport;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecentCalls;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.ServerMessage.QueueDoor;
import org.seatline.protocol.SuperviseMode;
import org.seatline.protocol.Wire;
import org.seatline.server.TestSeat;
import org.seatline.server.WithServer;
import org.seatline.server.acd.Event;
import org.seatline.softphone.testbench.Await;

final class LeadDeskTest extends WithServer {

  @Test
  void letsALeadListenToATalkAndChangeTheMode() throws Exception {
    try (TestSeat agent = server.seat("1001").up(SeatStateName.READY);
        TestSeat lead = server.seat("2001").up(SeatStateName.NOT_READY)) {
      lead.say(new SeatMessage.Supervise("1001", SuperviseMode.LISTEN));
      assertThat(lead.next(ServerMessage.Refused.class).code()).isEqualTo("not-talking");

      talk(agent, "1001", "call-1");
      lead.say(new SeatMessage.Supervise("1001", SuperviseMode.LISTEN));
      var granted = lead.next(ServerMessage.SuperviseGranted.class);
      var expected = agent.next(ServerMessage.SuperviseExpected.class);
      assertThat(granted.callId()).isEqualTo("call-1");
      assertThat(granted.target()).isEqualTo("sip:seat-1001@seatline.internal");
      assertThat(granted.grant()).hasSize(32).isEqualTo(expected.grant());
      assertThat(expected.leadId()).isEqualTo("2001");

      lead.say(new SeatMessage.Supervise("1001", SuperviseMode.WHISPER));
      assertThat(agent.next(ServerMessage.SuperviseExpected.class))
          .satisfies(e -> assertThat(e.mode()).isEqualTo(SuperviseMode.WHISPER))
          .satisfies(e -> assertThat(e.grant()).isEqualTo(granted.grant()));
      lead.say(new SeatMessage.SuperviseEnd("1001"));
      lead.say(new SeatMessage.Supervise("1001", SuperviseMode.LISTEN));
      assertThat(agent.next(ServerMessage.SuperviseExpected.class).grant())
          .isNotEqualTo(granted.grant());
    }
  }

  @Test
  void refusesWhatARoleMayNotDo() throws Exception {
    try (TestSeat agent = server.seat("1001").up(SeatStateName.NOT_READY)) {
      List<SeatMessage> forbidden =
          List.of(
              new SeatMessage.WatchFloor(true),
              new SeatMessage.Supervise("1002", SuperviseMode.LISTEN),
              new SeatMessage.ForceState("1002", SeatStateName.READY, null),
              new SeatMessage.TextMessage(null, "hello"),
              new SeatMessage.StartDrill("angry", "1002"),
              new SeatMessage.ForceLastCall("1002", "break"));
      for (SeatMessage message : forbidden) {
        agent.say(message);
        assertThat(agent.next(ServerMessage.Refused.class).code()).isEqualTo("not-allowed");
      }
    }
  }

  @Test
  void showsTheFloorWhenSomethingChanges() throws Exception {
    try (TestSeat agent = server.seat("1001").up(SeatStateName.READY);
        TestSeat lead = server.seat("2001").up(SeatStateName.NOT_READY)) {
      lead.say(new SeatMessage.WatchFloor(true));
      ServerMessage.Floor first = lead.next(ServerMessage.Floor.class);
      assertThat(first.queues().stream().map(ServerMessage.QueueStatus::queueId))
          .containsExactly("fault", "bills");
      assertThat(seatOf(first, "1001").state()).isEqualTo(SeatStateName.READY);
      assertThat(seatOf(first, "1001").connected()).isTrue();
      assertThat(seatOf(first, "1002").state()).isEqualTo(SeatStateName.SIGNED_OUT);
      talk(agent, "1001", "call-1");
      ServerMessage.Floor then =
          lead.next(
              ServerMessage.Floor.class, f -> seatOf(f, "1001").state() == SeatStateName.TALKING);
      assertThat(seatOf(then, "1001").callerNumber()).isEqualTo("+8613800005678");
      assertThat(seatOf(then, "1001").queueId()).isEqualTo("fault");
      assertThat(seatOf(then, "1001").callsToday()).isEqualTo(1);
      assertThat(then.queues().getFirst().answered()).isEqualTo(1);
      assertThat(then.queues().getFirst().offered()).isEqualTo(1);
    }
  }

  private static ServerMessage.SeatStatus seatOf(ServerMessage.Floor floor, String agentId) {
    return floor.seats().stream()
        .filter(s -> s.agentId().equals(agentId))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void forcesStates() throws Exception {
    try (TestSeat agent = server.seat("1001").up(SeatStateName.READY);
        TestSeat lead = server.seat("2001").up(SeatStateName.NOT_READY)) {
      lead.say(new SeatMessage.ForceState("1001", SeatStateName.NOT_READY, "meeting"));
      assertThat(agent.state(SeatStateName.NOT_READY).reason()).isEqualTo("meeting");
      lead.say(new SeatMessage.ForceState("1001", SeatStateName.READY, null));
      agent.state(SeatStateName.READY);
      lead.say(new SeatMessage.ForceState("1001", SeatStateName.TALKING, null));
      assertThat(lead.next(ServerMessage.Refused.class).code()).isEqualTo("wrong-state");
      lead.say(new SeatMessage.ForceState("1001", SeatStateName.SIGNED_OUT, null));
      assertThat(agent.next(ServerMessage.SignedOut.class).cause()).isEqualTo("forced");
      agent.closed().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void closesAQueueInAnEmergencyAndSaysWho() throws Exception {
    try (TestSeat lead = server.seat("2001").up(SeatStateName.NOT_READY)) {
      assertThat(code(lead.post(Protocol.QUEUE_DOOR, new DoorRequest("gas", true, "fire"))))
          .isEqualTo("unknown-queue");
      assertThat(code(lead.post(Protocol.QUEUE_DOOR, new DoorRequest("fault", true, " "))))
          .isEqualTo("reason-needed");
      var done = lead.post(Protocol.QUEUE_DOOR, new DoorRequest("fault", true, "fire drill"));
      assertThat(Wire.decode(done.body(), LocalizedText.class).en())
          .isEqualTo("Fault: closed to new callers: fire drill");
      lead.say(new SeatMessage.WatchFloor(true));
      QueueDoor door =
          Objects.requireNonNull(
              lead.next(ServerMessage.Floor.class, f -> f.queues().getFirst().door() != null)
                  .queues()
                  .getFirst()
                  .door());
      assertThat(door.emergency()).isTrue();
      assertThat(door.reason().en()).isEqualTo("fire drill");
      assertThat(Objects.requireNonNull(door.by()).en()).isEqualTo("Zhang Hui");
      lead.say(new SeatMessage.Ready());
      lead.state(SeatStateName.READY);
      core.submit(new Event.CallArrived(core.nowMs(), "call-1", "+8613800005678", Map.of())).join();
      core.submit(new Event.CallQueued(core.nowMs(), "call-1", "fault", 0, "1", null)).join();
      assertThat(core.ask(view -> String.valueOf(view.call("call-1"))).join()).isEqualTo("null");
      assertThat(
              server.count(
                  "select count(*) from audit where agent_id = '2001'"
                      + " and action = 'queue-emergency' and subject = 'fault'"
                      + " and detail like '%: closed to new callers: fire drill'"))
          .isEqualTo(1);
      lead.post(Protocol.QUEUE_DOOR, new DoorRequest("fault", false, ""));
      lead.next(ServerMessage.Floor.class, f -> f.queues().getFirst().door() == null);
    }
  }

  @Test
  void doesNotLetAnAgentCloseAQueue() throws Exception {
    try (TestSeat agent = server.seat("1001")) {
      agent.signIn();
      assertThat(code(agent.post(Protocol.QUEUE_DOOR, new DoorRequest("fault", true, "tired"))))
          .isEqualTo("not-allowed");
    }
  }

  @Test
  void letsALeadGiveASeatItsLastCall() throws Exception {
    try (TestSeat agent = server.seat("1001").up(SeatStateName.NOT_READY);
        TestSeat lead = server.seat("2001").up(SeatStateName.NOT_READY)) {
      lead.say(new SeatMessage.ForceLastCall("1001", "break"));
      assertThat(lead.next(ServerMessage.Refused.class).code()).isEqualTo("wrong-state");
      agent.say(new SeatMessage.Ready());
      agent.state(SeatStateName.READY);
      lead.say(new SeatMessage.ForceLastCall("1001", "break"));
      assertThat(
              agent
                  .next(ServerMessage.SeatState.class, s -> s.nextNotReady() != null)
                  .nextNotReady())
          .isEqualTo("break");
      talk(agent, "1001", "call-1");
      lead.say(new SeatMessage.ForceLastCall("1001", "meal"));
      agent.next(ServerMessage.SeatState.class, s -> "meal".equals(s.nextNotReady()));
      lead.say(new SeatMessage.WatchFloor(true));
      lead.next(ServerMessage.Floor.class, f -> "meal".equals(seatOf(f, "1001").next()));
      core.submit(new Event.CallerGone(core.nowMs(), "call-1")).join();
      agent.state(SeatStateName.WRAP_UP);
      agent.say(new SeatMessage.WrapUpDone("call-1", "solved"));
      assertThat(agent.state(SeatStateName.NOT_READY).reason()).isEqualTo("meal");
      assertThat(core.ask(view -> String.valueOf(view.seat("1001"))).join()).contains("who=2001");
    }
  }

  @Test
  void signsAnAgentOutAfterTheLastCallOfTheShift() throws Exception {
    try (TestSeat agent = server.seat("1001").up(SeatStateName.READY)) {
      talk(agent, "1001", "call-1");
      agent.say(new SeatMessage.LastCall(true, ""));
      agent.next(ServerMessage.SeatState.class, s -> "signed-out".equals(s.nextNotReady()));
      core.submit(new Event.CallerGone(core.nowMs(), "call-1")).join();
      agent.state(SeatStateName.WRAP_UP);
      agent.say(new SeatMessage.WrapUpDone("call-1", "solved"));
      assertThat(agent.next(ServerMessage.SignedOut.class).cause()).isEqualTo("last-call");
    }
  }

  @Test
  void letsAnAgentFinishTheCallAndThenTakeABreak() throws Exception {
    try (TestSeat agent = server.seat("1001").up(SeatStateName.READY)) {
      talk(agent, "1001", "call-1");
      agent.say(new SeatMessage.LastCall(false, "break"));
      agent.next(ServerMessage.SeatState.class, s -> s.state() == SeatStateName.TALKING);
      core.submit(new Event.CallerGone(core.nowMs(), "call-1")).join();
      agent.state(SeatStateName.WRAP_UP);
      agent.say(new SeatMessage.WrapUpDone("call-1", "solved"));
      assertThat(agent.state(SeatStateName.NOT_READY).reason()).isEqualTo("break");
    }
  }

  @Test
  void tellsALeadTheFiguresOfToday() throws Exception {
    try (TestSeat agent = server.seat("1001").up(SeatStateName.READY);
        TestSeat lead = server.seat("2001")) {
      lead.signIn();
      talk(agent, "1001", "call-1");
      core.submit(new Event.CallerGone(core.nowMs(), "call-1")).join();
      agent.state(SeatStateName.WRAP_UP);
      String today =
          Instant.ofEpochMilli(core.nowMs())
              .atZone(ZoneId.of("Asia/Shanghai"))
              .toLocalDate()
              .toString();
      String ask = Protocol.FIGURES + "?period=day&from=" + today;
      FiguresReport queues = lead.get(ask + "&of=queues", FiguresReport.class);
      assertThat(queues.names()).extracting(FiguresReport.Named::id).contains("fault", "bills");
      FiguresReport agents = lead.get(ask + "&of=agents", FiguresReport.class);
      assertThat(agents.names()).extracting(FiguresReport.Named::id).contains("1001");
      assertThat(agents.untilMs() - agents.fromMs()).isEqualTo(86_400_000L);
      assertThat(code(lead.send(lead.request(Protocol.FIGURES + "?from=yesterday").build())))
          .isEqualTo("bad-request");
      assertThat(code(lead.send(lead.request(ask + "&days=32").build()))).isEqualTo("bad-request");
      assertThat(code(agent.send(agent.request(ask).build()))).isEqualTo("not-allowed");
    }
  }

  @Test
  void explainsALeadWhyACallWentWhereItWent() throws Exception {
    try (TestSeat agent = server.seat("1001").up(SeatStateName.READY);
        TestSeat lead = server.seat("2001")) {
      lead.signIn();
      talk(agent, "1001", "call-1");
      CallExplanation why = lead.get(Protocol.CALLS + "/call-1", CallExplanation.class);
      assertThat(why.steps()).isSortedAccordingTo(Comparator.comparingLong(Step::atMs));
      assertThat(why.steps().getFirst().text().en()).contains("calls; the menu begins");
      assertThat(why.steps())
          .filteredOn(Step::decided)
          .extracting(step -> step.text().en())
          .anyMatch(text -> text.contains("decision: offered to seat 1001"));
      assertThat(why.steps()).allMatch(step -> !step.text().zh().equals(step.text().en()));
      assertThat(lead.get(Protocol.CALLS + "/nobody", CallExplanation.class).steps()).isEmpty();
      assertThat(code(agent.send(agent.request(Protocol.CALLS).build()))).isEqualTo("not-allowed");
      agent.cut();
    }
    try (TestSeat lead = server.seat("2001")) {
      lead.signIn();
      core.submit(new Event.CallerGone(core.nowMs(), "call-1")).join();
      Await.until(
          "the history has the call", Duration.ofSeconds(10), () -> !recent(lead).isEmpty());
      RecentCalls.Line line = recent(lead).getFirst();
      assertThat(line.callId()).isEqualTo("call-1");
      assertThat(line.callerNumber()).isEqualTo("+8613800005678");
      assertThat(Objects.requireNonNull(line.queue()).zh()).isNotEmpty();
    }
  }

  private static List<RecentCalls.Line> recent(TestSeat lead) {
    try {
      return lead.get(Protocol.CALLS, RecentCalls.class).calls();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void passesMessagesToOneOrToAll() throws Exception {
    try (TestSeat one = server.seat("1001").up(SeatStateName.NOT_READY);
        TestSeat two = server.seat("1002").up(SeatStateName.NOT_READY);
        TestSeat lead = server.seat("2001").up(SeatStateName.NOT_READY)) {
      lead.say(new SeatMessage.TextMessage("1001", "break soon"));
      assertThat(one.next(ServerMessage.TextReceived.class).text()).isEqualTo("break soon");
      lead.say(new SeatMessage.TextMessage(null, "all hands"));
      assertThat(one.next(ServerMessage.TextReceived.class).text()).isEqualTo("all hands");
      assertThat(two.next(ServerMessage.TextReceived.class).fromName().zh()).isEqualTo("张慧");
      lead.say(new SeatMessage.TextMessage("1003", "are you there"));
      assertThat(lead.next(ServerMessage.Refused.class).code()).isEqualTo("not-connected");
    }
  }

  @Test
  void startsADrillOnlyAtAReadySeat() throws Exception {
    try (TestSeat agent = server.seat("1001").up(SeatStateName.NOT_READY);
        TestSeat trainer = server.seat("3001").up(SeatStateName.NOT_READY)) {
      trainer.say(new SeatMessage.StartDrill("nobody-wrote-it", "1001"));
      assertThat(trainer.next(ServerMessage.Refused.class).code()).isEqualTo("unknown-drill");
      trainer.say(new SeatMessage.StartDrill("angry", "1001"));
      assertThat(trainer.next(ServerMessage.Refused.class).code()).isEqualTo("seat-not-ready");
      agent.say(new SeatMessage.Ready());
      agent.state(SeatStateName.READY);
      trainer.say(new SeatMessage.StartDrill("angry", "1001"));
      assertThat(trainer.next(ServerMessage.Refused.class).code()).isEqualTo("drills-unavailable");
    }
  }

  private void talk(TestSeat agent, String agentId, String callId) {
    core.submit(new Event.CallArrived(core.nowMs(), callId, "+8613800005678", Map.of())).join();
    core.submit(new Event.CallQueued(core.nowMs(), callId, "fault", 0, "1", null)).join();
    String offer = agent.next(ServerMessage.Offer.class).offerId();
    core.submit(new Event.OfferAnswered(core.nowMs(), offer, callId, agentId)).join();
    agent.state(SeatStateName.TALKING);
  }
}
