package org.seatline.softphone.sip;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.RequestEventExt;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPMessage;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.EventObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.HeaderText;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.call.SipText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIP transport and transactions over UDP and TCP, by jSIP without its dialogs. Methods may be
 * called from any thread; the listener is called on jSIP's threads and must hand over at once.
 */
final class SipEndpoint implements SipTransport {
  /** Requests longer than this go by TCP where possible (RFC 3261 18.1.1), bytes. */
  static final int UDP_REQUEST_MAX_BYTES = 1_300;

  private static final int BIND_TRIES_MAX = 10;
  private static final Logger LOG = LoggerFactory.getLogger(SipEndpoint.class);

  /** An event of no meaning that wakes jSIP's event thread. */
  private static final class Farewell extends EventWrapper {
    Farewell(Object source) {
      super(new EventObject(source), null);
    }
  }

  /** How a request went out; a CANCEL must go the way of its INVITE. */
  private record Sent(String branch, String wireBranch, String transport, SipRequest request) {}

  private final Map<String, Sent> invites = new ConcurrentHashMap<>();
  private final SipStackImpl stack;
  private final SipProvider provider;
  private final String host;
  private final int port;
  private final MessageFactoryImpl messages = new MessageFactoryImpl();
  private final Map<String, ServerTransaction> servers = new ConcurrentHashMap<>();
  private final Listener listener;

  private SipEndpoint(SipStackImpl stack, SipProvider provider, int port, Listener listener) {
    this.stack = stack;
    this.provider = provider;
    this.port = port;
    this.listener = listener;
    this.host = provider.getListeningPoints()[0].getIPAddress();
  }

  /**
   * Listens on UDP and TCP.
   *
   * @param port 0 for any that is free for both
   */
  static SipEndpoint open(String name, String host, int port, Listener listener)
      throws IOException {
    IOException last = new IOException("no port tried");
    for (int i = 0; i < (port == 0 ? BIND_TRIES_MAX : 1); i++) {
      int chosen = free(host, port);
      try {
        return listen(name, host, chosen, listener);
      } catch (IOException taken) {
        last = taken;
      }
    }
    throw last;
  }

  /** Finds a port that is free for both, so that a taken one is told from other failures. */
  private static int free(String host, int wanted) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    IOException last = new IOException("no port tried");
    for (int i = 0; i < BIND_TRIES_MAX; i++) {
      try (var tcp = new ServerSocket()) {
        tcp.bind(new InetSocketAddress(address, wanted));
        try (var udp = new DatagramSocket(tcp.getLocalPort(), address)) {
          return udp.getLocalPort();
        }
      } catch (IOException taken) {
        last = taken;
        if (wanted != 0) {
          break;
        }
      }
    }
    throw new IOException("cannot listen on " + host + ":" + wanted + " (UDP and TCP)", last);
  }

  private static SipEndpoint listen(String name, String host, int port, Listener listener)
      throws IOException {
    SipStackImpl stack = null;
    try {
      stack = new SipStackImpl(StackProperties.of(name));
      ListeningPoint udp = stack.createListeningPoint(host, port, "udp");
      SipProvider provider = stack.createSipProvider(udp);
      provider.addListeningPoint(stack.createListeningPoint(host, port, "tcp"));
      var endpoint = new SipEndpoint(stack, provider, port, listener);
      provider.addSipListener(new StackListener(endpoint));
      stack.start();
      return endpoint;
    } catch (SipException | InvalidArgumentException | java.util.TooManyListenersException e) {
      if (stack != null) {
        stack.stop();
      }
      throw new IOException("cannot listen on " + host + ":" + port, e);
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String host() {
    return host;
  }

  /** Sends a request; a failure comes through {@link Listener#failed}. */
  @Override
  public void send(String branch, SipRequest request) {
    Sent invite = request.is("CANCEL") ? invites.get(branch) : null;
    String wanted = invite == null ? transportOf(request) : invite.transport();
    var sent = new Sent(branch, invite == null ? branch : invite.wireBranch(), wanted, request);
    try {
      String text = text(sent);
      if (wanted.equals("UDP") && tooLarge(text)) {
        sendLarge(sent, text);
      } else {
        transmit(sent, text);
      }
    } catch (SipException | ParseException e) {
      LOG.warn("{} to {} not sent: {}", request.method(), request.uri(), e.getMessage());
      LOG.debug("not sent", e);
      listener.failed(request, 503);
    }
  }

  private static boolean tooLarge(String text) {
    return text.length() > UDP_REQUEST_MAX_BYTES
        || text.getBytes(StandardCharsets.UTF_8).length > UDP_REQUEST_MAX_BYTES;
  }

  /** TCP first; UDP when nobody listens there (RFC 3261 18.1.1). */
  private void sendLarge(Sent byUdp, String text) throws SipException, ParseException {
    try {
      var byTcp = new Sent(byUdp.branch(), byUdp.branch() + "t", "TCP", byUdp.request());
      transmit(byTcp, text(byTcp));
    } catch (SipException refused) {
      LOG.debug(
          "large {} goes by UDP after all: {}", byUdp.request().method(), refused.getMessage());
      transmit(byUdp, text);
    }
  }

  private String text(Sent sent) {
    String via = "SIP/2.0/" + sent.transport() + " " + bracketed(host) + ":" + port;
    String branched = via + ";rport;branch=" + sent.wireBranch();
    SipRequest request = sent.request();
    return SipText.format(request.with(request.headers().withFirst("Via", branched)));
  }

  private void transmit(Sent sent, String text) throws SipException, ParseException {
    SipRequest request = sent.request();
    Request message = messages.createRequest(text);
    LOG.trace("send {}", message);
    boolean alone = request.is("ACK") || (request.is("CANCEL") && !inTransaction(message));
    if (alone) {
      provider.sendRequest(message);
      return;
    }
    ClientTransaction transaction = provider.getNewClientTransaction(message);
    transaction.setApplicationData(sent);
    if (request.is("INVITE")) {
      invites.put(sent.branch(), sent);
    }
    transaction.sendRequest();
  }

  /** A CANCEL after a restart has no INVITE transaction any more; it goes out all the same. */
  private boolean inTransaction(Request cancel) {
    return stack.findCancelTransaction((gov.nist.javax.sip.message.SIPRequest) cancel, false)
        != null;
  }

  /** Sends a response by its transaction or, when that is gone or done, by its Via. */
  @Override
  public void respond(String transaction, SipResponse response) {
    ServerTransaction server =
        response.provisional() ? servers.get(transaction) : servers.remove(transaction);
    try {
      Response message = messages.createResponse(SipText.format(response));
      LOG.trace("send {}", message);
      if (server != null) {
        server.sendResponse(message);
      } else {
        provider.sendResponse(message);
      }
    } catch (SipException | InvalidArgumentException | ParseException e) {
      LOG.warn("{} not sent: {}", response.status(), e.getMessage());
      LOG.debug("not sent", e);
    }
  }

  private static String transportOf(SipRequest request) {
    String route = request.headers().first("Route");
    String uri = route == null ? request.uri() : HeaderText.uri(route);
    List<String> parts = HeaderText.split(uri, ';');
    for (String part : parts) {
      if (part.equalsIgnoreCase("transport=tcp")) {
        return "TCP";
      }
    }
    return "UDP";
  }

  private static String bracketed(String address) {
    return address.indexOf(':') >= 0 ? "[" + address + "]" : address;
  }

  /** Called by jSIP: a request that is no retransmission. */
  void received(RequestEventExt event) {
    SipRequest request = (SipRequest) ReceivedMessage.neutral((SIPMessage) event.getRequest());
    String name = ReceivedMessage.transaction(request);
    try {
      ServerTransaction server = event.getServerTransaction();
      if (server == null && !request.is("ACK")) {
        server = provider.getNewServerTransaction(event.getRequest());
      }
      if (server != null && !request.is("ACK")) {
        server.setApplicationData(name);
        servers.put(name, server);
      }
    } catch (SipException known) { // repeated while its transaction lives: jSIP answers
      LOG.debug("{} repeated: {}", request.method(), known.getMessage());
      return;
    }
    var source = new InetSocketAddress(event.getRemoteIpAddress(), event.getRemotePort());
    listener.request(name, request, source);
  }

  void received(Response response) {
    listener.response((SipResponse) ReceivedMessage.neutral((SIPMessage) response));
  }

  void timedOut(ClientTransaction transaction) {
    if (transaction.getApplicationData() instanceof Sent sent) {
      invites.remove(sent.branch(), sent);
      listener.failed(sent.request(), 408);
    }
  }

  void terminated(@Nullable ClientTransaction transaction) {
    if (transaction != null && transaction.getApplicationData() instanceof Sent sent) {
      invites.remove(sent.branch(), sent);
    }
  }

  void terminated(@Nullable ServerTransaction transaction) {
    if (transaction != null && transaction.getApplicationData() instanceof String name) {
      servers.remove(name, transaction);
    }
  }

  /** Ends the stack; blocks up to some two seconds, as jSIP does. */
  @Override
  public void close() {
    servers.clear();
    EventScanner scanner = stack.getEventScanner();
    stack.stop();
    scanner.forceStop();
    scanner.addEvent(new Farewell(this)); // its thread is no daemon and sleeps until an event comes
  }
}
