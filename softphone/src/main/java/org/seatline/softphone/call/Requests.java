package org.seatline.softphone.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the requests of a call (RFC 3261 8.1.1, 12.2.1.1, 13.2.2.4). */
final class Requests {
  static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE";
  static final String SUPPORTED = "timer";

  private Requests() {}

  /** The branch of a request: the same whenever it is sent again, also by another process. */
  static String branch(Dialog dialog, SipRequest request) {
    String peer = dialog.remoteTag();
    String method = request.is("CANCEL") ? "INVITE" : request.method();
    int fork = peer == null || request.toTag() == null ? 0 : peer.hashCode();
    return "z9hG4bK"
        + dialog.localTag()
        + "."
        + Integer.toHexString(fork)
        + "."
        + request.cseq()
        + method;
  }

  static CallEffect send(Dialog dialog, SipRequest request) {
    return new CallEffect.Send(branch(dialog, request), request);
  }

  /** A request within the dialog; its CSeq is the dialog's {@code localSeq}. */
  static SipRequest inDialog(Dialog dialog, String method, SipHeaders extra, @Nullable String sdp) {
    SipRequest bare = routed(dialog, method, dialog.localSeq(), extra);
    return sdp == null ? bare : withBody(bare, "application/sdp", sdp);
  }

  static SipRequest withBody(SipRequest request, String contentType, String body) {
    SipHeaders headers = request.headers().with("Content-Type", contentType);
    return new SipRequest(request.method(), request.uri(), headers, body);
  }

  /** INVITE or re-INVITE, with Contact, Allow, Supported and the session timer. */
  static SipRequest invite(
      CallSettings settings,
      Dialog dialog,
      int sessionSec,
      SipHeaders extra,
      @Nullable String sdp) {
    SipHeaders own = refreshing(settings, dialog, sessionSec);
    own = own.with("Allow", ALLOW).with("User-Agent", settings.userAgent());
    return inDialog(dialog, "INVITE", own.with(extra), sdp);
  }

  /** UPDATE that refreshes the session without an offer (RFC 4028 7.4). */
  static SipRequest update(CallSettings settings, Dialog dialog, int sessionSec) {
    SipHeaders own = refreshing(settings, dialog, sessionSec);
    return inDialog(dialog, "UPDATE", own, null);
  }

  private static SipHeaders refreshing(CallSettings settings, Dialog dialog, int sessionSec) {
    SipHeaders own = SipHeaders.of("Contact", "<" + dialog.contact() + ">");
    if (sessionSec <= 0) {
      return own;
    }
    return own.with("Supported", SUPPORTED)
        .with("Session-Expires", Integer.toString(sessionSec))
        .with("Min-SE", Integer.toString(Math.max(settings.minSeSec(), 90)));
  }

  /** The ACK for a 2xx: the CSeq number of the INVITE, and its credentials. */
  static SipRequest ack(Dialog dialog, SipRequest invite, @Nullable String sdp) {
    SipHeaders extra = SipHeaders.NONE;
    for (SipHeader line : invite.headers().list()) {
      if (line.name().equalsIgnoreCase("Authorization")
          || line.name().equalsIgnoreCase("Proxy-Authorization")) {
        extra = extra.with(line.name(), line.value());
      }
    }
    SipRequest bare = routed(dialog, "ACK", invite.cseq(), extra);
    return sdp == null ? bare : withBody(bare, "application/sdp", sdp);
  }

  /** The CANCEL of an INVITE (RFC 3261 9.1). */
  static SipRequest cancel(SipRequest invite, SipHeaders extra) {
    SipHeaders headers = SipHeaders.of("Max-Forwards", "70");
    for (String name : List.of("From", "To", "Call-ID")) {
      headers = headers.with(name, invite.headers().firstOr(name, ""));
    }
    headers = headers.with("CSeq", invite.cseq() + " CANCEL");
    for (String route : invite.headers().all("Route")) {
      headers = headers.with("Route", route);
    }
    return new SipRequest("CANCEL", invite.uri(), headers.with(extra), "");
  }

  private static SipRequest routed(Dialog dialog, String method, long cseq, SipHeaders extra) {
    String uri = dialog.remoteTarget();
    List<String> routes = dialog.routes();
    boolean strict = !routes.isEmpty() && !looseRouting(routes.getFirst());
    if (strict) { // RFC 3261 12.2.1.1: the first route becomes the request URI
      uri = HeaderText.uri(routes.getFirst());
      var rest = new ArrayList<>(routes.subList(1, routes.size()));
      rest.add("<" + dialog.remoteTarget() + ">");
      routes = rest;
    }
    String remoteTag = dialog.remoteTag();
    SipHeaders headers = SipHeaders.of("Max-Forwards", "70");
    headers = headers.with("From", dialog.local() + ";tag=" + dialog.localTag());
    headers = headers.with("To", dialog.remote() + (remoteTag == null ? "" : ";tag=" + remoteTag));
    headers = headers.with("Call-ID", dialog.callId()).with("CSeq", cseq + " " + method);
    for (String route : routes) {
      headers = headers.with("Route", route);
    }
    return new SipRequest(method, uri, headers.with(extra), "");
  }

  private static boolean looseRouting(String route) {
    return HeaderText.split(HeaderText.uri(route), ';').stream()
        .anyMatch(p -> p.equalsIgnoreCase("lr") || p.regionMatches(true, 0, "lr=", 0, 3));
  }
}
