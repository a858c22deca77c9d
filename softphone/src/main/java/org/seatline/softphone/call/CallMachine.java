package org.seatline.softphone.call;

/**
 * A call from INVITE to BYE, for caller and callee (RFC 3261, RFC 6026, RFC 4028): a pure function
 * of state, event and time. An event that means nothing in a state is answered all the same: a
 * request by a response, a command by {@link CallReport.Rejected}, a response or tick by {@link
 * CallEffect.Note}.
 */
public final class CallMachine {
  private CallMachine() {}

  /**
   * A call that has not begun.
   *
   * @param localTag random, unique: it also makes the branches of this call's requests
   * @param contact our Contact URI
   */
  public static CallState idle(CallSettings settings, String localTag, String contact) {
    return new CallState.Idle(settings, localTag, contact);
  }

  /**
   * Advances a call.
   *
   * @param nowMs milliseconds of any clock that never goes back and goes on over a restart
   */
  public static Step transition(CallState state, CallEvent event, long nowMs) {
    return switch (state) {
      case CallState.Idle idle -> idle(idle, event, nowMs);
      case CallState.Calling calling -> OutgoingRules.on(calling, event, nowMs);
      case CallState.Ringing ringing -> IncomingRules.on(ringing, event, nowMs);
      case Established established -> established(established, event, nowMs);
      case CallState.Closing closing -> Closings.on(closing, event, nowMs);
      case CallState.Ended ended -> Closings.on(ended, event, nowMs);
    };
  }

  private static Step idle(CallState.Idle idle, CallEvent event, long nowMs) {
    return switch (event) {
      case CallEvent.Place place -> OutgoingRules.place(idle, place, nowMs);
      case CallEvent.RequestReceived(String transaction, SipRequest request) ->
          request.is("INVITE") && request.toTag() == null
              ? IncomingRules.invited(idle, transaction, request, nowMs)
              : unknown(idle, transaction, request);
      default -> Step.refuse(idle, event, "there is no call yet");
    };
  }

  /** A request within a dialog that we do not know: 481 (RFC 3261 12.2.2). */
  private static Step unknown(CallState.Idle idle, String transaction, SipRequest request) {
    if (request.is("ACK")) {
      var event = new CallEvent.RequestReceived(transaction, request);
      return Step.refuse(idle, event, "there is no call yet");
    }
    SipResponse response = Responses.to(request, 481, idle.localTag());
    return Step.of(idle, new CallEffect.Respond(transaction, response));
  }

  private static Step established(Established state, CallEvent event, long nowMs) {
    return switch (event) {
      case CallEvent.RequestReceived(String transaction, SipRequest request) ->
          EstablishedRequests.on(state, transaction, request, nowMs);
      case CallEvent.ResponseReceived(SipResponse response) ->
          EstablishedResponses.on(state, response, nowMs);
      default -> EstablishedCommands.on(state, event, nowMs);
    };
  }
}
