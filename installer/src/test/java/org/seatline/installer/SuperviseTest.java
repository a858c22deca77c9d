package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.installer.demo.Books;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage.Floor;
import org.seatline.protocol.ServerMessage.QueueStatus;
import org.seatline.protocol.ServerMessage.SeatStatus;
import org.seatline.protocol.SuperviseMode;
import org.seatline.softphone.media.PcmClip;

/** A team lead takes part in a call, and sees on the floor what the books say. */
@Timeout(240)
final class SuperviseTest {
  private static final String AGENT = "1001";
  private static final String LEAD = "2001";
  private static final String BILLS_KEY = "2";
  private static final String BILLS = "bills";
  private static final int VOICE_SECONDS = 60;
  private static final int MODE_MS = 4_000;

  private final PcmClip agentVoice = Voices.voice(1, VOICE_SECONDS);
  private final PcmClip callerVoice = Voices.voice(2, VOICE_SECONDS);
  private final PcmClip leadVoice = Voices.voice(3, VOICE_SECONDS / 3);

  @Test
  void leadListensAndWhispersAndTheFloorAgreesWithTheBooks(@TempDir Path folder) throws Exception {
    CallCentre centre = CallCentre.open(folder);
    Floor last;
    try (centre) {
      DeskSeat agent = DeskSeat.signIn(centre, AGENT, folder);
      DeskSeat lead = DeskSeat.signIn(centre, LEAD, folder);
      lead.seat().watchFloor(true);
      lead.speak(leadVoice);
      agent.speak(agentVoice);
      agent.seat().ready();
      CallerPhone caller = talk(centre, agent);
      abandon(centre);
      lead.awaitFloor(
          floor -> seat(floor).state() == SeatStateName.TALKING && bills(floor).abandoned() == 1,
          15_000,
          "the floor does not show the talk");
      listen(lead, agent, caller);
      whisper(lead, agent, caller);
      caller.hangUp();
      finish(agent);
      last =
          lead.awaitFloor(
              floor -> seat(floor).state() == SeatStateName.READY,
              20_000,
              "the floor does not show the end");
    }
    try (Books books = Books.open(centre.server().data())) {
      assertAgrees(last, books);
      assertThat(audited(books, "LISTEN")).isOne();
      assertThat(audited(books, "WHISPER")).isOne();
    }
  }

  private CallerPhone talk(CallCentre centre, DeskSeat agent)
      throws IOException, InterruptedException {
    CallerPhone caller =
        centre.owning(CallerPhone.choose("07105550104", centre.trunk(), BILLS_KEY));
    caller.speak(callerVoice);
    agent.await(state -> phase(state, Phase.RINGING), 20_000, "nothing rings");
    agent.seat().answer();
    agent.await(state -> phase(state, Phase.TALKING), 20_000, "nobody talks");
    agent.hearing().awaitSound(1_000, 10_000);
    return caller;
  }

  private static boolean phase(org.seatline.app.session.SeatSnapshot state, Phase phase) {
    return state.call() != null && state.call().phase() == phase;
  }

  /** Somebody else gives up waiting. */
  private static void abandon(CallCentre centre) throws IOException, InterruptedException {
    try (CallerPhone other = CallerPhone.choose("07105550105", centre.trunk(), BILLS_KEY)) {
      other.hearing().awaitMore(1_000);
      other.hangUp();
      other.awaitEnd(10_000);
    }
  }

  private void listen(DeskSeat lead, DeskSeat agent, CallerPhone caller)
      throws IOException, InterruptedException {
    supervise(lead, SuperviseMode.LISTEN);
    lead.hearing().awaitMore(MODE_MS);
    assertThat(Voices.isHeard(agentVoice, lead.hearing())).isTrue();
    assertThat(Voices.isHeard(callerVoice, lead.hearing())).isTrue();
    assertThat(Voices.isHeard(leadVoice, agent.hearing())).isFalse();
    assertThat(Voices.isHeard(leadVoice, caller.hearing())).isFalse();
    assertThat(Voices.isHeard(callerVoice, agent.hearing())).isTrue();
    assertThat(Voices.isHeard(agentVoice, caller.hearing())).isTrue();
  }

  private void whisper(DeskSeat lead, DeskSeat agent, CallerPhone caller)
      throws IOException, InterruptedException {
    supervise(lead, SuperviseMode.WHISPER);
    agent.hearing().awaitMore(MODE_MS);
    assertThat(Voices.isHeard(leadVoice, agent.hearing())).isTrue();
    assertThat(Voices.isHeard(callerVoice, agent.hearing())).isTrue();
    assertThat(Voices.isHeard(leadVoice, caller.hearing())).isFalse();
    assertThat(Voices.isHeard(agentVoice, caller.hearing())).isTrue();
  }

  private static void supervise(DeskSeat lead, SuperviseMode mode)
      throws IOException, InterruptedException {
    lead.seat().supervise(AGENT, mode);
    lead.await(
        state ->
            state.supervision() != null
                && state.supervision().connected()
                && state.supervision().mode() == mode,
        15_000,
        "the lead does not take part");
  }

  private static void finish(DeskSeat agent) throws IOException, InterruptedException {
    var state = agent.await(now -> now.wrapUp() != null, 15_000, "no wrap-up follows");
    var person = Objects.requireNonNull(state.person());
    agent.seat().finishWrapUp(person.dispositions().getFirst().id());
    agent.await(
        now -> now.connection().waitingToSend() == 0 && now.wrapUp() == null,
        30_000,
        "not everything is delivered");
  }

  private static SeatStatus seat(Floor floor) {
    return floor.seats().stream().filter(s -> s.agentId().equals(AGENT)).findFirst().orElseThrow();
  }

  private static QueueStatus bills(Floor floor) {
    return floor.queues().stream().filter(q -> q.queueId().equals(BILLS)).findFirst().orElseThrow();
  }

  /** Every figure again, by SQL over the books. */
  private static void assertAgrees(Floor floor, Books books) throws IOException {
    for (QueueStatus queue : floor.queues()) {
      String here = "select count(*) from call_segments where queue_id = '" + queue.queueId() + "'";
      long within = queue.thresholdSeconds() * 1_000L;
      assertThat(queue.waiting()).isZero();
      assertThat(queue.offered()).isEqualTo(books.number(here));
      assertThat(queue.answered()).isEqualTo(books.number(here + " and answered_ms is not null"));
      assertThat(queue.answeredWithin())
          .isEqualTo(books.number(here + " and answered_ms - queued_ms <= " + within));
      assertThat(queue.abandoned())
          .isEqualTo(books.number(here + " and outcome = 'abandoned' and answered_ms is null"));
      assertThat(queue.drills()).isZero();
    }
    assertThat(bills(floor).answered()).isOne();
    assertThat(bills(floor).abandoned()).isOne();
    assertThat(seat(floor).callsToday())
        .isEqualTo(
            books.number(
                "select count(*) from call_segments where answered_ms is not null and agent_id = '"
                    + AGENT
                    + "'"));
  }

  private static long audited(Books books, String mode) throws IOException {
    return books.number(
        "select count(*) from audit where agent_id = '"
            + LEAD
            + "' and action = 'supervise' and subject = '"
            + AGENT
            + "' and detail = '"
            + mode
            + "'");
  }
}
