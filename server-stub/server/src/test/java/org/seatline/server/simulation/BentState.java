package org.seatline.server.simulation;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;

/** States of the core that are a little wrong. */
final class BentState {
  private BentState() {}

  static AcdState calls(AcdState state, UnaryOperator<Call> change) {
    return with(state, state.calls().stream().map(change).toList(), state.endedCalls());
  }

  static AcdState withoutWaiting(AcdState state) {
    List<Call> left =
        state.calls().stream().filter(c -> !(c.state() instanceof CallState.Queued)).toList();
    return with(state, left, state.endedCalls());
  }

  static AcdState without(AcdState state, Predicate<Call> these) {
    List<Call> left = state.calls().stream().filter(these.negate()).toList();
    return with(state, left, state.endedCalls());
  }

  /** The call as if its caller had begun to wait then. */
  static Call waitingSince(Call call, long sinceMs) {
    Call.Waited was = call.waited();
    Call.Waited now =
        new Call.Waited(sinceMs, was.step(), was.past(), was.preferred(), was.dialled());
    return with(call, call.front(), call.place(), call.queuedAtMs(), now);
  }

  static Call in(Call call, CallState state) {
    return new Call(
        call.callId(),
        call.callerNumber(),
        call.attached(),
        call.arrivedAtMs(),
        state,
        call.queueId(),
        call.digit(),
        call.priority(),
        call.onlyAgent(),
        call.front(),
        call.place(),
        call.queuedAtMs(),
        call.segment(),
        call.waited(),
        call.callback());
  }

  static AcdState waitsAnew(AcdState state) {
    return calls(
        state,
        call ->
            call.unanswered()
                ? with(call, call.front(), call.place(), state.nowMs(), call.waited())
                : call);
  }

  static AcdState withoutPast(AcdState state) {
    return calls(
        state,
        call -> {
          Call.Waited was = call.waited();
          Call.Waited now =
              new Call.Waited(was.sinceMs(), was.step(), List.of(), was.preferred(), was.dialled());
          return with(call, call.front(), call.place(), call.queuedAtMs(), now);
        });
  }

  static AcdState forgetsEnded(AcdState state) {
    return with(state, state.calls(), List.of());
  }

  /** A call at the head of its queue, at the tail. */
  static Call tail(Call call) {
    return call.front()
        ? with(call, false, call.place() + 1_000_000, call.queuedAtMs(), call.waited())
        : call;
  }

  private static Call with(
      Call call, boolean front, long place, long queuedAtMs, Call.Waited waited) {
    return new Call(
        call.callId(),
        call.callerNumber(),
        call.attached(),
        call.arrivedAtMs(),
        call.state(),
        call.queueId(),
        call.digit(),
        call.priority(),
        call.onlyAgent(),
        front,
        place,
        queuedAtMs,
        call.segment(),
        waited,
        call.callback());
  }

  private static AcdState with(AcdState state, List<Call> calls, List<String> ended) {
    return new AcdState(
        state.nowMs(),
        state.nextEffectId(),
        state.nextOffer(),
        state.nextOrder(),
        state.config(),
        state.seats(),
        calls,
        state.pace(),
        ended,
        state.doors(),
        state.lastAgents());
  }
}
