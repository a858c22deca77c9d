package org.seatline.softphone.call;

/** Answers to requests that do not change a call. */
final class SideRequests {
  private SideRequests() {}

  static CallEffect answer(String transaction, SipRequest request, String localTag) {
    SipResponse bare = Responses.to(request, status(request), localTag);
    SipHeaders headers = bare.headers().with("Allow", Requests.ALLOW);
    if (request.is("OPTIONS")) {
      headers = headers.with("Accept", "application/sdp").with("Supported", Requests.SUPPORTED);
    }
    return new CallEffect.Respond(transaction, bare.with(headers));
  }

  private static int status(SipRequest request) {
    return switch (request.method()) {
      case "OPTIONS", "INFO" -> 200;
      case "UPDATE" -> request.sdp() == null ? 200 : 488; // media change by re-INVITE alone
      case "PRACK" -> 481; // no response of ours is sent reliably
      default -> 405;
    };
  }
}
