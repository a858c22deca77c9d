package org.seatline.softphone.call;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a call; {@link CallMachine} advances it. All of it is data, so that a call can be
 * written down and taken up by another process ({@link CallSnapshot}).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CallState.Idle.class, name = "idle"),
  @JsonSubTypes.Type(value = CallState.Calling.class, name = "calling"),
  @JsonSubTypes.Type(value = CallState.Ringing.class, name = "ringing"),
  @JsonSubTypes.Type(value = Established.class, name = "established"),
  @JsonSubTypes.Type(value = CallState.Closing.class, name = "closing"),
  @JsonSubTypes.Type(value = CallState.Ended.class, name = "ended"),
})
public sealed interface CallState
    permits CallState.Idle,
        CallState.Calling,
        CallState.Ringing,
        Established,
        CallState.Closing,
        CallState.Ended {
  /** No deadline. */
  long NEVER = Long.MAX_VALUE;

  CallSettings settings();

  /** When the machine wants its next {@link CallEvent.Tick}, in the time of the events. */
  long deadlineMs();

  /** Before the first event. */
  record Idle(CallSettings settings, String localTag, String contact) implements CallState {
    @Override
    public long deadlineMs() {
      return NEVER;
    }
  }

  /** How far our INVITE is. */
  enum Phase {
    /** No response yet: a CANCEL must wait (RFC 3261 9.1). */
    SENT,
    HEARD,
    /** Hung up before any response. */
    CANCEL_WANTED,
    CANCEL_SENT,
    /** 401 or 407: waits for credentials. */
    CHALLENGED
  }

  /**
   * Our INVITE has no final response.
   *
   * @param dialog without remote tag
   * @param goodbye headers of the hang-up, once it is wanted
   * @param tries INVITEs sent, the first included
   */
  record Calling(
      CallSettings settings,
      Dialog dialog,
      SipRequest invite,
      Phase phase,
      @Nullable SipHeaders goodbye,
      CallEnd.Cause reason,
      int tries,
      long deadlineMs)
      implements CallState {
    Calling in(Phase next, long deadline) {
      return new Calling(settings, dialog, invite, next, goodbye, reason, tries, deadline);
    }

    Calling leaving(SipHeaders headers, CallEnd.Cause why) {
      return new Calling(settings, dialog, invite, phase, headers, why, tries, deadlineMs);
    }
  }

  /**
   * The peer's INVITE has no final response.
   *
   * @param transaction of the INVITE
   * @param last provisional response sent, or null
   */
  record Ringing(
      CallSettings settings,
      Dialog dialog,
      String transaction,
      SipRequest invite,
      @Nullable SipResponse last,
      long deadlineMs)
      implements CallState {}

  /** Our BYE has no final response. */
  record Closing(
      CallSettings settings, Dialog dialog, List<SipRequest> acks, CallEnd end, long deadlineMs)
      implements CallState {
    public Closing {
      acks = List.copyOf(acks);
    }
  }

  /**
   * Over; lingers for 64*T1 to answer what is still under way.
   *
   * @param dialog null when there never was one
   * @param invite the INVITE that began it, for late responses and CANCELs; null when unknown
   * @param caller whether that INVITE was ours
   */
  record Ended(
      CallSettings settings,
      @Nullable Dialog dialog,
      @Nullable SipRequest invite,
      boolean caller,
      List<SipRequest> acks,
      CallEnd end,
      long deadlineMs)
      implements CallState {
    public Ended {
      acks = List.copyOf(acks);
    }
  }
}
