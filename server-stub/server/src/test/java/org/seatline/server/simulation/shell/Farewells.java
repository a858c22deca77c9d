package org.seatline.server.simulation.shell;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.seatline.server.acd.Event;
import org.seatline.softphone.call.HeaderText;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sip.SipTransport;

/**
 * A caller who hangs up while its media are being moved has hung up and refused nothing: its phone
 * ends the re-INVITE first, by 487, and the BYE comes soon.
 */
final class Farewells {
  private static final String REFUSED = "re-invite-487";

  /** What comes so soon after the 487 belongs to it. */
  private static final long SOON_MS = 400;

  private final LongSupplier nowMs;
  private final UnaryOperator<String> callOf;
  private final Map<String, Long> endedAtMs = new HashMap<>();
  private final Set<String> refused = new HashSet<>();

  /**
   * @param callOf the call of a caller's number
   */
  Farewells(LongSupplier nowMs, UnaryOperator<String> callOf) {
    this.nowMs = nowMs;
    this.callOf = callOf;
  }

  /** The core was told this. */
  void told(Event event) {
    if (event instanceof Event.ConnectFailed failed && failed.reason().equals(REFUSED)) {
      refused.add(failed.callId());
    }
  }

  private void ended(String number) {
    endedAtMs.put(number, nowMs.getAsLong());
    refused.remove(callOf.apply(number));
  }

  private void left(String number) {
    Long atMs = endedAtMs.remove(number);
    boolean soon = atMs != null && nowMs.getAsLong() - atMs < SOON_MS;
    Watcher.require(
        !soon || !refused.contains(callOf.apply(number)),
        "hang-up-taken-for-refusal",
        number + " in " + callOf.apply(number));
  }

  /** What the server hears, overheard. */
  SipTransport.Listener overhear(SipTransport.Listener server) {
    return new SipTransport.Listener() {
      @Override
      public void request(String transaction, SipRequest request, InetSocketAddress source) {
        if (request.is("BYE")) {
          left(HeaderText.user(HeaderText.uri(request.from())));
        }
        server.request(transaction, request, source);
      }

      @Override
      public void response(SipResponse response) {
        if (response.status() == 487 && response.cseqMethod().equals("INVITE")) {
          ended(HeaderText.user(HeaderText.uri(response.to())));
        }
        server.response(response);
      }

      @Override
      public void failed(SipRequest request, int status) {
        server.failed(request, status);
      }
    };
  }
}
