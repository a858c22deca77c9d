package org.seatline.server.telephony;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.HeaderText;
import org.seatline.softphone.call.Responses;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sip.DigestVerifier;
import org.seatline.softphone.sip.RequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the seats can be called (RFC 3261 section 10), for those who are signed in. The bindings
 * are kept in the core's journal, so that a restarted server can ring before anybody registers
 * again. Requests come on the user agent's thread, look-ups from any.
 */
final class Registrar implements RequestHandler {
  /** Prefix of the keys of kept bindings. */
  static final String KEY = "contact/";

  /** Longest registration, in seconds. */
  static final int EXPIRES_MAX_SECONDS = 3_600;

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
              return account == null ? null : account.password();
            },
            core::nowMs);
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
      long untilMs = Long.parseLong(value.substring(0, space));
      bindings.put(key.substring(KEY.length()), new Binding(value.substring(space + 1), untilMs));
    }
  }

  @Override
  public @Nullable SipResponse handle(SipRequest request, InetSocketAddress source) {
    return request.is("REGISTER") ? register(request) : null;
  }

  private SipResponse register(SipRequest request) {
    String user = HeaderText.user(HeaderText.uri(request.headers().firstOr("To", "")));
    return switch (digest.judge(request)) {
      case DigestVerifier.Verdict.Challenged challenged -> challenged.response();
      case DigestVerifier.Verdict.Accepted accepted -> register(request, accepted.user(), user);
    };
  }

  private SipResponse register(SipRequest request, String provenUser, String user) {
    String tag = Long.toHexString(core.nowMs());
    SipAccounts.Account account = accounts.byUser(user);
    if (account == null || !provenUser.equals(user)) {
      LOG.info("REGISTER for {} by {}: refused", user, provenUser);
      return Responses.to(request, 403, tag);
    }
    String contact = request.headers().firstOr("Contact", "");
    int expires = expires(request, contact);
    SipResponse ok = Responses.to(request, 200, tag);
    if (expires == 0 || contact.equals("*")) {
      unbind(account.agentId());
      return ok;
    }
    String uri = HeaderText.uri(contact);
    bind(account.agentId(), uri, expires);
    return ok.with(ok.headers().with("Contact", "<" + uri + ">;expires=" + expires));
  }

  private void bind(String agentId, String uri, int expiresSeconds) {
    Binding binding = new Binding(uri, core.nowMs() + expiresSeconds * 1_000L);
    bindings.put(agentId, binding);
    core.keep(KEY + agentId, binding.untilMs() + " " + uri);
    List<Runnable> works = expected.remove(agentId);
    if (works != null) {
      works.forEach(Runnable::run);
    }
  }

  private void unbind(String agentId) {
    LOG.info("the seat of agent {} has unregistered", agentId);
    bindings.remove(agentId);
    core.keep(KEY + agentId, null);
  }

  private static int expires(SipRequest request, String contact) {
    String own = HeaderText.parameter(contact, "expires");
    String text = own == null ? request.headers().firstOr("Expires", "3600") : own;
    return text.matches("\\d{1,9}")
        ? Math.min(Integer.parseInt(text), EXPIRES_MAX_SECONDS)
        : EXPIRES_MAX_SECONDS;
  }
}
