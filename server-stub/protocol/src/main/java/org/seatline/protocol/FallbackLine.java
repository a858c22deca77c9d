package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A second registrar or trunk, over which a seat calls and is called while its server is gone.
 *
 * @param account where and as whom; {@code expiresSeconds} 0 registers nowhere: a trunk that knows
 *     its callers otherwise
 * @param callerId number to present, as the trunk wants it; empty for the account's address
 * @param prefix dialled in front of every number, perhaps empty
 * @param dials how numbers are dialled
 * @param queueId the queue whose script, form and wrap-up time such calls have
 */
public record FallbackLine(
    SipAccount account, String callerId, String prefix, Dials dials, String queueId) {

  /** Prefix of the ids of calls over such a line; no call of a server has it. */
  public static final String CALL_ID_PREFIX = "line-";

  /** Reason of a seat that is not ready because it talks over such a line. */
  public static final String REASON = "fallback-call";

  /** What people read for {@link #REASON}. */
  public static final LocalizedText REASON_NAME =
      new LocalizedText("call over the fall-back line", "备用线路通话");

  /** How numbers are dialled. */
  public enum Dials {
    /** As within the country; numbers of other countries with a plus. */
    @JsonProperty("national")
    NATIONAL,
    /** With a plus and the country's code. */
    @JsonProperty("e164")
    E164
  }

  /** Whether a call was made over a fall-back line. */
  public static boolean isCall(String callId) {
    return callId.startsWith(CALL_ID_PREFIX);
  }
}
