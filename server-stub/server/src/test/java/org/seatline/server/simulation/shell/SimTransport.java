package org.seatline.server.simulation.shell;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipMessage;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sip.SipTransport;

/** Transactions (RFC 3261 section 17) over {@link SimNet}; they die with their process. */
final class SimTransport implements SipTransport {
  private static final long T1_MS = 500;
  private static final long T2_MS = 4_000;
  private static final long LIFE_MS = 64 * T1_MS;
  private static final long TRYING_MS = 200;

  private final SimNet net;
  private final String host;
  private final int port;
  private final Listener listener;
  private final Map<String, Client> clients = new HashMap<>();
  private final Map<String, Served> servers = new HashMap<>();
  private boolean dead;

  private static final class Client {
    final SipRequest request;
    final SipRequest sent;
    final String to;
    final long untilMs;
    boolean provisional;
    boolean over;

    Client(SipRequest request, SipRequest sent, String to, long untilMs) {
      this.request = request;
      this.sent = sent;
      this.to = to;
      this.untilMs = untilMs;
    }
  }

  private static final class Served {
    final SipRequest request;
    @Nullable SipResponse last;
    boolean acknowledged;

    Served(SipRequest request) {
      this.request = request;
    }
  }

  SimTransport(SimNet net, String host, int port, Listener listener) {
    this.net = net;
    this.host = host;
    this.port = port;
    this.listener = listener;
    net.join(address(), this);
  }

  String address() {
    return host + ":" + port;
  }

  /** Its process is gone. */
  void die() {
    dead = true;
    net.leave(address(), this);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public void close() {
    die();
  }

  @Override
  public void send(String branch, SipRequest request) {
    String via = "SIP/2.0/UDP " + address() + ";branch=" + branch;
    SipRequest sent = request.with(request.headers().withFirst("Via", via));
    String route = request.headers().first("Route");
    String to = hop(route == null ? request.uri() : route);
    if (request.is("ACK")) {
      net.transmit(to, node -> node.request(sent));
      return;
    }
    Client client = new Client(request, sent, to, net.agenda().nowMs() + LIFE_MS);
    clients.put(request.method() + branch, client);
    net.transmit(to, node -> node.request(sent));
    repeat(client, request.method() + branch, T1_MS);
  }

  private void repeat(Client client, String key, long intervalMs) {
    long leftMs = client.untilMs - net.agenda().nowMs();
    net.agenda()
        .after(
            Math.min(intervalMs, leftMs),
            () -> {
              boolean invite = client.request.is("INVITE");
              if (dead || client.over || (client.provisional && invite)) {
                return;
              }
              if (net.agenda().nowMs() >= client.untilMs) {
                clients.remove(key, client);
                listener.failed(client.request, 408);
                return;
              }
              net.transmit(client.to, node -> node.request(client.sent));
              repeat(client, key, invite ? intervalMs * 2 : Math.min(T2_MS, intervalMs * 2));
            });
  }

  private void response(SipResponse response) {
    net.trace()
        .say(
            () ->
                address()
                    + " <- "
                    + response.status()
                    + " "
                    + response.cseqMethod()
                    + " "
                    + shortId(response));
    String key = response.cseqMethod() + response.branch();
    Client client = clients.get(key);
    boolean invite = response.cseqMethod().equals("INVITE");
    if (client == null) { // of an earlier process, or a repeated 2xx
      if (invite && response.success()) {
        listener.response(response);
      }
      return;
    }
    if (response.provisional()) {
      client.provisional = true;
      if (!client.over) {
        listener.response(response);
      }
      return;
    }
    if (invite && !response.success()) {
      acknowledge(client, response);
    }
    if (!client.over) {
      client.over = true;
      if (invite && !response.success()) {
        net.agenda().after(LIFE_MS, () -> clients.remove(key, client));
      } else {
        clients.remove(key, client);
      }
      listener.response(response);
    }
  }

  /** The ACK for a failure goes hop by hop, with the INVITE's branch. */
  private void acknowledge(Client client, SipResponse response) {
    SipHeaders headers =
        SipHeaders.of(
            "Via", client.sent.headers().firstOr("Via", ""),
            "From", response.from(),
            "To", response.to(),
            "Call-ID", response.callId(),
            "CSeq", response.cseq() + " ACK");
    SipRequest ack = new SipRequest("ACK", client.sent.uri(), headers, "");
    net.transmit(client.to, node -> node.request(ack));
  }

  private void request(SipRequest request) {
    net.trace()
        .say(
            () ->
                address()
                    + " <- "
                    + request.method()
                    + " "
                    + request.cseq()
                    + " "
                    + shortId(request)
                    + " from "
                    + sentBy(request)
                    + " sdp "
                    + Sdp.media(request.sdp()));
    String name = name(request.method(), request);
    if (request.is("ACK")) {
      Served invite = servers.get(name("INVITE", request));
      SipResponse last = invite == null ? null : invite.last;
      if (invite != null && last != null && last.status() >= 300) {
        invite.acknowledged = true;
      } else {
        listener.request(name, request, source(request));
      }
      return;
    }
    Served known = servers.get(name);
    SipResponse last = known == null ? null : known.last;
    boolean acceptedAgain = last != null && last.success() && request.is("INVITE");
    if (known != null && !acceptedAgain) {
      if (last != null) {
        transmit(last);
      }
      return;
    }
    if (known == null) {
      Served served = new Served(request);
      servers.put(name, served);
      net.agenda().after(TRYING_MS, () -> trying(served));
    }
    listener.request(name, request, source(request));
  }

  private void trying(Served served) {
    if (!dead && served.last == null && served.request.is("INVITE")) {
      transmit(
          new SipResponse(
              100,
              "Trying",
              org.seatline.softphone.call.Responses.to(served.request, 100, null).headers(),
              ""));
    }
  }

  @Override
  public void respond(String transaction, SipResponse response) {
    Served served = servers.get(transaction);
    if (served != null) {
      served.last = response;
      if (!response.provisional()) {
        net.agenda().after(LIFE_MS, () -> servers.remove(transaction, served));
      }
      if (response.status() >= 300 && response.cseqMethod().equals("INVITE")) {
        insist(served, response, T1_MS, net.agenda().nowMs() + LIFE_MS);
      }
    }
    transmit(response);
  }

  /** A failure of an INVITE is repeated until its ACK. */
  private void insist(Served served, SipResponse response, long intervalMs, long untilMs) {
    net.agenda()
        .after(
            intervalMs,
            () -> {
              if (!dead && !served.acknowledged && net.agenda().nowMs() < untilMs) {
                transmit(response);
                insist(served, response, Math.min(T2_MS, intervalMs * 2), untilMs);
              }
            });
  }

  private void transmit(SipResponse response) {
    net.transmit(sentBy(response), node -> node.response(response));
  }

  private static String shortId(SipMessage message) {
    return message.callId().substring(0, Math.min(6, message.callId().length()));
  }

  private static InetSocketAddress source(SipRequest request) {
    String from = sentBy(request);
    int colon = from.indexOf(':');
    return InetSocketAddress.createUnresolved(
        from.substring(0, colon), Integer.parseInt(from.substring(colon + 1)));
  }

  private static String name(String method, SipRequest request) {
    return method + ":" + sentBy(request) + ":" + request.branch();
  }

  private static String sentBy(SipMessage message) {
    String via = message.headers().firstOr("Via", "");
    int end = via.indexOf(';');
    return via.substring(via.indexOf(' ') + 1, end < 0 ? via.length() : end);
  }

  /** Host and port of a URI. */
  private static String hop(String uri) {
    String bare = uri.replaceAll("^<?sips?:", "").replaceAll("[;>?].*$", "");
    String place = bare.substring(bare.indexOf('@') + 1);
    return place.indexOf(':') < 0 ? place + ":5060" : place;
  }
}
