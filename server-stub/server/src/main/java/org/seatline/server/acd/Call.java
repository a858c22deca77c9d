package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
 * @param callback set while nobody holds the line: the caller is to be called back; else null
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
    Waited waited,
    @Nullable Callback callback) {

  public Call {
    attached = Map.copyOf(attached);
    waited = Objects.requireNonNullElse(waited, Waited.since(queuedAtMs));
  }

  /**
   * What a call's waiting has brought it.
   *
   * @param sinceMs when the caller began to wait, kept over an overflow: what order and rules go by
   * @param step by how many steps its requirement is relaxed
   * @param past queues it was in, and overflow rules that were used for it
   * @param preferred the seat that it waits for, or null when any will do
   * @param dialled how often its caller was dialled, over all callbacks: never counted anew, so
   *     that what is told of one dialling is not taken for another
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Waited(
      long sinceMs, int step, List<String> past, @Nullable Preference preferred, int dialled) {
    public Waited {
      past = List.copyOf(Objects.requireNonNullElse(past, List.of()));
    }

    static Waited since(long sinceMs) {
      return new Waited(sinceMs, 0, List.of(), null, 0);
    }

    Waited step(int relaxed) {
      return new Waited(sinceMs, relaxed, past, preferred, dialled);
    }

    Waited past(String more) {
      List<String> longer = new ArrayList<>(past);
      longer.add(more);
      return new Waited(sinceMs, step, longer, preferred, dialled);
    }

    /** The wait of somebody who began to wait then. */
    Waited sinceThen(long earlierMs) {
      return new Waited(earlierMs, step, past, preferred, dialled);
    }

    /** A new wait of the same call: what was used is not used again. */
    Waited anew(long nowMs, int relaxed) {
      return new Waited(nowMs, relaxed, past, null, dialled);
    }

    /** A wait that has nothing to do with the earlier one: its caller chose anew. */
    Waited chosenAnew(long nowMs) {
      return new Waited(nowMs, 0, List.of(), null, dialled);
    }

    /** The wait goes on counting where the talk that has ended stopped it. */
    Waited afterTalk(long nowMs, long answeredAtMs) {
      long waitedMs = Math.max(0, answeredAtMs - sinceMs);
      return new Waited(nowMs - waitedMs, 0, List.of(), null, dialled);
    }

    Waited dialledOnceMore() {
      return new Waited(sinceMs, step, past, preferred, dialled + 1);
    }

    Waited preferring(@Nullable Preference seat) {
      return new Waited(sinceMs, step, past, seat, dialled);
    }
  }

  /**
   * A seat that a call waits for.
   *
   * @param untilMs then any seat will do
   */
  public record Preference(String agentId, long untilMs) {}

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
        Waited.since(0),
        null);
  }

  /** Whether it waits, heard or not, or rings: not answered yet. */
  public boolean unanswered() {
    return state instanceof CallState.Queued
        || state instanceof CallState.Offered
        || state instanceof CallState.Unheard;
  }

  Call in(CallState next) {
    Draft call = new Draft(this);
    call.state = next;
    return call.made();
  }

  Call waiting(Waited changed) {
    Draft call = new Draft(this);
    call.waited = changed;
    return call.made();
  }

  /** The call as it goes into a queue. */
  Call entering(
      AcdConfig.Queue queue, CallState next, long inPlace, long waitBeganMs, Waited changed) {
    Draft call = new Draft(this);
    call.queueId = queue.id();
    call.state = next;
    call.front = false;
    call.place = inPlace;
    call.queuedAtMs = waitBeganMs;
    call.segment++;
    call.waited = changed;
    return call.made();
  }

  /** The call in a state of this queue in which it does not wait. */
  Call outOfLine(String ofQueue, CallState next) {
    Draft call = new Draft(this);
    call.queueId = ofQueue;
    call.state = next;
    call.front = false;
    return call.made();
  }

  /** The call with what was chosen in the menu, and its whole priority. */
  Call wanting(Event.CallQueued choice, int points) {
    Draft call = new Draft(this);
    call.digit = choice.digit();
    call.priority = points;
    call.onlyAgent = choice.onlyAgent();
    call.front = false;
    return call.made();
  }

  /** The call with other attached data and, or by null without, the one seat that may get it. */
  Call attaching(Map<String, String> data, @Nullable String only) {
    Draft call = new Draft(this);
    call.attached = data;
    call.onlyAgent = only;
    return call.made();
  }

  /** The call for this seat alone, or, by null, for anybody. */
  Call directed(@Nullable String only) {
    return attaching(attached, only);
  }

  /** Asking a colleague about this call: a call of its own. */
  Call asking(String consultId, String asker, String handover, long nowMs) {
    Map<String, String> data = new HashMap<>(Consults.handing(attached, handover));
    data.put(Consults.ASKER, asker);
    return new Call(
        consultId,
        callerNumber,
        data,
        nowMs,
        state,
        queueId,
        digit,
        priority,
        null,
        false,
        0,
        0,
        0,
        Waited.since(nowMs),
        null);
  }

  /** The call as it goes on with whoever was asked about it. */
  Call joined(String ofQueue, CallState next, long nowMs) {
    Draft call = new Draft(this);
    call.queueId = ofQueue;
    call.state = next;
    call.front = false;
    call.queuedAtMs = nowMs;
    call.segment++;
    call.waited = waited.anew(nowMs, 0).past(ofQueue);
    return call.made();
  }

  /** The call without its caller's leg, or, with null, with it again. */
  Call callingBack(@Nullable Callback next) {
    Draft call = new Draft(this);
    call.callback = next;
    return call.made();
  }

  /** A new wait of the call in its queue; its order is that of the old one. */
  Call again(CallState next, long inPlace, long waitBeganMs) {
    Draft call = new Draft(this);
    call.state = next;
    call.place = inPlace;
    call.queuedAtMs = waitBeganMs;
    call.segment++;
    call.waited = waited.preferring(null);
    return call.made();
  }

  Call front(CallState next, long waitBeganMs, int inSegment, Waited changed) {
    Draft call = new Draft(this);
    call.state = next;
    call.front = true;
    call.queuedAtMs = waitBeganMs;
    call.segment = inSegment;
    call.waited = changed;
    return call.made();
  }

  /** The same call while it is changed. */
  private static final class Draft {
    private final Call call;
    private Map<String, String> attached;
    private CallState state;
    private String queueId;
    private String digit;
    private int priority;
    private @Nullable String onlyAgent;
    private boolean front;
    private long place;
    private long queuedAtMs;
    private int segment;
    private Waited waited;
    private @Nullable Callback callback;

    Draft(Call call) {
      this.call = call;
      attached = call.attached;
      state = call.state;
      queueId = call.queueId;
      digit = call.digit;
      priority = call.priority;
      onlyAgent = call.onlyAgent;
      front = call.front;
      place = call.place;
      queuedAtMs = call.queuedAtMs;
      segment = call.segment;
      waited = call.waited;
      callback = call.callback;
    }

    Call made() {
      return new Call(
          call.callId,
          call.callerNumber,
          attached,
          call.arrivedAtMs,
          state,
          queueId,
          digit,
          priority,
          onlyAgent,
          front,
          place,
          queuedAtMs,
          segment,
          waited,
          callback);
    }
  }
}
