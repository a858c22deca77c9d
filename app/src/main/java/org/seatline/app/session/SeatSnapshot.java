package org.seatline.app.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.AgentProfile;
import org.seatline.protocol.Disposition;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.SeatRules;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.SuperviseMode;

/**
 * Everything about the seat at one moment. Times named {@code …Nanos} are {@link System#nanoTime}
 * values of this process: for durations, not for the calendar.
 */
public record SeatSnapshot(
    SignIn signIn,
    @Nullable Person person,
    Connection connection,
    State state,
    @Nullable CallView call,
    @Nullable WrapUp wrapUp,
    HeadsetStatus headset,
    List<QueueAtGlance> queues,
    @Nullable Supervision supervision,
    boolean listenedTo,
    List<TextLine> messages,
    Day day,
    DiskState disk) {

  /** How long a talk is offered for resuming after the seat's process died in it. */
  public static final long RESUME_OFFER_MS = 20_000;

  /** Where signing in stands. */
  public record SignIn(Step step, @Nullable String errorCode) {
    /** The steps of signing in. */
    public enum Step {
      /** The form is shown. */
      SIGNED_OUT,
      /** Waiting for the server. */
      SIGNING_IN,
      /** Signed in, scripts and forms are loading. */
      LOADING,
      /** At work. */
      SIGNED_IN,
      /** At work, and the screen shows nothing until the password is given. */
      LOCKED,
      /** The password of a locked seat is being tried. */
      UNLOCKING;

      /** Whether the screen must show nothing of customers. */
      public boolean covered() {
        return this == LOCKED || this == UNLOCKING;
      }
    }
  }

  /** Who is signed in, and what the centre has configured. */
  public record Person(
      AgentProfile agent,
      Map<String, QueueInfo> queues,
      List<ReasonCode> reasons,
      List<Disposition> dispositions,
      SeatRules rules) {

    /** What a not-ready reason is called; the id itself for one that nobody configured. */
    public LocalizedText reasonName(String id) {
      if (id.equals(FallbackLine.REASON)) {
        return FallbackLine.REASON_NAME;
      }
      return reasons.stream()
          .filter(each -> each.id().equals(id))
          .findFirst()
          .map(ReasonCode::name)
          .orElseGet(() -> new LocalizedText(id, id));
    }
  }

  /**
   * The way to the server.
   *
   * @param online whether the seat channel is up
   * @param aloneSinceMs wall clock since when the seat works alone, or null when online
   * @param aloneUntilMs wall clock until when signing in works without the server, for somebody who
   *     did so; null otherwise
   * @param waitingToSend mutations and recordings that the server has not acknowledged
   * @param roundTripMs of the last heartbeat, or -1
   */
  public record Connection(
      boolean online,
      @Nullable Long aloneSinceMs,
      @Nullable Long aloneUntilMs,
      int waitingToSend,
      long roundTripMs,
      LocalCopy copy) {}

  /**
   * How much of the server's data is here. A seat works from its scripts and forms on, customers
   * come in behind.
   *
   * @param percent 100 once everything has been here
   * @param callersFetched how often a caller's record was fetched out of its turn
   */
  public record LocalCopy(int percent, int callersFetched) {
    /** Everything is here. */
    public static final LocalCopy COMPLETE = new LocalCopy(100, 0);

    /** Whether everything has been here. */
    public boolean complete() {
      return percent >= 100;
    }
  }

  /**
   * The seat's state.
   *
   * @param reason not-ready reason or null
   * @param nextNotReady reason of the not-ready that follows the call, or null
   */
  public record State(
      SeatStateName name,
      long sinceNanos,
      @Nullable String reason,
      @Nullable String nextNotReady) {}

  /**
   * The call at the seat, from the first sign of it until the wrap-up begins.
   *
   * @param number normalised number, empty when withheld
   * @param ringUntilNanos when ringing, or the offer to resume, ends; null when there is neither
   * @param talkSinceNanos when talking began, or null before
   * @param drill the drill's title, or null
   * @param quality of what both hear, or null before anything is measured
   * @param line set when it is a call over the fall-back line
   * @param company colleagues who have to do with it
   */
  public record CallView(
      String callId,
      Phase phase,
      String number,
      String queueId,
      List<String> menuPath,
      long waitedMs,
      long arrivedNanos,
      @Nullable Long ringUntilNanos,
      long ringMs,
      @Nullable Long talkSinceNanos,
      boolean held,
      boolean muted,
      Recording recording,
      @Nullable LocalizedText drill,
      Map<String, String> attached,
      @Nullable VoiceQuality quality,
      @Nullable Line line,
      Company company) {
    /**
     * The fall-back line.
     *
     * @param outgoing whether the seat placed the call
     * @param rings whether it rings at the other side, for one that is placed
     */
    public record Line(boolean outgoing, boolean rings) {}

    /** Where the call stands. */
    public enum Phase {
      /** Is being placed from here. */
      CALLING,
      /** Rings here. */
      RINGING,
      /** Answered here, the grant or the media are still to come. */
      CONNECTING,
      /** Both can talk (or the caller is on hold). */
      TALKING,
      /** The seat's process died in the talk; the agent may take it up again. */
      INTERRUPTED
    }

    /** Whether the call is recorded. */
    public enum Recording {
      /** Both sides are written. */
      ON,
      /** Paused by the agent. */
      PAUSED,
      /** Not recorded. */
      OFF
    }
  }

  /**
   * After-call work.
   *
   * @param untilNanos when it ends by itself, or null when unlimited
   * @param disposition what is chosen so far and counts when the time runs out, or null
   */
  public record WrapUp(
      String callId,
      String queueId,
      long sinceNanos,
      @Nullable Long untilNanos,
      long totalMs,
      @Nullable String disposition) {
    /** The same with another choice so far. */
    WrapUp choosing(@Nullable String next) {
      return new WrapUp(callId, queueId, sinceNanos, untilNanos, totalMs, next);
    }

    /** The same until this moment, {@code ms} longer in all. */
    WrapUp longer(long nextUntilNanos, long ms) {
      return new WrapUp(callId, queueId, sinceNanos, nextUntilNanos, totalMs + ms, disposition);
    }
  }

  /**
   * The headset.
   *
   * @param name as the system calls it, empty when there is none
   * @param problem message key of what is wrong, or null
   * @param micLevel 0 to 1, smoothed
   * @param earLevel 0 to 1, smoothed
   */
  public record HeadsetStatus(
      String name, @Nullable String problem, double micLevel, double earLevel) {}

  /** A lead's part in another seat's call; the microphone is live except when listening. */
  public record Supervision(String agentId, String callId, SuperviseMode mode, boolean connected) {}

  /** A message from a lead. */
  public record TextLine(LocalizedText from, String text, long atMs) {}

  /** This agent's day at this seat. */
  public record Day(int calls, long talkMs, long wrapUpMs) {}
}
