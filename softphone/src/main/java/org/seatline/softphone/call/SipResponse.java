package org.seatline.softphone.call;

/** A response: status, reason phrase, headers in order, body. */
public record SipResponse(int status, String reason, SipHeaders headers, String body)
    implements SipMessage {

  /** A 1xx response. */
  public boolean provisional() {
    return status < 200;
  }

  /** A 2xx response. */
  public boolean success() {
    return status >= 200 && status < 300;
  }

  /** This response with other headers. */
  public SipResponse with(SipHeaders others) {
    return new SipResponse(status, reason, others, body);
  }
}
