package org.seatline.softphone.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An INVITE was answered with 2xx and nobody has said BYE.
 *
 * @param caller whether the Call-ID is ours: decides the wait after a glare (RFC 3261 14.1)
 * @param own our INVITE that awaits its final response or whose ACK we owe, or null
 * @param theirs the peer's INVITE that awaits our answer or whose ACK we await, or null
 * @param planned a re-INVITE to send when its time has come and no other is open, or null
 * @param timer session timer (RFC 4028), or null
 * @param goodbye headers of a BYE that must wait for the ACK (RFC 3261 15), or null
 * @param acks the last ACKs sent, to repeat for repeated 2xx
 * @param localSdp our last session description, repeated by a session refresh
 * @param peerUpdates whether the peer allows UPDATE
 */
public record Established(
    CallSettings settings,
    Dialog dialog,
    boolean caller,
    @Nullable OwnInvite own,
    @Nullable TheirInvite theirs,
    @Nullable Planned planned,
    @Nullable SessionTimer timer,
    @Nullable SipHeaders goodbye,
    List<SipRequest> acks,
    @Nullable String localSdp,
    boolean peerUpdates)
    implements CallState {
  /** ACKs kept for repetition. */
  static final int ACKS_MAX = 4;

  public Established {
    acks = List.copyOf(acks);
  }

  /**
   * An INVITE of ours.
   *
   * @param ackOwed whether its 2xx has come with an offer that the ACK must answer
   * @param refresh whether it only refreshes the session: failures are not reported
   */
  public record OwnInvite(SipRequest request, boolean ackOwed, boolean refresh, long deadlineMs) {}

  /**
   * An INVITE of the peer.
   *
   * @param answer our 2xx, repeated until its ACK comes; null before the answer
   * @param nextMs when the answer is repeated
   * @param intervalMs to the repetition after that
   * @param initial whether this INVITE began the call
   */
  public record TheirInvite(
      String transaction,
      SipRequest request,
      @Nullable SipResponse answer,
      long nextMs,
      long intervalMs,
      long deadlineMs,
      boolean initial) {}

  /** A re-INVITE to send; without an offer when sdp is null. */
  public record Planned(@Nullable String sdp, long dueMs, int tries) {}

  /**
   * Session timer.
   *
   * @param weRefresh whether it is for us to refresh
   * @param refreshMs when we refresh
   * @param expiresMs when the call ends without a refresh
   */
  public record SessionTimer(int intervalSec, boolean weRefresh, long refreshMs, long expiresMs) {}

  /** Whether no INVITE is under way in either direction. */
  boolean free() {
    return own == null && theirs == null && goodbye == null;
  }

  @Override
  public long deadlineMs() {
    long next = NEVER;
    if (own != null) {
      next = Math.min(next, own.deadlineMs());
    }
    if (theirs != null) {
      next = Math.min(next, Math.min(theirs.nextMs(), theirs.deadlineMs()));
    }
    if (planned != null && free()) {
      next = Math.min(next, planned.dueMs());
    }
    if (timer != null) {
      boolean refreshable = timer.weRefresh() && free();
      next = Math.min(next, refreshable ? timer.refreshMs() : timer.expiresMs());
    }
    return next;
  }

  /** The same call at another place of ours. */
  public Established withContact(String contact) {
    return withDialog(dialog.withContact(contact));
  }

  Established withDialog(Dialog next) {
    return new Established(
        settings, next, caller, own, theirs, planned, timer, goodbye, acks, localSdp, peerUpdates);
  }

  Established withOwn(@Nullable OwnInvite next) {
    return new Established(
        settings,
        dialog,
        caller,
        next,
        theirs,
        planned,
        timer,
        goodbye,
        acks,
        localSdp,
        peerUpdates);
  }

  Established withTheirs(@Nullable TheirInvite next) {
    return new Established(
        settings, dialog, caller, own, next, planned, timer, goodbye, acks, localSdp, peerUpdates);
  }

  Established withPlanned(@Nullable Planned next) {
    return new Established(
        settings, dialog, caller, own, theirs, next, timer, goodbye, acks, localSdp, peerUpdates);
  }

  Established withTimer(@Nullable SessionTimer next) {
    return new Established(
        settings, dialog, caller, own, theirs, planned, next, goodbye, acks, localSdp, peerUpdates);
  }

  Established withGoodbye(SipHeaders next) {
    return new Established(
        settings, dialog, caller, own, theirs, planned, timer, next, acks, localSdp, peerUpdates);
  }

  Established withLocalSdp(@Nullable String next) {
    String kept = next == null ? localSdp : next;
    return new Established(
        settings, dialog, caller, own, theirs, planned, timer, goodbye, acks, kept, peerUpdates);
  }

  Established withAck(SipRequest ack) {
    var next = new ArrayList<>(acks);
    next.add(ack);
    if (next.size() > ACKS_MAX) {
      next.removeFirst();
    }
    return new Established(
        settings,
        dialog,
        caller,
        own,
        theirs,
        planned,
        timer,
        goodbye,
        next,
        localSdp,
        peerUpdates);
  }
}
