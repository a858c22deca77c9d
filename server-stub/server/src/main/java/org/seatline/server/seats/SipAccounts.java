package org.seatline.server.seats;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.seatline.protocol.SipAccount;

/**
 * SIP credentials of the seats that are signed in. A password belongs to one session: it is derived
 * from the session's id and the server's secret, so it survives a restart and is stored nowhere.
 * Safe for several threads.
 */
public final class SipAccounts {
  /** Realm of the digest, and the domain of all addresses of record. */
  public static final String DOMAIN = "seatline.internal";

  static final String USER_PREFIX = "seat-";
  private static final int EXPIRES_SECONDS = 120;
  private static final String HMAC = "HmacSHA256";

  private final SessionRegistry sessions;
  private final byte[] secret;
  private final Supplier<InetSocketAddress> registrar;

  /**
   * @param secret at least 32 bytes that no one else knows
   * @param registrar where telephony listens; asked when a seat signs in
   */
  public SipAccounts(
      SessionRegistry sessions, byte[] secret, Supplier<InetSocketAddress> registrar) {
    this.sessions = sessions;
    this.secret = secret.clone();
    this.registrar = registrar;
  }

  /** The password of a SIP user ({@code seat-1001}), empty when nobody is signed in there. */
  public Optional<String> password(String sipUser) {
    return agentOf(sipUser).flatMap(sessions::byAgent).map(this::passwordOf);
  }

  /** The agent id of a SIP user, signed in or not. */
  public static Optional<String> agentOf(String sipUser) {
    return sipUser.startsWith(USER_PREFIX)
        ? Optional.of(sipUser.substring(USER_PREFIX.length()))
        : Optional.empty();
  }

  /** The SIP user of an agent. */
  public static String userOf(String agentId) {
    return USER_PREFIX + agentId;
  }

  /** What a seat is told at sign-in. */
  SipAccount accountOf(SeatSession session) {
    InetSocketAddress at = registrar.get();
    return new SipAccount(
        DOMAIN,
        at.getHostString(),
        at.getPort(),
        session.sipUser(),
        passwordOf(session),
        EXPIRES_SECONDS);
  }

  private String passwordOf(SeatSession session) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      byte[] derived = mac.doFinal(("sip " + session.sessionId()).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }
}
