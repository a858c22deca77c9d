package org.seatline.server.telephony;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.UserAgent;

/**
 * The caller's side of a call: where its media are wanted, and the re-INVITE that brings them
 * there. One re-INVITE runs at a time; a newer wish replaces a waiting one.
 */
final class CallerLeg {
  /** How a wish ended: with the caller's new session description, or with a status. */
  interface Outcome {
    void moved(SessionDescription callerSdp);

    void refused(int status);
  }

  private record Wish(SessionDescription media, Outcome outcome) {}

  private final Call call;
  private final String host;
  private final long sessionId;
  private long version;
  private SessionDescription sdp;
  private SessionDescription offered;
  private @Nullable Wish running;
  private @Nullable Wish waiting;
  private long moves;

  CallerLeg(Call call, String host, long sessionId, long version, SessionDescription sdp) {
    this.call = call;
    this.host = host;
    this.sessionId = sessionId;
    this.version = version;
    this.sdp = sdp;
    this.offered = sdp;
  }

  Call call() {
    return call;
  }

  /** The caller's last session description. */
  SessionDescription sdp() {
    return sdp;
  }

  /**
   * Its media where they are now, in every format that it ever offered: after our voice it has
   * answered with G.711 alone, and still speaks what it spoke before.
   */
  SessionDescription offerable() {
    return SdpRelay.widened(sdp, offered);
  }

  long sessionId() {
    return sessionId;
  }

  long version() {
    return version;
  }

  /** The next version of our session towards the caller. */
  long nextVersion() {
    return ++version;
  }

  /** Takes a new offer of the caller's. */
  void sdp(SessionDescription next) {
    sdp = next;
    offered = next;
  }

  /** These media as our next session description towards the caller. */
  String ours(SessionDescription media) {
    return SdpRelay.ours(media, host, sessionId, nextVersion());
  }

  /** Moves the caller's media. Runs on the {@link UserAgent}'s thread, as everything here. */
  void move(SessionDescription media, Outcome outcome) {
    moves++;
    Wish wish = new Wish(media, outcome);
    if (running == null) {
      run(wish);
    } else {
      waiting = wish;
    }
  }

  /** Whether a re-INVITE of ours has no answer yet. */
  boolean silent() {
    return running != null;
  }

  /** How often its media were wanted elsewhere: by it one knows whether a wish is the last one. */
  long moves() {
    return moves;
  }

  private void run(Wish wish) {
    running = wish;
    call.reinvite(ours(wish.media()));
  }

  /** The caller accepted; true when it was a move of ours. */
  boolean answered(@Nullable String text) {
    Wish wish = running;
    SessionDescription answer = SdpRelay.parse(text);
    if (wish == null) {
      return false;
    }
    running = null;
    if (answer == null) {
      wish.outcome().refused(488);
    } else {
      sdp = answer;
      if (waiting == null) {
        wish.outcome().moved(answer);
      }
    }
    next();
    return true;
  }

  /** The caller refused. */
  void refused(int status) {
    Wish wish = running;
    running = null;
    if (wish != null) {
      wish.outcome().refused(status);
    }
    next();
  }

  private void next() {
    Wish wish = waiting;
    if (wish != null && running == null) {
      waiting = null;
      run(wish);
    }
  }
}
