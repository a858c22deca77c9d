package org.seatline.app.session;

import org.seatline.protocol.SignInResponse;

/**
 * The people who signed in at this workplace before. Each has a key of their own, locked by their
 * password, under which the store keeps what they write; only the key of whoever is signed in is
 * open.
 *
 * <p>{@link #welcome} and {@link #alone} take a good part of a second of one processor: they are
 * for the sign-in thread. The passwords stay the caller's to wipe.
 */
public interface PeopleHere {

  /** What became of somebody's key when the server had let them in. */
  enum Kept {
    /** It is here, or was made: what they write can be read by them again. */
    KEPT,
    /**
     * Their password was changed elsewhere. A new key was made; what the old one sealed is kept,
     * and stays locked.
     */
    BEGUN_ANEW,
    /** It could not be written down: what they write is lost with the program. */
    NOT_KEPT
  }

  /** Whether somebody may work here without the server. */
  sealed interface Alone {
    /**
     * The password was right.
     *
     * @param session what the server said last, without its token and SIP password
     * @param untilMs wall clock until when signing in works without the server
     */
    record LetIn(SignInResponse session, long untilMs) implements Alone {}

    /**
     * No: {@value #NEVER_HERE}, {@code bad-credentials}, {@code too-many-attempts}, {@value
     * #TOO_LONG_ALONE} or {@value #CLOCK_SET_BACK}.
     */
    record Refused(String code) implements Alone {}
  }

  /** Whether somebody may have their locked seat back. */
  sealed interface Unlocked {
    /** The password was right: their key is open. */
    record Open() implements Unlocked {}

    /** No: {@value #NEVER_HERE}, {@code bad-credentials} or {@code too-many-attempts}. */
    record Refused(String code) implements Unlocked {}
  }

  /** Code: this person never signed in here, or nothing is remembered of it. */
  String NEVER_HERE = "never-here";

  /** Code: the last sign-in with the server is too long ago. */
  String TOO_LONG_ALONE = "too-long-alone";

  /** Code: the clock is before the last sign-in. */
  String CLOCK_SET_BACK = "clock-set-back";

  /** The server has let somebody in with this password: opens their key, remembers the session. */
  Kept welcome(SignInResponse session, char[] password);

  /** Somebody at work comes back to their locked seat; wrong passwords count as at sign-in. */
  Unlocked unlock(String agentId, char[] password);

  /** No server answers: checks the password by opening the key that it locks. */
  Alone alone(String agentId, char[] password);
}
