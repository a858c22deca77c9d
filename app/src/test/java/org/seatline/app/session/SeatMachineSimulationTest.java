package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.TransferTarget;

/** Events in any order: the seat never gets stuck and never breaks a promise. */
final class SeatMachineSimulationTest {
  private static final int SEEDS = 1_000;
  private static final int EVENTS = 500;
  private static final List<String> CALLS = List.of("c1", "c2", "c3");
  private static final List<String> LINE_CALLS = List.of("line-1", "line-2");
  private static final Company.Party PARTY =
      new Company.Party(new TransferTarget.Seat("1002"), new LocalizedText("Chen", "陈"));
  private static final DialTarget TARGET = new DialTarget("+8613900000001", "13900000001");

  @Test
  void neverGetsStuckNorRingsForNobody() {
    Long only = Long.getLong("seed");
    for (long seed = only == null ? 1 : only; seed <= (only == null ? SEEDS : only); seed++) {
      try {
        run(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + " (replay with -Dseed=" + seed + ")", e);
      }
    }
  }

  private static void run(long seed) {
    Random random = new Random(seed);
    MachineRig rig = MachineRig.ready();
    Heard heard = new Heard();
    for (int i = 0; i < EVENTS; i++) {
      step(rig, random);
      rig.takeEffects().forEach(heard::take);
      check(rig.view(), heard.ringing);
      heard.check(rig.view());
    }
    settle(rig);
  }

  /** What the phone was told, kept without asking the seat. */
  private static final class Heard {
    private boolean ringing;
    private boolean ringBack;
    private String expects = "";
    private Company.Ear ear = Company.Ear.CALLER;

    void take(SeatEffect effect) {
      switch (effect) {
        case SeatEffect.Ring(boolean on) -> ringing = on;
        case SeatEffect.RingBack(boolean on) -> ringBack = on;
        case SeatEffect.ExpectConsult(String callId) -> {
          expects = callId;
          ear = Company.Ear.COLLEAGUE;
        }
        case SeatEffect.HearConsult(String callId, Company.Ear next) -> ear = next;
        case SeatEffect.EndConsult(String callId) -> {
          if (callId.equals(expects)) {
            expects = "";
            ringBack = false;
            ear = Company.Ear.CALLER;
          }
        }
        default -> {}
      }
    }

    /** A leg is waited for if, and only if, the screen says that somebody is asked. */
    void check(SeatSnapshot view) {
      SeatSnapshot.CallView call = view.call();
      Company.Consult consult = call == null ? null : call.company().consult();
      assertThat(expects).isEqualTo(call == null || consult == null ? "" : call.callId());
      assertThat(ringBack).isEqualTo(consult != null && consult.phase() == Company.Phase.RINGING);
      assertThat(ear).isEqualTo(consult == null ? Company.Ear.CALLER : consult.ear());
    }
  }

  private static void check(SeatSnapshot view, boolean ringing) {
    SeatSnapshot.CallView call = view.call();
    if (ringing) {
      assertThat(call != null && call.phase() == Phase.RINGING).isTrue();
    }
    if (call != null) {
      assertThat(view.wrapUp()).isNull();
      assertThat(call.talkSinceNanos() != null).isEqualTo(call.phase() == Phase.TALKING);
    }
    boolean out = view.person() == null;
    assertThat(view.state().name() == SeatStateName.SIGNED_OUT).isEqualTo(out);
    if (out) {
      assertThat(call).isNull();
      assertThat(view.wrapUp()).isNull();
    }
  }

  /** Left alone, with a server that knows of no call, the seat comes to rest. */
  private static void settle(MachineRig rig) {
    Stream.concat(CALLS.stream(), LINE_CALLS.stream())
        .forEach(call -> rig.feed(new PhoneEvent.Ended(call, PhoneEvent.Ended.Cause.REMOTE)));
    CALLS.forEach(call -> rig.feed(new PhoneEvent.ConsultGone(call)));
    CALLS.forEach(call -> rig.said(new ServerMessage.ConsultState(call, "k", "ended", null)));
    rig.offline();
    rig.pass(3_600_000);
    SeatSnapshot.WrapUp wrapUp = rig.view().wrapUp();
    if (wrapUp != null && wrapUp.untilNanos() == null) {
      rig.feed(new PersonEvent.FinishWrapUp("solved")); // one without a limit is the agent's to end
    }
    assertThat(rig.view().call()).isNull();
    assertThat(rig.view().wrapUp()).isNull();
  }

  private static void step(MachineRig rig, Random random) {
    String call = CALLS.get(random.nextInt(CALLS.size()));
    switch (random.nextInt(40)) {
      case 32, 33, 34, 35, 36, 37, 38 -> withColleagues(rig, random, call);
      case 39 -> rig.question(call);
      case 0, 1 -> rig.offer(call);
      case 2, 3 -> rig.invite(call);
      case 4, 5 -> rig.feed(new PersonEvent.Answer());
      case 6 -> rig.feed(new PersonEvent.Refuse());
      case 7 -> rig.feed(new PersonEvent.HangUp());
      case 8, 9 -> rig.said(new ServerMessage.CallConnected(call, "offer-" + call));
      case 10 -> rig.said(new ServerMessage.CallEnded(call, "caller"));
      case 11 -> rig.said(new ServerMessage.OfferWithdrawn("offer-" + call, "no-answer"));
      case 12 -> rig.offline();
      case 13 -> rig.online(any(random), random.nextBoolean() ? call : null);
      case 14 -> rig.state(any(random), call, random.nextBoolean() ? 20_000L : null);
      case 15 -> rig.feed(new PhoneEvent.Silent(call));
      case 16 -> rig.feed(new PhoneEvent.MediaFlows(call));
      case 17 -> rig.feed(new PhoneEvent.MediaBye(call));
      case 18 ->
          rig.feed(
              new PhoneEvent.Ended(
                  call,
                  random.nextBoolean()
                      ? PhoneEvent.Ended.Cause.REMOTE
                      : PhoneEvent.Ended.Cause.FAILED));
      case 19 -> rig.feed(new PersonEvent.FinishWrapUp("solved"));
      case 20 -> rig.pass(random.nextInt(20_000));
      case 21 -> rig.feed(new PersonEvent.NotReady("break"));
      case 22 -> rig.feed(new PersonEvent.Ready());
      case 23, 24, 25, 26 -> overLine(rig, random);
      case 27 -> rig.feed(new PersonEvent.Hold(random.nextBoolean()));
      case 28 -> rig.feed(new PhoneEvent.Held(call, random.nextBoolean()));
      case 29 -> rig.feed(new PhoneEvent.HoldFailed(call, random.nextBoolean()));
      default -> rig.feed(new PersonEvent.AutoAnswer(random.nextBoolean(), random.nextInt(3_000)));
    }
  }

  private static void withColleagues(MachineRig rig, Random random, String call) {
    List<String> states = List.of("dialling", "ringing", "connected", "failed", "ended");
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> rig.feed(new PersonEvent.Consult(PARTY, MachineRig.handover()));
      case 3 -> rig.feed(new PersonEvent.Transfer(PARTY, MachineRig.handover()));
      case 4 -> rig.feed(new PersonEvent.Swap());
      case 5 -> rig.feed(new PersonEvent.Together(random.nextBoolean()));
      case 6 -> rig.feed(new PersonEvent.HandOver(MachineRig.handover()));
      case 7 -> rig.feed(new PersonEvent.BackToCaller());
      case 8 -> rig.feed(new PhoneEvent.ConsultHere(call));
      case 9 -> rig.feed(new PhoneEvent.ConsultGone(call));
      case 10 ->
          rig.said(
              new ServerMessage.CallTakenOver(
                  call, CALLS.get(random.nextInt(CALLS.size())), MachineRig.handover()));
      case 11 -> rig.said(new ServerMessage.Refused("wrong-state", "consult"));
      default ->
          rig.said(
              new ServerMessage.ConsultState(
                  call, "k", states.get(random.nextInt(states.size())), "busy"));
    }
  }

  private static void overLine(MachineRig rig, Random random) {
    String call = LINE_CALLS.get(random.nextInt(LINE_CALLS.size()));
    switch (random.nextInt(6)) {
      case 0 -> rig.feed(new PersonEvent.Dial(call, TARGET));
      case 1 -> rig.feed(new PhoneEvent.LineIncoming(call, "+8613900000001"));
      case 2 -> rig.feed(new PhoneEvent.LineRings(call));
      case 3 -> rig.feed(new PhoneEvent.LineAnswered(call));
      case 4 -> rig.feed(new PhoneEvent.LineFailed(call, random.nextBoolean() ? 486 : 0));
      default -> rig.feed(new PhoneEvent.Ended(call, PhoneEvent.Ended.Cause.REMOTE));
    }
  }

  private static SeatStateName any(Random random) {
    List<SeatStateName> all = List.of(SeatStateName.values());
    return all.get(random.nextInt(all.size()));
  }
}
