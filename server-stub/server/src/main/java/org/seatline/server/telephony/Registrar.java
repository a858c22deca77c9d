package org.seatline.server.telephony;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.SeatActivity;
import org.seatline.softphone.call.HeaderText;
import org.seatline.softphone.call.Responses;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sip.DigestVerifier;
import org.seatline.softphone.sip.RequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the seats can be called (RFC 3261 section 10), for those who are signed in, and for plain
 * phones, which sign in by it. A binding is in the core's journal before it is confirmed by 200, so
 * that a restarted server can ring before anybody registers again. Requests come on the user
 * agent's thread, look-ups from any.
 */
final class Registrar implements RequestHandler {
  /** Prefix of the keys of kept bindings. */
  static final String KEY = "contact/";

  /** Longest registration, in seconds. */
  static final int EXPIRES_MAX_SECONDS = 3_600;

  /** How long a binding counts after a restart at least: refreshes may have been missed. */
  static final long RESTART_GRACE_MS = 60_000;

  private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

  private final SipAccounts accounts;
  private final CoreLink core;
  private final DigestVerifier digest;
  private final Map<String, Binding> bindings = new ConcurrentHashMap<>();
  private final Map<String, List<Runnable>> expected = new HashMap<>();

  private record Binding(String contact, long untilMs) {}

  Registrar(String realm, SipAccounts accounts, CoreLink core) {
    this.accounts = accounts;
    this.core = core;
    this.digest =
        new DigestVerifier(
            realm,
            user -> {
              SipAccounts.Account account = accounts.byUser(user);
              return account == null ? null : account.secrets();
            },
            core::nowMs);
  }

  /** Whether the sender of a request is who it says. */
  DigestVerifier digest() {
    return digest;
  }

  /** SIP address of an agent's seat, or null when it is not registered. Any thread. */
  @Nullable String contactOf(String agentId) {
    Binding binding = bindings.get(agentId);
    return binding == null || binding.untilMs() < core.nowMs() ? null : binding.contact();
  }

  /**
   * Runs something when an agent's seat registers next: one that is back after a restart, or signs
   * in just now, is a moment late. User agent's thread.
   *
   * @return ends the waiting
   */
  Runnable whenRegistered(String agentId, Runnable work) {
    List<Runnable> works = expected.computeIfAbsent(agentId, id -> new ArrayList<>());
    works.add(work);
    return () -> works.remove(work);
  }

  /** Takes up what was kept of the bindings. */
  void restore(Map<String, String> kept) {
    kept.forEach(
        (key, value) -> {
          if (key.startsWith(KEY)) {
            restore(key, value);
          }
        });
  }

  private void restore(String key, String value) {
    int space = value.indexOf(' ');
    if (space > 0) {
      long keptUntilMs = Long.parseLong(value.substring(0, space));
      long untilMs = Math.max(keptUntilMs, core.nowMs() + RESTART_GRACE_MS);
      bindings.put(key.substring(KEY.length()), new Binding(value.substring(space + 1), untilMs));
    }
  }

  @Override
  public @Nullable SipResponse handle(SipRequest request, InetSocketAddress source) {
    return null; // nothing but REGISTER is answered here, and that may take a while
  }

  @Override
  public void handle(
      SipRequest request, InetSocketAddress source, Consumer<@Nullable SipResponse> reply) {
    if (!request.is("REGISTER")) {
      reply.accept(null);
      return;
    }
    switch (digest.judge(request)) {
      case DigestVerifier.Verdict.Challenged challenged -> reply.accept(challenged.response());
      case DigestVerifier.Verdict.Accepted accepted -> register(request, accepted.user(), reply);
    }
  }

  private void register(
      SipRequest request, String provenUser, Consumer<@Nullable SipResponse> reply) {
    String user = HeaderText.user(HeaderText.uri(request.headers().firstOr("To", "")));
    String tag = Long.toHexString(core.nowMs());
    SipAccounts.Account account = accounts.byUser(user);
    if (account == null || !provenUser.equals(user)) {
      LOG.info("REGISTER for {} by {}: refused", user, provenUser);
      reply.accept(Responses.to(request, 403, tag));
      return;
    }
    String contact = request.headers().firstOr("Contact", "");
    int expires = expires(request, contact);
    Runnable done = () -> reply.accept(bound(Responses.to(request, 200, tag), account.agentId()));
    if (contact.isEmpty()) { // only a question
      done.run();
    } else if (expires == 0 || contact.equals("*")) {
      unbind(account, contact, done);
    } else {
      bind(account, HeaderText.uri(contact), expires, done);
    }
  }

  /** With the binding that counts now. */
  private SipResponse bound(SipResponse ok, String agentId) {
    Binding binding = bindings.get(agentId);
    if (binding == null) {
      return ok;
    }
    long seconds = Math.max(0, (binding.untilMs() - core.nowMs() + 999) / 1_000);
    return ok.with(ok.headers().with("Contact", "<" + binding.contact() + ">;expires=" + seconds));
  }

  private void bind(SipAccounts.Account account, String uri, int expiresSeconds, Runnable done) {
    String agentId = account.agentId();
    boolean known = uri.equals(contactOf(agentId));
    Binding binding = new Binding(uri, core.nowMs() + expiresSeconds * 1_000L);
    bindings.put(agentId, binding);
    String record = binding.untilMs() + " " + uri;
    SipAccounts.Phone phone = account.phone();
    if (phone == null) {
      core.keep(KEY + agentId, record, done);
    } else {
      core.keep(KEY + agentId, record);
      SeatActivity activity = known ? SeatActivity.NOT_READY : phone.atRegistration();
      core.submit(
          new Event.PhoneRegistered(core.nowMs(), agentId, uri, activity, binding.untilMs()), done);
    }
    List<Runnable> works = expected.remove(agentId);
    if (works != null) {
      works.forEach(Runnable::run);
    }
  }

  /** A contact that another one has replaced is gone already. */
  private void unbind(SipAccounts.Account account, String contact, Runnable done) {
    String agentId = account.agentId();
    Binding binding = bindings.get(agentId);
    if (binding == null
        || !(contact.equals("*") || HeaderText.uri(contact).equals(binding.contact()))) {
      done.run();
      return;
    }
    LOG.info("the seat of agent {} has unregistered", agentId);
    bindings.remove(agentId);
    if (account.phone() == null) {
      core.keep(KEY + agentId, null, done);
    } else {
      core.keep(KEY + agentId, null);
      core.submit(new Event.PhoneUnregistered(core.nowMs(), agentId, binding.contact()), done);
    }
  }

  private static int expires(SipRequest request, String contact) {
    String own = HeaderText.parameter(contact, "expires");
    String text = own == null ? request.headers().firstOr("Expires", "3600") : own;
    return text.matches("\\d{1,9}")
        ? Math.min(Integer.parseInt(text), EXPIRES_MAX_SECONDS)
        : EXPIRES_MAX_SECONDS;
  }
}
