package org.seatline.app.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.SeatSnapshot.SignIn;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;

/**
 * The seat's own view of its state: a function of state, event and time, with no clock, thread or
 * I/O. What is to be done about it stands in the effects.
 */
final class SeatMachine {
  private SeatMachine() {}

  /** The outcome of an event. */
  record Step(SeatModel model, List<SeatEffect> effects) {}

  static Step transition(SeatModel model, SeatEvent event, SeatTime now) {
    SeatDraft draft = new SeatDraft(model, now);
    switch (event) {
      case PersonEvent asked -> PersonSteps.apply(draft, asked);
      case ServerEvent said -> ServerSteps.apply(draft, said);
      case PhoneEvent heard -> PhoneSteps.apply(draft, heard);
      case SeatEvent.Tick() -> CallSteps.tick(draft);
      case SeatEvent.DiskChanged(DiskState disk) -> DiskSteps.apply(draft, disk);
    }
    reconcile(draft);
    return new Step(draft.freeze(), List.copyOf(draft.effects));
  }

  /** The next time at which a {@link SeatEvent.Tick} may change something, or null. */
  static @Nullable Long nextDeadline(SeatModel model) {
    Long next = null;
    LiveCall call = model.call();
    if (call != null) {
      if (call.phase() == Phase.RINGING) {
        if (!call.sounding()) {
          next = earlier(next, call.arrivedNanos() + CallSteps.RING_AFTER_POP_MS * 1_000_000);
        }
        Long auto = model.autoAnswerAfterMs();
        if (auto != null && !call.answerWanted()) {
          next = earlier(next, call.arrivedNanos() + auto * 1_000_000);
        }
      }
      Long until = call.until();
      if (until != null && call.phase() != Phase.TALKING) {
        next = earlier(next, until + CallSteps.graceNanos(call.phase()));
      }
    }
    SeatSnapshot.WrapUp wrapUp = model.wrapUp();
    if (wrapUp != null && wrapUp.untilNanos() != null) {
      next = earlier(next, wrapUp.untilNanos() + CallSteps.wrapUpGraceNanos(model.online()));
    }
    return next;
  }

  private static Long earlier(@Nullable Long a, long b) {
    return a == null ? b : Math.min(a, b);
  }

  /** Brings the server to what the agent wanted while it was away, once both are idle. */
  private static void reconcile(SeatDraft draft) {
    SeatModel.Wanted wanted = draft.wanted;
    boolean idle = draft.call == null && draft.wrapUp == null;
    if (wanted == null || !draft.online || !draft.serverIdle || !idle) {
      return;
    }
    draft.wanted = null;
    if (wanted.ready() && draft.duty.name() == SeatStateName.NOT_READY) {
      draft.send(new SeatMessage.Ready());
    } else if (!wanted.ready()
        && (draft.duty.name() == SeatStateName.READY
            || FallbackLine.REASON.equals(draft.duty.reason()))) {
      String reason = wanted.reason();
      draft.send(new SeatMessage.NotReady(reason == null ? "" : reason));
    }
  }

  /** What the screens see of a state. */
  static SeatSnapshot view(SeatModel model) {
    var session = model.session();
    LiveCall call = model.call();
    SeatSnapshot.Person person = session == null ? null : PersonView.of(session);
    return new SeatSnapshot(
        model.signIn(),
        person,
        new SeatSnapshot.Connection(
            model.online(),
            model.aloneSinceMs(),
            model.aloneUntilMs(),
            model.waiting(),
            model.roundTripMs(),
            model.copy()),
        state(model),
        call == null ? null : call.view(),
        model.wrapUp(),
        model.headset(),
        model.queues(),
        model.supervision(),
        model.listenedTo(),
        model.messages(),
        model.day(),
        model.disk());
  }

  static SeatSnapshot.State state(SeatModel model) {
    LiveCall call = model.call();
    SeatModel.Duty duty = model.duty();
    SeatSnapshot.WrapUp wrapUp = model.wrapUp();
    String next = duty.nextNotReady();
    if (model.signIn().step() == SignIn.Step.SIGNED_OUT) {
      return new SeatSnapshot.State(SeatStateName.SIGNED_OUT, duty.sinceNanos(), null, null);
    }
    if (call != null && call.phase() == Phase.RINGING) {
      return new SeatSnapshot.State(SeatStateName.RESERVED, call.arrivedNanos(), null, next);
    }
    if (call != null) {
      Long talkSince = call.talkSinceNanos();
      long since = talkSince == null ? call.arrivedNanos() : talkSince;
      return new SeatSnapshot.State(SeatStateName.TALKING, since, null, next);
    }
    if (wrapUp != null) {
      return new SeatSnapshot.State(SeatStateName.WRAP_UP, wrapUp.sinceNanos(), null, next);
    }
    return new SeatSnapshot.State(duty.name(), duty.sinceNanos(), duty.reason(), next);
  }
}
