package org.seatline.softphone.srtp;

/**
 * The keys of one media stream as offer and answer agreed on them.
 *
 * @param send protects what this end sends
 * @param receive opens what the other end sends; of the same suite
 */
public record MediaKeys(SrtpKey send, SrtpKey receive) {
  public MediaKeys {
    if (send.suite() != receive.suite()) {
      throw new IllegalArgumentException("both directions use one suite (RFC 4568 section 5.1.2)");
    }
  }

  public SrtpSuite suite() {
    return send.suite();
  }
}
