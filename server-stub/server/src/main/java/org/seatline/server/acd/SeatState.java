package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a seat is doing, as the core knows it. The names are stable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SeatState.SignedOut.class, name = "signed-out"),
  @JsonSubTypes.Type(value = SeatState.NotReady.class, name = "not-ready"),
  @JsonSubTypes.Type(value = SeatState.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = SeatState.Reserved.class, name = "reserved"),
  @JsonSubTypes.Type(value = SeatState.Talking.class, name = "talking"),
  @JsonSubTypes.Type(value = SeatState.WrapUp.class, name = "wrap-up"),
})
public sealed interface SeatState {

  /** The stable name, as in the glossary. */
  default String stateName() {
    return switch (this) {
      case SignedOut s -> "signed-out";
      case NotReady s -> "not-ready";
      case Ready s -> "ready";
      case Reserved s -> "reserved";
      case Talking s -> "talking";
      case WrapUp s -> "wrap-up";
    };
  }

  /** Nobody works here; {@code reason} is empty or for example {@code lease-lost}. */
  record SignedOut(String reason) implements SeatState {}

  /**
   * Signed in, gets no calls.
   *
   * @param untilMs when it is ready again by itself, 0 for never
   * @param who the lead who forced it, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NotReady(String reason, SetBy by, long untilMs, @Nullable String who)
      implements SeatState {
    public NotReady(String reason, SetBy by) {
      this(reason, by, 0, null);
    }
  }

  /** Waits for a call. {@code order} grows with each seat that becomes ready. */
  record Ready(long order) implements SeatState {}

  /** A call is offered until {@code deadlineMs}. */
  record Reserved(String offerId, String callId, String queueId, long deadlineMs)
      implements SeatState {}

  /** Was granted the call. */
  record Talking(String callId, String offerId, String queueId) implements SeatState {}

  /**
   * Finishes the ticket until {@code deadlineMs} (0 for no end), at most until {@code latestMs}.
   */
  record WrapUp(String callId, String queueId, long startedAtMs, long deadlineMs, long latestMs)
      implements SeatState {}
}
