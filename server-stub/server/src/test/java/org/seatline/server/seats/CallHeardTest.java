package org.seatline.server.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.QualityLevel;
import org.seatline.protocol.RecentCalls;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatQuality;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.ServerMessage.Floor;
import org.seatline.protocol.Wire;
import org.seatline.server.TestSeat;
import org.seatline.server.WithServer;
import org.seatline.server.acd.Event;
import org.seatline.softphone.testbench.Await;

/** How calls sound: what seats say of it, and what leads see. */
final class CallHeardTest extends WithServer {
  private static final CallQuality.Way GOOD = new CallQuality.Way(4.31, 4.1, 0.22, 3.4);
  private static final SeatQuality POOR =
      new SeatQuality(QualityLevel.GOOD, QualityLevel.POOR, "bad-there");

  private void talk(TestSeat agent, String callId) {
    core.submit(new Event.CallArrived(core.nowMs(), callId, "+8613800005678", Map.of())).join();
    core.submit(new Event.CallQueued(core.nowMs(), callId, "fault", 0, "1", null)).join();
    String offer = agent.next(ServerMessage.Offer.class).offerId();
    core.submit(new Event.OfferAnswered(core.nowMs(), offer, callId, "1001")).join();
    agent.state(SeatStateName.TALKING);
  }

  private static ServerMessage.SeatStatus seat(Floor floor) {
    return floor.seats().stream().filter(s -> s.agentId().equals("1001")).findFirst().orElseThrow();
  }

  @Test
  void leadSeesHowTheCallSoundsAsLongAsItLasts() throws Exception {
    try (TestSeat agent = server.seat("1001").up(SeatStateName.READY);
        TestSeat lead = server.seat("2001").up(SeatStateName.NOT_READY)) {
      lead.say(new SeatMessage.WatchFloor(true));
      talk(agent, "call-1");
      agent.say(new SeatMessage.CallHeard("call-1", POOR));
      Floor told = lead.next(Floor.class, f -> POOR.equals(seat(f).quality()));
      assertThat(seat(told).state()).isEqualTo(SeatStateName.TALKING);
      String endless = "x".repeat(SeatQuality.TROUBLE_MAX_CHARS + 1);
      agent.say(
          new SeatMessage.CallHeard("call-1", new SeatQuality(QualityLevel.BAD, null, endless)));
      SeatQuality cut = new SeatQuality(QualityLevel.BAD, null, null);
      lead.next(Floor.class, f -> cut.equals(seat(f).quality()));
      agent.say(new SeatMessage.CallHeard("another", POOR));
      lead.next(Floor.class, f -> seat(f).quality() == null);
      agent.say(new SeatMessage.CallHeard("call-1", POOR));
      lead.next(Floor.class, f -> POOR.equals(seat(f).quality()));
      core.submit(new Event.CallerGone(core.nowMs(), "call-1")).join();
      Floor over = lead.next(Floor.class, f -> seat(f).state() == SeatStateName.WRAP_UP);
      assertThat(seat(over).quality()).isNull();
    }
  }

  private static MutationResults post(TestSeat seat, long number, CallQuality quality)
      throws IOException {
    var measured = new Mutation.CallMeasured("call-1", "1001", quality);
    var batch = new MutationBatch("store", List.of(new Numbered(number, "1001", measured)));
    return decoded(seat.post(Protocol.MUTATIONS, batch).body());
  }

  private static MutationResults decoded(String body) throws IOException {
    try {
      return Wire.decode(body, MutationResults.class);
    } catch (MalformedMessageException e) {
      throw new IOException(e);
    }
  }

  @Test
  void keepsHowACallSoundedBesideIt() throws Exception {
    CallQuality first = new CallQuality(GOOD, null, "PCMA", false, null);
    CallQuality second =
        new CallQuality(GOOD, new CallQuality.Way(3.4, 2.2, 7.5, 41), "OPUS", true, "bad-there");
    try (TestSeat agent = server.seat("1001").up(SeatStateName.READY)) {
      talk(agent, "call-1");
      post(agent, 1, first);
      assertThat(post(agent, 2, second).results().getFirst().outcome()).isEqualTo(Outcome.APPLIED);
      assertThat(post(agent, 2, second).results().getFirst().outcome())
          .isEqualTo(Outcome.DUPLICATE);
      core.submit(new Event.CallerGone(core.nowMs(), "call-1")).join();
    }
    try (TestSeat lead = server.seat("2001")) {
      lead.signIn();
      Await.until(
          "the lead sees how it sounded",
          Duration.ofSeconds(10),
          () -> recent(lead).stream().anyMatch(line -> second.equals(line.quality())));
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
  void refusesFiguresThatCannotBe() throws Exception {
    try (TestSeat agent = server.seat("1001")) {
      agent.signIn();
      CallQuality.Way six = new CallQuality.Way(6, 4, 0, 0);
      CallQuality.Way negative = new CallQuality.Way(4, 4, -1, 0);
      assertThat(code(post(agent, 1, new CallQuality(six, null, "PCMA", false, null))))
          .isEqualTo("bad-value");
      assertThat(code(post(agent, 2, new CallQuality(null, negative, "PCMA", false, null))))
          .isEqualTo("bad-value");
      assertThat(code(post(agent, 3, new CallQuality(GOOD, null, "P".repeat(41), false, null))))
          .isEqualTo("too-large");
    }
  }

  private static String code(MutationResults results) {
    return String.valueOf(results.results().getFirst().code());
  }
}
