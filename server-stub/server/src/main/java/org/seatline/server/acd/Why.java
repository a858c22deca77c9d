package org.seatline.server.acd;

/** Stable reason codes in effects, facts and seat states. */
public final class Why {
  public static final String RING_NO_ANSWER = "ring-no-answer";
  public static final String REFUSED = "refused";
  public static final String OFFER_FAILED = "offer-failed";
  public static final String CONNECT_FAILED = "connect-failed";
  public static final String CALLER_GONE = "caller-gone";
  public static final String CALL_MOVED = "call-moved";
  public static final String ANSWERED_ELSEWHERE = "answered-elsewhere";
  public static final String SEAT_WITHDREW = "seat-withdrew";
  public static final String SERVER_RESTARTED = "server-restarted";
  public static final String OFFER_OVER = "offer-over";
  public static final String QUEUE_FULL = "queue-full";
  public static final String QUEUE_CLOSED = "queue-closed";
  public static final String QUEUE_OPEN = "queue-open";
  public static final String PAUSE_OVER = "pause-over";
  public static final String MAX_WAIT = "max-wait";
  public static final String WAITED_ENOUGH = "waited-enough";
  public static final String SIGNED_OUT = "signed-out";
  public static final String NO_LONGER_SERVES = "no-longer-serves";
  public static final String AFTER_WRAP_UP = "after-wrap-up";
  public static final String OVERFLOW_MESSAGE = "overflow-message";
  public static final String VOICEMAIL_TAKEN = "voicemail-taken";
  public static final String VOICEMAIL_TIMEOUT = "voicemail-timeout";
  public static final String NO_CALLBACK = "no-callback";
  public static final String CALLBACK_MERGED = "callback-merged";
  public static final String CALLBACK_GIVEN_UP = "callback-given-up";
  public static final String CALLBACK_EXPIRED = "callback-expired";
  public static final String CALLBACK_MISSED = "callback-missed";
  public static final String MENU_TIMEOUT = "menu-timeout";
  public static final String SEAT_LOST = "seat-lost";
  public static final String CALLER_UNHEARD = "caller-unheard";
  public static final String TRANSFERRED = "transferred";
  public static final String CONSULT_OVER = "consult-over";
  public static final String NOT_TALKING = "not-talking";
  public static final String SEAT_NOT_READY = "seat-not-ready";
  public static final String NO_SUCH_TARGET = "no-such-target";
  public static final String CLOSED = "closed";
  public static final String NO_LINE = "no-line";
  public static final String WRONG_NUMBER = "wrong-number";
  public static final String NUMBER_NOT_ALLOWED = "number-not-allowed";
  public static final String SEAT_ENDED = "seat-ended";
  public static final String SERVER_ENDED = "server-ended";
  public static final String NOT_YOUR_CALL = "not-your-call";
  public static final String LEASE_LOST = "lease-lost";
  public static final String REGISTRATION_LOST = "registration-lost";
  public static final String PHONE_MOVED = "phone-moved";
  public static final String PHONE_SEAT = "phone-seat";
  public static final String SIGNED_IN = "signed-in";
  public static final String UNKNOWN_CALL = "unknown-call";
  public static final String UNKNOWN_AGENT = "unknown-agent";
  public static final String UNKNOWN_QUEUE = "unknown-queue";
  public static final String UNKNOWN_OFFER = "unknown-offer";
  public static final String CALL_OVER = "call-over";
  public static final String DUPLICATE = "duplicate";
  public static final String STALE_SESSION = "stale-session";
  public static final String WRONG_STATE = "wrong-state";
  public static final String AGENT_REMOVED = "agent-removed";

  private Why() {}
}
