package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One agent's seat.
 *
 * @param session the connection that holds the lease, empty when there never was one
 * @param leased whether that connection is alive
 * @param unprovenSinceMs since when the seat has to prove itself (lease lost, or back but a call
 *     not declared yet), 0 when it is proven
 * @param sinceMs since when it is in this state
 * @param pending what happens after the present call, or null
 * @param lastOfferOrder number of its last offer, 0 for none
 * @param answered calls answered since sign-in
 * @param talkMs time talked since sign-in
 * @param misses offers in a row that it did not take
 * @param phone the plain SIP phone that is this seat, or null: then it has a coordination channel
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Seat(
    String agentId,
    String session,
    boolean leased,
    long unprovenSinceMs,
    SeatState state,
    long sinceMs,
    @Nullable Pending pending,
    long lastOfferOrder,
    long answered,
    long talkMs,
    int misses,
    @Nullable Phone phone) {

  /**
   * A plain SIP phone: its registration is the lease, its dialogs prove its calls. One that is
   * registered while its seat is signed out was sent away, by its agent or by a lead.
   *
   * @param untilMs when its registration ends; 0 when that ended in the middle of a call
   */
  public record Phone(long untilMs) {
    static final Phone GONE = new Phone(0);
  }

  /**
   * What happens when the call and its wrap-up are over.
   *
   * @param who the lead who wants it, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Pending(boolean signOut, String reason, SetBy by, @Nullable String who) {
    Pending(boolean signOut, String reason, SetBy by) {
      this(signOut, reason, by, null);
    }
  }

  static Seat signedOut(String agentId, long atMs) {
    return new Seat(
        agentId, "", false, 0, new SeatState.SignedOut(""), atMs, null, 0, 0, 0, 0, null);
  }

  /** Whether a call may be offered. */
  public boolean offerable() {
    return leased && unprovenSinceMs == 0 && state instanceof SeatState.Ready;
  }

  Seat in(SeatState next, long atMs) {
    return with(session, leased, unprovenSinceMs, next, atMs, pending);
  }

  Seat leased(String by, boolean alive, long unproven) {
    return with(by, alive, unproven, state, sinceMs, pending);
  }

  Seat pending(@Nullable Pending next) {
    return with(session, leased, unprovenSinceMs, state, sinceMs, next);
  }

  private Seat with(
      String by, boolean alive, long unproven, SeatState next, long atMs, @Nullable Pending then) {
    return new Seat(
        agentId,
        by,
        alive,
        unproven,
        next,
        atMs,
        then,
        lastOfferOrder,
        answered,
        talkMs,
        misses,
        phone);
  }

  Seat counted(long offerOrder, long answeredCalls, long talkedMs) {
    return new Seat(
        agentId,
        session,
        leased,
        unprovenSinceMs,
        state,
        sinceMs,
        pending,
        offerOrder,
        answeredCalls,
        talkedMs,
        misses,
        phone);
  }

  Seat missed(int inARow) {
    return new Seat(
        agentId,
        session,
        leased,
        unprovenSinceMs,
        state,
        sinceMs,
        pending,
        lastOfferOrder,
        answered,
        talkMs,
        inARow,
        phone);
  }

  /** Whether its phone's registration ended while it talked: it is no seat any more after that. */
  boolean phoneGone() {
    return Phone.GONE.equals(phone);
  }

  Seat at(@Nullable Phone next) {
    return new Seat(
        agentId,
        session,
        leased,
        unprovenSinceMs,
        state,
        sinceMs,
        pending,
        lastOfferOrder,
        answered,
        talkMs,
        misses,
        next);
  }
}
