package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call that has not ended.
 *
 * @param attached data that travels with the call
 * @param queueId the queue, empty while in the menu
 * @param onlyAgent the one seat that may get it, or null
 * @param front back from a seat that did not serve it: goes before all others
 * @param place order of queueing, kept for the call's life in this queue
 * @param queuedAtMs when the present wait began
 * @param segment number of the wait, from 1; 0 while in the menu
 * @param waited what its waiting has brought it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Call(
    String callId,
    String callerNumber,
    Map<String, String> attached,
    long arrivedAtMs,
    CallState state,
    String queueId,
    String digit,
    int priority,
    @Nullable String onlyAgent,
    boolean front,
    long place,
    long queuedAtMs,
    int segment,
    Waited waited) {

  public Call {
    attached = Map.copyOf(attached);
    waited = Objects.requireNonNullElse(waited, new Waited(queuedAtMs, 0));
  }

  /**
   * What a call's waiting has brought it.
   *
   * @param sinceMs when the caller began to wait: what order and rules go by
   * @param step by how many steps its requirement is relaxed
   */
  public record Waited(long sinceMs, int step) {
    static final Waited NONE = new Waited(0, 0);

    Waited step(int relaxed) {
      return new Waited(sinceMs, relaxed);
    }
  }

  static Call arrived(Event.CallArrived event, long nowMs, CallState menu) {
    return new Call(
        event.callId(),
        event.callerNumber(),
        event.attached(),
        nowMs,
        menu,
        "",
        "",
        0,
        null,
        false,
        0,
        0,
        0,
        Waited.NONE);
  }

  /** Whether it waits or rings: not answered yet. */
  public boolean unanswered() {
    return state instanceof CallState.Queued || state instanceof CallState.Offered;
  }

  Call in(CallState next) {
    return with(next, front, queuedAtMs, segment, waited);
  }

  Call waiting(Waited changed) {
    return with(state, front, queuedAtMs, segment, changed);
  }

  Call front(CallState next, long waitBeganMs, int inSegment, Waited changed) {
    return with(next, true, waitBeganMs, inSegment, changed);
  }

  private Call with(
      CallState next, boolean first, long waitBeganMs, int inSegment, Waited changed) {
    return new Call(
        callId,
        callerNumber,
        attached,
        arrivedAtMs,
        next,
        queueId,
        digit,
        priority,
        onlyAgent,
        first,
        place,
        waitBeganMs,
        inSegment,
        changed);
  }
}
