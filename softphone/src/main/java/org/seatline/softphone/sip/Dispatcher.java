package org.seatline.softphone.sip;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEvent;
import org.seatline.softphone.call.CallState;
import org.seatline.softphone.call.Established;
import org.seatline.softphone.call.RegistrationEvent;
import org.seatline.softphone.call.Responses;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipMessage;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the call or registration that a message is for. Used on the user agent's thread alone. */
final class Dispatcher {
  /** Calls at a time, those that linger after their end not counted; more are refused with 503. */
  static final int CALLS_MAX = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final SipUserAgent agent;
  private final Map<String, CallShell> calls;
  private final Map<String, RegistrationShell> registrations;
  private final RequestHandler others;

  /** Incoming calls by Call-ID and the caller's tag, for repeated INVITEs and for CANCEL. */
  private final Map<String, Invited> invited = new HashMap<>();

  /** The key of each of them, to forget it by. */
  private final IdentityHashMap<CallShell, String> invitedKeys = new IdentityHashMap<>();

  private int lingering;

  private record Invited(CallShell shell, String transaction, long cseq) {}

  Dispatcher(
      SipUserAgent agent,
      Map<String, CallShell> calls,
      Map<String, RegistrationShell> registrations,
      RequestHandler others) {
    this.agent = agent;
    this.calls = calls;
    this.registrations = registrations;
    this.others = others;
  }

  void request(String transaction, SipRequest request, InetSocketAddress source) {
    String toTag = request.toTag();
    if (toTag != null) {
      inDialog(transaction, request, calls.get(request.callId() + ";" + toTag));
    } else if (request.is("INVITE")) {
      invite(transaction, request);
    } else if (request.is("CANCEL")) {
      Invited known = invited.get(peerKey(request));
      inDialog(transaction, request, known == null ? null : known.shell());
    } else if (request.is("ACK")) {
      LOG.debug("an ACK that belongs to nothing");
    } else {
      outside(transaction, request, source);
    }
  }

  private void inDialog(String transaction, SipRequest request, @Nullable CallShell shell) {
    if (shell != null) {
      shell.apply(new CallEvent.RequestReceived(transaction, request));
    } else if (!request.is("ACK")) {
      agent.respond(transaction, Responses.to(request, 481, agent.token()));
    }
  }

  private void invite(String transaction, SipRequest request) {
    Invited known = invited.get(peerKey(request));
    if (known != null && known.cseq() == request.cseq()) {
      if (known.transaction().equals(transaction)) {
        known.shell().apply(new CallEvent.RequestReceived(transaction, request));
      } else { // the same request by two ways (RFC 3261 8.2.2.2)
        agent.respond(transaction, Responses.to(request, 482, agent.token()));
      }
      return;
    }
    if (calls.size() - lingering >= CALLS_MAX) {
      SipResponse busy = Responses.to(request, 503, agent.token());
      agent.respond(transaction, busy.with(busy.headers().with("Retry-After", "5")));
      return;
    }
    // No 100 at once: it would end the caller's retransmissions before the application has written
    // the call down. The stack sends one when there is no response within 200 ms (RFC 3261 17.2.1).
    CallShell shell = agent.newCall(request.callId(), CallListener.IGNORE);
    remember(shell, transaction, request);
    shell.apply(new CallEvent.RequestReceived(transaction, request));
  }

  private void outside(String transaction, SipRequest request, InetSocketAddress source) {
    others.handle(
        request,
        source,
        response ->
            agent.respond(transaction, response == null ? usualResponse(request) : response));
  }

  private SipResponse usualResponse(SipRequest request) {
    SipResponse plain = Responses.to(request, request.is("OPTIONS") ? 200 : 405, agent.token());
    SipHeaders headers =
        plain.headers().with("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE");
    return plain.with(headers.with("Accept", "application/sdp"));
  }

  void response(SipResponse response) {
    CallShell shell = calls.get(response.callId() + ";" + response.fromTag());
    RegistrationShell registration = registrations.get(response.callId());
    if (shell != null) {
      shell.apply(new CallEvent.ResponseReceived(response));
    } else if (registration != null) {
      registration.apply(new RegistrationEvent.ResponseReceived(response));
    } else {
      LOG.debug("a response that belongs to nothing: {}", response.status());
    }
  }

  void failed(SipRequest request, int status) {
    CallShell shell = calls.get(request.callId() + ";" + request.fromTag());
    RegistrationShell registration = registrations.get(request.callId());
    if (shell != null) {
      shell.apply(new CallEvent.TransactionFailed(request.method(), request.cseq(), status));
    } else if (registration != null) {
      registration.apply(new RegistrationEvent.TransactionFailed(request.cseq(), status));
    }
  }

  /** Takes a restored incoming call into the index while its INVITE may still be repeated. */
  void remember(CallShell shell) {
    CallState state = shell.state();
    if (state instanceof CallState.Ringing ringing) {
      remember(shell, ringing.transaction(), ringing.invite());
    } else if (state instanceof Established established) {
      Established.TheirInvite theirs = established.theirs();
      if (theirs != null && theirs.initial()) {
        remember(shell, theirs.transaction(), theirs.request());
      }
    }
  }

  private void remember(CallShell shell, String transaction, SipRequest invite) {
    invited.put(peerKey(invite), new Invited(shell, transaction, invite.cseq()));
    invitedKeys.put(shell, peerKey(invite));
  }

  /** A call is over and lingers to answer what is still under way. */
  void lingers() {
    lingering++;
  }

  /**
   * Forgets a call.
   *
   * @param lingered whether {@link #lingers} was told of it
   */
  void forget(CallShell shell, boolean lingered) {
    lingering -= lingered ? 1 : 0;
    String key = invitedKeys.remove(shell);
    Invited known = key == null ? null : invited.get(key);
    if (known != null && known.shell() == shell) {
      invited.remove(key);
    }
  }

  private static String peerKey(SipMessage message) {
    return message.callId() + ";" + message.fromTag();
  }
}
