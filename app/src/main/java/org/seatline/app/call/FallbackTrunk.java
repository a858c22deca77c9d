package org.seatline.app.call;

import java.net.InetAddress;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.PhoneEvent;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.SipAccount;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.UserAgent;

/**
 * The second registrar or trunk: registered with as long as somebody is signed in, so that calls
 * can come the moment the server is gone. Phone's thread.
 */
final class FallbackTrunk {
  private static final int SERVICE_UNAVAILABLE = 503;

  private final PhoneThread phone;
  private final PhoneCalls calls;
  private final MediaOpener opener;
  private final SipLine line;
  private @Nullable FallbackLine account;
  private @Nullable SipAccount last;

  FallbackTrunk(PhoneThread phone, PhoneCalls calls, MediaOpener opener) {
    this.phone = phone;
    this.calls = calls;
    this.opener = opener;
    this.line = new SipLine(phone, this::incoming, PhoneEvent.LineRegistered::new);
  }

  /** Our address as the registrar sees it. */
  InetAddress address() {
    return line.address();
  }

  /** Who speaks for the line, or null while there is none. */
  @Nullable UserAgent agent() {
    return account == null ? null : line.agent();
  }

  /** Has this account from now on; null for none. */
  void use(@Nullable FallbackLine next) {
    if (next == null) {
      var _ = leave();
      return;
    }
    SipAccount before = last;
    if (before != null && !before.equals(next.account())) {
      line.closeAgent(); // it signs with the account that it was opened with
    }
    account = next;
    last = next.account();
    line.register(next.account());
  }

  /** Unregisters; completes when the registrar has confirmed it, or had nothing to. */
  CompletableFuture<Void> leave() {
    account = null;
    return line.unregister();
  }

  /** Calls these digits. */
  void place(String callId, String digits) {
    FallbackLine own = account;
    UserAgent agent = line.agent();
    PhoneCall call = new PhoneCall(callId, phone);
    if (own == null || agent == null || !calls.add(call)) {
      phone.post(new PhoneEvent.LineFailed(callId, SERVICE_UNAVAILABLE));
      return;
    }
    PostedListener listener = new PostedListener(phone);
    listener.to(new LineListener(call, calls, phone));
    boolean placed =
        call.place(
            opener, offer -> agent.place(target(own, digits), offer, SipHeaders.NONE, listener));
    if (!placed && calls.remove(call)) {
      phone.post(new PhoneEvent.LineFailed(callId, SERVICE_UNAVAILABLE));
    }
  }

  private static Destination target(FallbackLine own, String digits) {
    SipAccount account = own.account();
    String at = "@" + account.registrarHost() + ":" + account.registrarPort();
    String known = own.callerId().isEmpty() ? account.user() : own.callerId();
    return Destination.of("sip:" + digits + at, "<sip:" + known + "@" + account.domain() + ">");
  }

  private void incoming(ArrivedCall arrived) {
    String callId = FallbackLine.CALL_ID_PREFIX + UUID.randomUUID();
    PhoneCall call = new PhoneCall(callId, arrived.invite(), phone);
    if (!calls.add(call)) {
      arrived.invite().reject(SERVICE_UNAVAILABLE);
      return;
    }
    arrived.listener().to(new LineListener(call, calls, phone));
    arrived.invite().ring();
    phone.post(
        new PhoneEvent.LineIncoming(callId, CallerNumber.of(arrived.invite().invite().from())));
  }

  /** Stops the user agent. Blocks for some seconds at most. */
  void closeAgent() {
    line.closeAgent();
  }
}
