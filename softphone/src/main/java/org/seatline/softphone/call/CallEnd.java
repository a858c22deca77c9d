package org.seatline.softphone.call;

/**
 * Why a call is over.
 *
 * @param status the SIP status that ended it, 0 when none did
 * @param headers of the BYE, CANCEL or final response that ended it (Reason, Retry-After, ...)
 */
public record CallEnd(Cause cause, int status, SipHeaders headers) {
  /** What ended the call. */
  public enum Cause {
    LOCAL_HANG_UP,
    REMOTE_HANG_UP,
    /** The caller gave up before the answer. */
    CANCELLED,
    /** A final failure response; see the status. */
    REFUSED,
    /** No final response in time. */
    NO_ANSWER,
    /** The 2xx was never acknowledged (RFC 3261 13.3.1.4). */
    NO_ACK,
    /** No session refresh in time (RFC 4028 10). */
    SESSION_EXPIRED,
    /** The transport failed or a transaction timed out. */
    UNREACHABLE
  }
}
