package org.seatline.app.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SignInResponse;

/** What comes from the server, or from the way to it. */
sealed interface ServerEvent extends SeatEvent {
  /**
   * The server let the agent in, for the first time or again after its restart.
   *
   * @param left what this person was in the middle of when the last process ended, or null
   */
  record SignedIn(SignInResponse session, LeftBooks.@Nullable Left left) implements ServerEvent {
    SignedIn(SignInResponse session) {
      this(session, null);
    }
  }

  /** No server answered, and the password opened this person's key here. */
  record SignedInAlone(SignInResponse session, long untilMs, LeftBooks.@Nullable Left left)
      implements ServerEvent {
    SignedInAlone(SignInResponse session, long untilMs) {
      this(session, untilMs, null);
    }
  }

  /** What became of the person's key. */
  record KeyHere(PeopleHere.Kept kept) implements ServerEvent {}

  /** The password of a locked seat was right, and the person's key is open. */
  record Unlocked() implements ServerEvent {}

  /** The password of a locked seat was not right, or may not be tried now. */
  record UnlockFailed(String code) implements ServerEvent {}

  /** Signing in failed with a stable code. */
  record SignInFailed(String code) implements ServerEvent {}

  /** The local store holds what work needs: scripts and forms. */
  record Loaded() implements ServerEvent {}

  /** The local store holds this much of the data, 0 to 100. */
  record Copied(int percent) implements ServerEvent {}

  /** The local store holds a caller's record that was fetched out of its turn. */
  record CallerFetched() implements ServerEvent {}

  /**
   * The seat channel is open; Hello is due.
   *
   * @param untold the end of a call that an earlier session could not tell, or null
   */
  record ChannelOpen(SeatMessage.@Nullable CallEndedAtSeat untold) implements ServerEvent {
    ChannelOpen() {
      this(null);
    }
  }

  /** The seat channel broke. */
  record ChannelLost() implements ServerEvent {}

  /** The server said something. */
  record Said(ServerMessage message) implements ServerEvent {}

  /** A heartbeat came back. */
  record RoundTrip(long ms) implements ServerEvent {}

  /** What the store knows of this agent's day. */
  record DayKnown(SeatSnapshot.Day day) implements ServerEvent {}

  /** The ends of calls that the server could not see. */
  record KeptEnds(List<SeatMessage.CallEndedAtSeat> ends) implements ServerEvent {}

  /** This much waits to be sent. */
  record Waiting(int mutationsAndRecordings) implements ServerEvent {}
}
