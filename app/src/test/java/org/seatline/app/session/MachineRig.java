package org.seatline.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.AgentProfile;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.Handover;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.SipAccount;
import org.seatline.protocol.Standby;

/** Feeds events into the seat machine and keeps what it wanted done. */
final class MachineRig {
  private static final LocalizedText TEXT = new LocalizedText("Text", "文字");

  private final List<SeatEffect> effects = new ArrayList<>();
  private SeatModel model;
  private long nowMs = 1_000;

  MachineRig() {
    model = SeatModel.signedOut(now(), new SeatSnapshot.HeadsetStatus("headset", null, 0, 0));
  }

  /** Signed in, online, ready. */
  static MachineRig ready() {
    MachineRig rig = new MachineRig();
    rig.feed(new PersonEvent.SignIn("1001"));
    rig.feed(new ServerEvent.SignedIn(session()));
    rig.feed(new ServerEvent.Loaded());
    rig.online(SeatStateName.NOT_READY, null);
    rig.feed(new PersonEvent.Ready());
    rig.state(SeatStateName.READY, null);
    rig.takeEffects();
    return rig;
  }

  static final FallbackLine LINE =
      new FallbackLine(
          new SipAccount("trunk", "127.0.0.1", 5090, "desk-1", "secret", 60),
          "",
          "9",
          FallbackLine.Dials.NATIONAL,
          "fault");

  static SignInResponse session() {
    return new SignInResponse(
        "token",
        new AgentProfile("1001", TEXT, Set.of(Role.AGENT), List.of("zh"), List.of("fault")),
        new SipAccount("seatline", "127.0.0.1", 5060, "seat-1001", "secret", 60),
        List.of(new QueueInfo("fault", TEXT, "fault", "fault", 30_000)),
        List.of(),
        List.of(),
        "epoch",
        0,
        1_000,
        5_000,
        new Standby(List.of(), LINE),
        SeatRules.USUAL,
        null);
  }

  private SeatTime now() {
    return new SeatTime(nowMs * 1_000_000, nowMs);
  }

  void feed(SeatEvent event) {
    SeatMachine.Step step = SeatMachine.transition(model, event, now());
    model = step.model();
    effects.addAll(step.effects());
  }

  void said(ServerMessage message) {
    feed(new ServerEvent.Said(message));
  }

  void state(SeatStateName name, @Nullable String callId) {
    state(name, callId, null);
  }

  void state(SeatStateName name, @Nullable String callId, @Nullable Long remainingMs) {
    said(
        new ServerMessage.SeatState(
            name, 0, null, callId, callId == null ? null : "fault", remainingMs, null));
  }

  /** The channel opens, the server welcomes the seat and says its state. */
  void online(SeatStateName name, @Nullable String callId) {
    feed(new ServerEvent.ChannelOpen());
    said(new ServerMessage.Welcome(1, "epoch", 0, 0));
    state(name, callId);
  }

  void offline() {
    feed(new ServerEvent.ChannelLost());
  }

  void offer(String callId) {
    said(
        new ServerMessage.Offer(
            "offer-" + callId,
            callId,
            "+8613900001234",
            "fault",
            List.of("1"),
            41_000,
            15_000,
            Map.of(),
            null,
            null,
            null));
  }

  /** A colleague's question is offered. */
  void question(String callId) {
    said(
        new ServerMessage.Offer(
            "offer-" + callId,
            callId,
            "+8613900001234",
            "fault",
            List.of(),
            0,
            15_000,
            Map.of(),
            null,
            handover(),
            TEXT));
  }

  static Handover handover() {
    return new Handover("1002", TEXT, "a word", "customer-1", null);
  }

  void invite(String callId) {
    feed(new PhoneEvent.Incoming(callId, "offer-" + callId, "13900001234", "fault", null));
  }

  /** Offered, invited, answered, granted. */
  void talk(String callId) {
    offer(callId);
    invite(callId);
    feed(new PersonEvent.Answer());
    said(new ServerMessage.CallConnected(callId, "offer-" + callId));
  }

  /** Lets time pass, with a tick at every deadline. */
  void pass(long ms) {
    long end = nowMs + ms;
    Long deadline = SeatMachine.nextDeadline(model);
    while (deadline != null && deadline <= end * 1_000_000) {
      nowMs = Math.max(nowMs, (deadline + 999_999) / 1_000_000);
      feed(new SeatEvent.Tick());
      Long next = SeatMachine.nextDeadline(model);
      if (next != null && next <= nowMs * 1_000_000) {
        throw new IllegalStateException("a deadline that a tick does not move: " + model);
      }
      deadline = next;
    }
    nowMs = end;
  }

  SeatModel model() {
    return model;
  }

  SeatSnapshot view() {
    return SeatMachine.view(model);
  }

  SeatStateName stateName() {
    return view().state().name();
  }

  /** The call at the seat, which must have one. */
  SeatSnapshot.CallView call() {
    return Objects.requireNonNull(view().call());
  }

  /** The effects since the last time. */
  List<SeatEffect> takeEffects() {
    List<SeatEffect> taken = List.copyOf(effects);
    effects.clear();
    return taken;
  }

  <T extends SeatEffect> List<T> take(Class<T> type) {
    return takeEffects().stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<Object> sent() {
    return take(SeatEffect.Send.class).stream().<Object>map(SeatEffect.Send::message).toList();
  }
}
