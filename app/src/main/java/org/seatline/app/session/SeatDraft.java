package org.seatline.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.SignInResponse;

/** A {@link SeatModel} while one transition changes it, and the effects of that transition. */
final class SeatDraft {
  private static final int ENDED_OFFERS_MAX = 32;

  final SeatTime now;
  final List<SeatEffect> effects = new ArrayList<>();
  SeatSnapshot.SignIn signIn;
  @Nullable SignInResponse session;
  boolean online;
  boolean agreed;
  boolean serverIdle;
  @Nullable Long aloneSinceMs;
  @Nullable Long aloneUntilMs;
  int waiting;
  long roundTripMs;
  SeatSnapshot.LocalCopy copy;
  SeatModel.Duty duty;
  SeatModel.@Nullable Wanted wanted;
  @Nullable CallDraft call;
  SeatSnapshot.@Nullable WrapUp wrapUp;
  SeatMessage.@Nullable CallEndedAtSeat unconfirmedEnd;
  SeatMessage.@Nullable CallEndedAtSeat endedAlone;
  SeatModel.@Nullable WrappedUp wrappedUp;
  List<String> endedOffers;
  SeatSnapshot.HeadsetStatus headset;
  List<QueueAtGlance> queues;
  SeatSnapshot.@Nullable Supervision supervision;
  boolean listenedTo;
  List<SeatSnapshot.TextLine> messages;
  SeatSnapshot.Day day;
  @Nullable Long autoAnswerAfterMs;
  boolean watchingFloor;
  DiskState disk;

  SeatDraft(SeatModel model, SeatTime now) {
    this.now = now;
    signIn = model.signIn();
    session = model.session();
    online = model.online();
    agreed = model.agreed();
    serverIdle = model.serverIdle();
    aloneSinceMs = model.aloneSinceMs();
    aloneUntilMs = model.aloneUntilMs();
    waiting = model.waiting();
    roundTripMs = model.roundTripMs();
    copy = model.copy();
    duty = model.duty();
    wanted = model.wanted();
    LiveCall live = model.call();
    call = live == null ? null : CallDraft.of(live);
    wrapUp = model.wrapUp();
    unconfirmedEnd = model.unconfirmedEnd();
    endedAlone = model.endedAlone();
    wrappedUp = model.wrappedUp();
    endedOffers = model.endedOffers();
    headset = model.headset();
    queues = model.queues();
    supervision = model.supervision();
    listenedTo = model.listenedTo();
    messages = model.messages();
    day = model.day();
    autoAnswerAfterMs = model.autoAnswerAfterMs();
    watchingFloor = model.watchingFloor();
    disk = model.disk();
  }

  SeatModel freeze() {
    CallDraft live = call;
    return new SeatModel(
        signIn,
        session,
        online,
        agreed,
        serverIdle,
        aloneSinceMs,
        aloneUntilMs,
        waiting,
        roundTripMs,
        copy,
        duty,
        wanted,
        live == null ? null : live.freeze(),
        wrapUp,
        unconfirmedEnd,
        endedAlone,
        wrappedUp,
        endedOffers,
        headset,
        queues,
        supervision,
        listenedTo,
        messages,
        day,
        autoAnswerAfterMs,
        watchingFloor,
        disk);
  }

  void effect(SeatEffect effect) {
    effects.add(effect);
  }

  void notice(SeatNotice notice) {
    effects.add(new SeatEffect.Notify(notice));
  }

  /** Says something to the server; without a server there is nobody to hear it. */
  void send(SeatMessage message) {
    if (online) {
      effects.add(new SeatEffect.Send(message));
    }
  }

  void duty(SeatStateName name, @Nullable String reason, long sinceNanos) {
    if (duty.name() != name || !Objects.equals(duty.reason(), reason)) {
      duty = new SeatModel.Duty(name, sinceNanos, reason, null);
    } else if (duty.nextNotReady() != null) {
      nextNotReady(null);
    }
  }

  void nextNotReady(@Nullable String reason) {
    duty = new SeatModel.Duty(duty.name(), duty.sinceNanos(), duty.reason(), reason);
  }

  void signIn(SeatSnapshot.SignIn.Step step, @Nullable String errorCode) {
    signIn = new SeatSnapshot.SignIn(step, errorCode);
  }

  boolean signedIn() {
    return session != null;
  }

  /** The call with this id, or null when the seat has none or another. */
  @Nullable CallDraft callWith(@Nullable String callId) {
    CallDraft live = call;
    return live != null && live.callId.equals(callId) ? live : null;
  }

  /** Who is signed in; only while somebody is. */
  String agentId() {
    return Objects.requireNonNull(session).agent().agentId();
  }

  @Nullable QueueInfo queue(String queueId) {
    SignInResponse held = session;
    if (held == null) {
      return null;
    }
    return held.queues().stream().filter(q -> q.id().equals(queueId)).findFirst().orElse(null);
  }

  void offerOver(String offerId) {
    if (offerId.isEmpty() || endedOffers.contains(offerId)) {
      return;
    }
    List<String> next = new ArrayList<>(endedOffers);
    next.add(offerId);
    endedOffers =
        List.copyOf(next.subList(Math.max(0, next.size() - ENDED_OFFERS_MAX), next.size()));
  }
}
