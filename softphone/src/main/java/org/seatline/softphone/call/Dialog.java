package org.seatline.softphone.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dialog (RFC 3261 12).
 *
 * @param local our name-addr without tag
 * @param remote the peer's name-addr without tag
 * @param localSeq CSeq number of our last request
 * @param remoteSeq CSeq number of the peer's last request, -1 before the first
 * @param routes route set, first hop first
 * @param remoteTarget URI for requests to the peer (its Contact)
 * @param contact our Contact URI
 */
public record Dialog(
    String callId,
    String localTag,
    @Nullable String remoteTag,
    String local,
    String remote,
    long localSeq,
    long remoteSeq,
    List<String> routes,
    String remoteTarget,
    String contact) {

  public Dialog {
    routes = List.copyOf(routes);
  }

  /** With the next number for a request of ours. */
  public Dialog nextSeq() {
    return withLocalSeq(localSeq + 1);
  }

  Dialog withLocalSeq(long seq) {
    return new Dialog(
        callId, localTag, remoteTag, local, remote, seq, remoteSeq, routes, remoteTarget, contact);
  }

  Dialog withRemoteSeq(long seq) {
    return new Dialog(
        callId, localTag, remoteTag, local, remote, localSeq, seq, routes, remoteTarget, contact);
  }

  /** With another contact of ours, which the peer learns with our next request. */
  Dialog withContact(String ours) {
    return new Dialog(
        callId,
        localTag,
        remoteTag,
        local,
        remote,
        localSeq,
        remoteSeq,
        routes,
        remoteTarget,
        ours);
  }

  /** Target refresh (RFC 3261 12.2); null leaves the target as it is. */
  Dialog withRemoteTarget(@Nullable String target) {
    String next = target == null ? remoteTarget : target;
    return new Dialog(
        callId, localTag, remoteTag, local, remote, localSeq, remoteSeq, routes, next, contact);
  }
}
