package org.seatline.softphone.call;

import org.jspecify.annotations.Nullable;

/** Builds responses (RFC 3261 8.2.6). */
public final class Responses {
  private Responses() {}

  /**
   * A response with the fields that belong to the request.
   *
   * @param localTag added to To when the request had none there; null adds none (100 Trying)
   */
  public static SipResponse to(SipRequest request, int status, @Nullable String localTag) {
    SipHeaders headers = SipHeaders.NONE;
    for (SipHeader line : request.headers().list()) {
      String name = line.name();
      if (name.equalsIgnoreCase("To") && localTag != null && request.toTag() == null) {
        headers = headers.with("To", line.value() + ";tag=" + localTag);
      } else if (copied(name)) {
        headers = headers.with(name, line.value());
      }
    }
    return new SipResponse(status, ReasonPhrases.of(status), headers, "");
  }

  private static boolean copied(String name) {
    return name.equalsIgnoreCase("Via")
        || name.equalsIgnoreCase("From")
        || name.equalsIgnoreCase("To")
        || name.equalsIgnoreCase("Call-ID")
        || name.equalsIgnoreCase("CSeq")
        || name.equalsIgnoreCase("Timestamp");
  }
}
