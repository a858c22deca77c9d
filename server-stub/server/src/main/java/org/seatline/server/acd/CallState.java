package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Where a call is. A call that ended is no longer known. The names are stable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CallState.InMenu.class, name = "in-menu"),
  @JsonSubTypes.Type(value = CallState.Queued.class, name = "queued"),
  @JsonSubTypes.Type(value = CallState.Offered.class, name = "offered"),
  @JsonSubTypes.Type(value = CallState.Talking.class, name = "talking"),
  @JsonSubTypes.Type(value = CallState.Voicemail.class, name = "voicemail"),
  @JsonSubTypes.Type(value = CallState.Choosing.class, name = "choosing"),
  @JsonSubTypes.Type(value = CallState.Resting.class, name = "resting"),
  @JsonSubTypes.Type(value = CallState.Dialling.class, name = "dialling"),
  @JsonSubTypes.Type(value = CallState.Unheard.class, name = "unheard"),
  @JsonSubTypes.Type(value = CallState.Outside.class, name = "outside"),
})
public sealed interface CallState {

  /** Hears the menu, until {@code deadlineMs}. */
  record InMenu(long deadlineMs) implements CallState {}

  /** Waits; the position is announced at {@code announceAtMs} (0 for never). */
  record Queued(long announceAtMs) implements CallState {}

  /** Rings at one seat, or at several when the strategy rings several at once. */
  record Offered(List<Offer> offers) implements CallState {
    public Offered {
      offers = List.copyOf(offers);
    }
  }

  /**
   * Talks with the seat.
   *
   * @param heldSinceMs since when on hold, 0 when not
   * @param heldMs earlier holds together
   */
  record Talking(
      String agentId,
      String offerId,
      long offeredAtMs,
      long answeredAtMs,
      long heldSinceMs,
      long heldMs)
      implements CallState {}

  /** Leaves a message, until {@code deadlineMs}. */
  record Voicemail(long deadlineMs) implements CallState {}

  /** Is asked, at the entry of a queue, whether to be called back; until {@code deadlineMs}. */
  record Choosing(long deadlineMs) implements CallState {}

  /**
   * A callback that nobody is to answer now.
   *
   * @param untilMs the end of the pause after an attempt, 0 for none
   * @param why {@code closed} while its queue is, else what came of the last attempt
   */
  record Resting(long untilMs, String why) implements CallState {}

  /** A seat has answered a callback; the caller's phone rings, until {@code deadlineMs}. */
  record Dialling(
      String agentId, String offerId, long offeredAtMs, long grantedAtMs, long deadlineMs)
      implements CallState {}

  /**
   * Back from a seat to which its caller could not be brought, because the caller's phone says
   * nothing: no seat is offered the call until it does, and keeps its place; at {@code untilMs} it
   * waits on all the same.
   */
  record Unheard(long untilMs) implements CallState {}

  /**
   * Rings at a number outside the centre, or is with it.
   *
   * @param agentId who handed over, or asks
   * @param answeredAtMs 0 while it rings
   * @param deadlineMs how long it may ring; 0 from the answer on
   */
  record Outside(
      String number,
      String offerId,
      String agentId,
      long dialledAtMs,
      long answeredAtMs,
      long deadlineMs)
      implements CallState {

    /** Whether somebody is there. */
    public boolean answered() {
      return answeredAtMs != 0;
    }

    Outside answeredAt(long atMs) {
      return new Outside(number, offerId, agentId, dialledAtMs, atMs, 0);
    }
  }

  /** One open offer. */
  record Offer(String offerId, String agentId, long offeredAtMs, long deadlineMs) {}
}
