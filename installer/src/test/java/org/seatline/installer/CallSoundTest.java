package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.QualityScale;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.VoiceQuality;
import org.seatline.installer.demo.Books;
import org.seatline.protocol.QualityLevel;
import org.seatline.protocol.ServerMessage.Floor;
import org.seatline.protocol.ServerMessage.SeatStatus;
import org.seatline.softphone.media.Diagnosis;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.WavFile;
import org.seatline.softphone.quality.PacketLoss;
import org.seatline.softphone.simulation.ImpairedPath;
import org.seatline.softphone.simulation.Impairment;

/** The seat says what is wrong with the sound of a call when something is, and else nothing. */
@Timeout(240)
final class CallSoundTest {
  private static final String AGENT = "1001";
  private static final String LEAD = "2001";
  private static final String FAULT_KEY = "1";
  private static final long SEED = 11;
  private static final int CLEAN_MS = 15_000;
  private static final int LOSS_PERCENT = 15;
  private static final long SOON_MS = 20_000;

  /** The other end has reported twice by then, and the trouble has lasted. */
  private static final long MEASURED_MS = 60_000;

  @TempDir Path folder;

  @Test
  void saysNothingOfACallThatSoundsWell() throws Exception {
    CallCentre centre = CallCentre.open(folder);
    try (centre) {
      DeskSeat agent = DeskSeat.signIn(centre, AGENT, folder);
      Set<Diagnosis> warned = ConcurrentHashMap.newKeySet();
      Runnable _ = agent.seat().observe(now -> warning(now, warned));
      CallerPhone caller = CallerPhone.dial("07105550171", centre.trunk());
      talk(centre, agent, centre.owning(caller));
      agent.await(quality(now -> now.here().known() && now.there().known()), MEASURED_MS, "?");
      agent.hearing().awaitMore(CLEAN_MS);
      VoiceQuality clean = Objects.requireNonNull(agent.seat().snapshot().call()).quality();
      assertThat(Objects.requireNonNull(clean).here().mos()).isGreaterThan(QualityScale.GOOD_MOS);
      assertThat(clean.there().mos()).isGreaterThan(QualityScale.GOOD_MOS);
      assertThat(clean.carriage().codec()).isEqualTo("PCMA");
      assertThat(warned).containsOnly(Diagnosis.GOOD);
      finish(agent, caller);
    }
    assertBooks(centre, "agent_mos_mean > 4 and caller_mos_mean > 4 and trouble is null");
  }

  @Test
  void saysThatTheNetworkLosesWhatTheCallerSays() throws Exception {
    CallCentre centre = CallCentre.open(folder);
    Impairment loses = Impairment.NONE.withLoss(PacketLoss.random(LOSS_PERCENT));
    try (centre;
        ImpairedPath path = ImpairedPath.open(SEED, loses, Impairment.NONE)) {
      DeskSeat agent = DeskSeat.signIn(centre, AGENT, folder);
      DeskSeat lead = DeskSeat.signIn(centre, LEAD, folder);
      lead.seat().watchFloor(true);
      CallerPhone caller = CallerPhone.dial("07105550172", centre.trunk(), path);
      talk(centre, agent, centre.owning(caller));
      SeatSnapshot warned =
          agent.await(
              quality(now -> now.warning() != Diagnosis.GOOD), MEASURED_MS, "nothing is told");
      VoiceQuality told = Objects.requireNonNull(Objects.requireNonNull(warned.call()).quality());
      assertThat(told.warning().place()).isEqualTo(Diagnosis.Place.NETWORK);
      assertThat(told.warning()).isEqualTo(Diagnosis.LOSS_HERE);
      assertThat(told.here().lossPercent()).isGreaterThan(LOSS_PERCENT / 3.0);
      lead.awaitFloor(floor -> isTold(seat(floor)), SOON_MS, "the lead does not see what is wrong");
      finish(agent, caller);
    }
    assertBooks(
        centre, "trouble = 'loss-here' and agent_mos_worst < 3.6 and agent_loss_percent > 5");
  }

  private static void warning(SeatSnapshot now, Set<Diagnosis> warned) {
    VoiceQuality quality = now.call() == null ? null : now.call().quality();
    if (quality != null) {
      warned.add(quality.warning());
    }
  }

  private static Predicate<SeatSnapshot> quality(Predicate<VoiceQuality> wanted) {
    return now -> {
      VoiceQuality quality = now.call() == null ? null : now.call().quality();
      return quality != null && wanted.test(quality);
    };
  }

  /** Both speak as people do: with pauses, and neither too loud nor too quiet. */
  private static void talk(CallCentre centre, DeskSeat agent, CallerPhone caller)
      throws IOException, InterruptedException {
    caller.awaitMenu();
    caller.press(FAULT_KEY);
    caller.speakForEver(speech(centre, "caller-fault-en-1"));
    agent.speak(speech(centre, "agent-en-1-answer-1"));
    agent.seat().ready();
    agent.answer(SOON_MS);
  }

  private static PcmClip speech(CallCentre centre, String name) throws IOException {
    return WavFile.read(centre.sample().resolve("speech").resolve(name + ".wav")).channel(0);
  }

  private static SeatStatus seat(Floor floor) {
    return floor.seats().stream().filter(s -> s.agentId().equals(AGENT)).findFirst().orElseThrow();
  }

  private static boolean isTold(SeatStatus seat) {
    return seat.quality() != null
        && seat.quality().agentHears() != QualityLevel.GOOD
        && "loss-here".equals(seat.quality().trouble());
  }

  private static void finish(DeskSeat agent, CallerPhone caller)
      throws IOException, InterruptedException {
    caller.hangUp();
    agent.finishWrapUp(SOON_MS);
    agent.awaitDelivered(SOON_MS);
  }

  private static void assertBooks(CallCentre centre, String expected) throws IOException {
    try (Books books = Books.open(centre.server().data())) {
      String of = "select count(*) from call_quality where agent_id = '" + AGENT + "'";
      assertThat(books.number(of)).isOne();
      assertThat(books.number(of + " and " + expected)).isOne();
    }
  }
}
