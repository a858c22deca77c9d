package org.seatline.app.call;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.PhoneEvent;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SipAccount;
import org.seatline.softphone.call.RegistrationStatus;
import org.seatline.softphone.sip.Credentials;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.RegistrationHandle;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A user agent of the seat and its registration, if any, with one account. */
final class SipLine {
  private static final Logger LOG = LoggerFactory.getLogger(SipLine.class);
  private static final int OK = 200;

  private final PhoneThread phone;
  private final Consumer<ArrivedCall> incoming;
  private final Registered news;
  private @Nullable SipAccount account;
  private @Nullable UserAgent agent;
  private @Nullable RegistrationHandle registration;
  private CompletableFuture<Void> left = CompletableFuture.completedFuture(null);
  private InetAddress address = InetAddress.getLoopbackAddress();

  /** How it is told whether the registration stands, and with which SIP status not. */
  @FunctionalInterface
  interface Registered {
    PhoneEvent event(boolean on, int status);
  }

  /** The line to the server. */
  SipLine(PhoneThread phone, Consumer<ArrivedCall> incoming) {
    this(phone, incoming, PhoneEvent.Registered::new);
  }

  SipLine(PhoneThread phone, Consumer<ArrivedCall> incoming, Registered registered) {
    this.phone = phone;
    this.incoming = incoming;
    this.news = registered;
  }

  /** Our address as the server sees it. */
  InetAddress address() {
    return address;
  }

  @Nullable UserAgent agent() {
    return agent;
  }

  /** Our address of record, as From of calls that we place. */
  String from() {
    SipAccount own = account;
    return own == null ? "<sip:seat@localhost>" : addressOfRecord(own);
  }

  /** Where the server lets its network be measured, or null while nobody is registered. */
  @Nullable Destination testLine() {
    SipAccount own = account;
    return own == null
        ? null
        : Destination.of(
            "sip:"
                + Protocol.SIP_USER_TEST_LINE
                + "@"
                + own.registrarHost()
                + ":"
                + own.registrarPort(),
            addressOfRecord(own));
  }

  private static String addressOfRecord(SipAccount account) {
    return "<sip:" + account.user() + "@" + account.domain() + ">";
  }

  /** Registers with this account; calls in progress go on when only its password is new. */
  void register(SipAccount next) {
    SipAccount before = account;
    RegistrationHandle running = registration;
    if (next.equals(before) && running != null) {
      running.refresh();
      return;
    }
    if (running != null) {
      running.stop();
    }
    if (before != null && !sameAddress(before, next)) {
      closeAgent();
    }
    account = next;
    CompletableFuture<Void> gone = new CompletableFuture<>();
    try {
      UserAgent open = agent == null ? open(next) : agent;
      agent = open;
      if (next.expiresSeconds() <= 0) {
        phone.post(news.event(true, OK)); // a trunk that knows us without a registration
        return;
      }
      left = gone;
      registration =
          open.register(
              "sip:" + next.registrarHost() + ":" + next.registrarPort(),
              new Credentials(next.user(), next.password()),
              next.expiresSeconds(),
              status -> changed(status, gone));
    } catch (IOException e) {
      LOG.error("the phone cannot open its SIP port", e);
      phone.post(news.event(false, 0));
    }
  }

  private static boolean sameAddress(SipAccount a, SipAccount b) {
    return addressOfRecord(a).equals(addressOfRecord(b))
        && a.registrarHost().equals(b.registrarHost());
  }

  private UserAgent open(SipAccount account) throws IOException {
    address = localAddress(account);
    UserAgentSettings settings =
        UserAgentSettings.of("seat-sip", address.getHostAddress(), 0)
            .as(addressOfRecord(account), new Credentials(account.user(), account.password()));
    return UserAgent.open(settings, this::arrived, (request, source) -> null);
  }

  private void arrived(IncomingCall invite) {
    PostedListener listener = new PostedListener(phone);
    invite.listen(listener);
    phone.run(() -> incoming.accept(new ArrivedCall(invite, listener)));
  }

  /** The address of ours from which packets go to the registrar; nothing is sent to find it. */
  private static InetAddress localAddress(SipAccount account) throws IOException {
    try (DatagramSocket probe = new DatagramSocket()) {
      probe.connect(new InetSocketAddress(account.registrarHost(), account.registrarPort()));
      return probe.getLocalAddress();
    }
  }

  private void changed(RegistrationStatus status, CompletableFuture<Void> gone) {
    switch (status) {
      case RegistrationStatus.Registered registered -> phone.post(news.event(true, OK));
      case RegistrationStatus.Failed failed -> {
        LOG.info("not registered: {}", failed);
        phone.post(news.event(false, failed.status()));
      }
      case RegistrationStatus.Denied denied -> {
        LOG.warn("registration denied: {}", denied.status());
        phone.post(news.event(false, denied.status()));
      }
      case RegistrationStatus.Registering registering -> {}
      case RegistrationStatus.Unregistered unregistered -> gone.complete(null);
    }
  }

  void refresh() {
    RegistrationHandle running = registration;
    if (running != null) {
      running.refresh();
    }
  }

  /**
   * Unregisters.
   *
   * @return completes when the registrar has confirmed it, or when nothing was registered; what was
   *     sent before (a BYE) is on its way by then
   */
  CompletableFuture<Void> unregister() {
    RegistrationHandle running = registration;
    if (running != null) {
      running.stop();
    }
    registration = null;
    account = null;
    return left;
  }

  /** Stops the user agent. Blocks for as long as its stack needs, some seconds at most. */
  void closeAgent() {
    UserAgent open = agent;
    agent = null;
    registration = null;
    if (open != null) {
      open.close();
    }
  }
}
