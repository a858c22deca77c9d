package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
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
    int segment) {

  public Call {
    attached = Map.copyOf(attached);
  }

  /** Whether it waits or rings: not answered yet. */
  public boolean unanswered() {
    return state instanceof CallState.Queued || state instanceof CallState.Offered;
  }

  Call in(CallState next) {
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
        front,
        place,
        queuedAtMs,
        segment);
  }

  Call front(CallState next, long waitBeganMs, int inSegment) {
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
        true,
        place,
        waitBeganMs,
        inSegment);
  }
}
