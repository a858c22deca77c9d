package org.seatline.softphone.call;

/** A request: method, request URI, headers in order, body. */
public record SipRequest(String method, String uri, SipHeaders headers, String body)
    implements SipMessage {

  /** Whether this is a request of that method. */
  public boolean is(String wanted) {
    return method.equals(wanted);
  }

  /** This request with other headers. */
  public SipRequest with(SipHeaders others) {
    return new SipRequest(method, uri, others, body);
  }
}
