package org.seatline.app.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.protocol.LocalizedText;

/**
 * What somebody is in the middle of, so that it can be taken up when the seat's process has died.
 * Times are Unix milliseconds, since they outlive the process; the names are stable.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LeftWork.Ringing.class, name = "ringing"),
  @JsonSubTypes.Type(value = LeftWork.Talking.class, name = "talking"),
  @JsonSubTypes.Type(value = LeftWork.OnLine.class, name = "line"),
  @JsonSubTypes.Type(value = LeftWork.WrapUp.class, name = "wrap-up"),
})
public sealed interface LeftWork {
  /** The call that it is about. */
  String callId();

  /** A call rang here, or was answered and not connected yet. */
  record Ringing(String callId) implements LeftWork {}

  /** A talk. */
  record Talking(
      String callId,
      String offerId,
      String number,
      String queueId,
      List<String> menuPath,
      long waitedMs,
      long sinceMs,
      @Nullable LocalizedText drill,
      Map<String, String> attached)
      implements LeftWork {}

  /**
   * A call over the fall-back line, from its beginning on.
   *
   * @param answeredMs when both could talk, or null
   */
  record OnLine(
      String callId,
      boolean outgoing,
      String number,
      String queueId,
      long startedMs,
      @Nullable Long answeredMs)
      implements LeftWork {}

  /**
   * After-call work.
   *
   * @param untilMs when it ends by itself, or null when unlimited
   * @param disposition what is chosen so far, or null
   */
  record WrapUp(
      String callId,
      String queueId,
      long sinceMs,
      @Nullable Long untilMs,
      long totalMs,
      @Nullable String disposition)
      implements LeftWork {}

  /**
   * What a state is in the middle of, or null.
   *
   * @param anyMoment one moment by both clocks, the same for every call, so that the same state
   *     always gives the same times
   */
  static @Nullable LeftWork of(SeatModel model, SeatTime anyMoment) {
    LiveCall call = model.call();
    SeatSnapshot.WrapUp wrapUp = model.wrapUp();
    if (call != null) {
      return ofCall(call, anyMoment);
    }
    if (wrapUp == null) {
      return null;
    }
    Long until = wrapUp.untilNanos();
    return new WrapUp(
        wrapUp.callId(),
        wrapUp.queueId(),
        anyMoment.wallMsOf(wrapUp.sinceNanos()),
        until == null ? null : Long.valueOf(anyMoment.wallMsOf(until)),
        wrapUp.totalMs(),
        wrapUp.disposition());
  }

  private static @Nullable LeftWork ofCall(LiveCall call, SeatTime anyMoment) {
    LineCall line = call.line();
    if (line != null) {
      return ofLine(call, line);
    }
    Long since = call.talkSinceNanos();
    if (call.phase() == Phase.RINGING || since == null) {
      return new Ringing(call.callId());
    }
    return new Talking(
        call.callId(),
        call.offerId(),
        call.number(),
        call.queueId(),
        call.menuPath(),
        call.waitedMs(),
        anyMoment.wallMsOf(since),
        call.drill(),
        call.attached());
  }

  private static LeftWork ofLine(LiveCall call, LineCall line) {
    long answered = line.answeredMs();
    return new OnLine(
        call.callId(),
        line.outgoing(),
        call.number(),
        call.queueId(),
        line.startedMs(),
        answered == 0 ? null : Long.valueOf(answered));
  }
}
