package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.Company;
import org.seatline.app.session.Company.Ear;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;
import org.seatline.protocol.Handover;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.TransferTarget;
import org.seatline.softphone.media.PcmClip;

/**
 * A caller and two seats at a real server, with real sound: asking a colleague, handing over, all
 * together. Who hears whom is told by voices that are like nobody else's.
 */
@Timeout(240)
final class HandOverTest {
  private static final String ASKING = "1001";
  private static final String ASKED = "1002";
  private static final String FAULT_KEY = "1";
  private static final int VOICE_SECONDS = 20;
  private static final LocalizedText NAME = new LocalizedText("colleague", "同事");
  private static final Company.Party COLLEAGUE =
      new Company.Party(new TransferTarget.Seat(ASKED), NAME);

  private final PcmClip callerVoice = Voices.voice(1, VOICE_SECONDS);
  private final PcmClip askingVoice = Voices.voice(2, VOICE_SECONDS);
  private final PcmClip askedVoice = Voices.voice(3, VOICE_SECONDS);
  private @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // atCentre brings them
  private CallerPhone caller;

  @SuppressWarnings("NullAway.Init") // atCentre brings them
  private DeskSeat asking;

  @SuppressWarnings("NullAway.Init") // atCentre brings them
  private DeskSeat asked;

  /** What happens at a centre where a caller talks with one seat and another one is ready. */
  private interface Scene {
    void play() throws IOException, InterruptedException;
  }

  private void atCentre(Scene scene) throws IOException, InterruptedException {
    try (CallCentre centre = CallCentre.open(folder)) {
      asking = DeskSeat.signIn(centre, ASKING, folder);
      asked = DeskSeat.signIn(centre, ASKED, folder);
      asking.speak(askingVoice);
      asked.speak(askedVoice);
      asking.seat().ready();
      caller = centre.owning(CallerPhone.choose("07105550131", centre.trunk(), FAULT_KEY));
      caller.speakForEver(callerVoice);
      asking.answer(30_000);
      asked.seat().ready();
      asked.await(
          now -> now.state().name() == SeatStateName.READY, 15_000, "the colleague is not ready");
      hears(asking.hearing(), true, callerVoice);
      scene.play();
    }
  }

  /** Waits until a voice is heard, or is heard no more. */
  private static void hears(Hearing ear, boolean wanted, PcmClip voice)
      throws IOException, InterruptedException {
    BooleanSupplier done = () -> Voices.isHeard(voice, ear) == wanted;
    for (int i = 0; i < 12 && !done.getAsBoolean(); i++) {
      ear.awaitMore(1_000);
    }
    assertThat(done.getAsBoolean()).as("heard: " + wanted).isTrue();
  }

  private static Handover handover(@Nullable TicketRecord ticket) {
    return new Handover(ASKING, NAME, "please take it", null, ticket);
  }

  private static TicketRecord ticket(String callId) {
    return new TicketRecord(
        UUID.randomUUID().toString(),
        "",
        null,
        callId,
        "fault",
        "fault",
        1,
        "in-progress",
        Map.of("landmark", "the old mill"),
        ASKING,
        System.currentTimeMillis(),
        null);
  }

  private String callId() {
    return Objects.requireNonNull(asking.seat().snapshot().call()).callId();
  }

  private static Company.@Nullable Consult consult(SeatSnapshot now) {
    CallView call = now.call();
    return call == null ? null : call.company().consult();
  }

  private void ask(TicketRecord ticket) throws IOException, InterruptedException {
    asking.seat().colleagues().consult(COLLEAGUE, handover(ticket));
    CallView rings = asked.awaitRinging(20_000);
    assertThat(rings.company().asks()).isNotNull();
    assertThat(Objects.requireNonNull(rings.company().handover()).ticket()).isEqualTo(ticket);
    asked.seat().answer();
    asking.await(
        now -> {
          Company.Consult consult = consult(now);
          return consult != null && consult.connected();
        },
        20_000,
        "the colleague is not connected");
    hears(asking.hearing(), true, askedVoice);
    hears(asked.hearing(), true, askingVoice);
    hears(asking.hearing(), false, callerVoice);
    hears(caller.hearing(), false, askingVoice);
  }

  private void assertTakenOver(String callId, TicketRecord ticket)
      throws IOException, InterruptedException {
    asking.finishWrapUp(20_000);
    SeatSnapshot now =
        asked.await(
            state -> {
              CallView call = state.call();
              return call != null
                  && call.company().asks() == null
                  && call.recording() == Recording.ON;
            },
            20_000,
            "the call is not the colleague's");
    CallView call = Objects.requireNonNull(now.call());
    assertThat(call.callId()).isEqualTo(callId);
    Handover along = Objects.requireNonNull(call.company().handover());
    assertThat(along.fromAgentId()).isEqualTo(ASKING);
    assertThat(along.note()).isEqualTo("please take it");
    assertThat(along.ticket()).isEqualTo(ticket);
    hears(asked.hearing(), true, callerVoice);
    hears(caller.hearing(), true, askedVoice);
    hears(caller.hearing(), false, askingVoice);
  }

  private void endAtColleague() throws IOException, InterruptedException {
    caller.hangUp();
    asked.finishWrapUp(20_000);
    asked.awaitDelivered(30_000);
    asking.awaitDelivered(30_000);
  }

  @Test
  void handsACallerOverAfterAskingWithTheTicket() throws Exception {
    atCentre(
        () -> {
          String callId = callId();
          TicketRecord ticket = ticket(callId);
          ask(ticket);
          asking.seat().colleagues().handOver(handover(ticket));
          assertTakenOver(callId, ticket);
          endAtColleague();
        });
  }

  @Test
  void handsACallerOverAtOnce() throws Exception {
    atCentre(
        () -> {
          String callId = callId();
          TicketRecord ticket = ticket(callId);
          asking.seat().colleagues().transfer(COLLEAGUE, handover(ticket));
          asked.answer(30_000);
          assertTakenOver(callId, ticket);
          endAtColleague();
        });
  }

  @Test
  void bringsAllTogetherAndGoesBackToTheCaller() throws Exception {
    atCentre(
        () -> {
          ask(ticket(callId()));
          asking.seat().colleagues().together(true);
          asking.await(
              now -> {
                Company.Consult consult = consult(now);
                return consult != null && consult.ear() == Ear.BOTH;
              },
              15_000,
              "not together");
          hears(caller.hearing(), true, askedVoice);
          hears(caller.hearing(), true, askingVoice);
          hears(asked.hearing(), true, callerVoice);
          hears(asked.hearing(), true, askingVoice);
          hears(asking.hearing(), true, callerVoice);
          hears(asking.hearing(), true, askedVoice);
          asking.seat().colleagues().backToCaller();
          asked.await(now -> now.call() == null, 20_000, "the question does not end");
          assertThat(asked.seat().snapshot().wrapUp()).isNull();
          hears(asking.hearing(), false, askedVoice);
          hears(caller.hearing(), true, askingVoice);
          hears(asking.hearing(), true, callerVoice);
          caller.hangUp();
          asking.finishWrapUp(20_000);
        });
  }
}
