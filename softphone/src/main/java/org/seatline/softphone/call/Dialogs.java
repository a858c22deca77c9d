package org.seatline.softphone.call;

import java.util.List;

/** Makes dialogs from the messages that begin them (RFC 3261 12.1). */
final class Dialogs {
  private Dialogs() {}

  /** Before our INVITE: no remote tag, the preloaded routes. */
  static Dialog toBe(CallState.Idle idle, CallEvent.Place place) {
    return new Dialog(
        place.callId(),
        idle.localTag(),
        null,
        place.from(),
        place.to(),
        1,
        -1,
        place.routes(),
        place.requestUri(),
        idle.contact());
  }

  /** As the caller, from a response (12.1.2): Record-Route in reverse. */
  static Dialog fromResponse(Dialog early, SipResponse response) {
    String target = response.contactUri();
    return new Dialog(
        early.callId(),
        early.localTag(),
        response.toTag(),
        early.local(),
        withoutTag(response.to()),
        early.localSeq(),
        -1,
        response.headers().elements("Record-Route").reversed(),
        target == null ? early.remoteTarget() : target,
        early.contact());
  }

  /** As the callee, from the INVITE (12.1.1). */
  static Dialog fromInvite(CallState.Idle idle, SipRequest invite) {
    List<String> routes = invite.headers().elements("Record-Route");
    String target = invite.contactUri();
    return new Dialog(
        invite.callId(),
        idle.localTag(),
        invite.fromTag(),
        withoutTag(invite.to()),
        withoutTag(invite.from()),
        0,
        invite.cseq(),
        routes,
        target == null ? HeaderText.uri(invite.from()) : target,
        idle.contact());
  }

  /** A From or To value without its tag; other parameters stay. */
  static String withoutTag(String address) {
    var kept = new StringBuilder();
    for (String part : HeaderText.split(address, ';')) {
      if (!part.regionMatches(true, 0, "tag=", 0, 4)) {
        kept.append(kept.isEmpty() ? "" : ";").append(part);
      }
    }
    String uri = HeaderText.uri(kept.toString());
    return kept.indexOf("<") < 0 ? "<" + uri + ">" : kept.toString();
  }

  /** Whether the response's To names another dialog than this (a fork). */
  static boolean otherFork(Dialog dialog, SipResponse response) {
    String ours = dialog.remoteTag();
    String named = response.toTag();
    return ours != null && !ours.equals(named);
  }
}
