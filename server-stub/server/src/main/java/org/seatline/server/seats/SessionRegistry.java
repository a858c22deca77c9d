package org.seatline.server.seats;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.seatline.protocol.SignInRequest;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.Person;
import org.seatline.server.admin.Digests;
import org.seatline.server.admin.Passwords;
import org.seatline.server.store.Sessions;
import org.seatline.server.store.Store;

/**
 * Who is signed in: one session for each agent id, the last one wins. Sessions are stored (of the
 * token only its hash), so that seats go on after a restart of the server without signing in again.
 * Safe for several threads; signing in blocks.
 */
public final class SessionRegistry {
  private static final Duration UNSEEN_MAX = Duration.ofHours(16);
  private static final int TOKEN_BYTES = 32;
  private static final int PASSWORD_MAX_CHARS = 200;
  private static final int NAME_MAX_CHARS = 100;

  private final Store store;
  private final Supplier<Configuration> configuration;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final SignInThrottle throttle;
  private final Map<String, SeatSession> byTokenHash = new HashMap<>();
  private final Map<String, String> tokenHashByAgent = new HashMap<>();

  public SessionRegistry(Store store, Supplier<Configuration> configuration, InstantSource clock) {
    this.store = store;
    this.configuration = configuration;
    this.clock = clock;
    this.throttle = new SignInThrottle(clock);
    takeUp();
  }

  private synchronized void takeUp() {
    long oldestMs = clock.millis() - UNSEEN_MAX.toMillis();
    for (Sessions.Row row : store.inTransaction(tx -> tx.sessions().all())) {
      Optional<Person> person = configuration.get().person(row.agentId());
      if (person.isPresent() && row.seenMs() >= oldestMs) {
        remember(
            row.tokenHash(),
            new SeatSession(person.get(), row.sessionId(), row.clientId(), row.seatName()));
      }
    }
  }

  private void remember(String tokenHash, SeatSession session) {
    byTokenHash.put(tokenHash, session);
    tokenHashByAgent.put(session.agentId(), tokenHash);
  }

  /** Checks the password and starts a session in place of the agent's earlier one. */
  public SignInOutcome signIn(SignInRequest request) {
    if (request.password().length() > PASSWORD_MAX_CHARS
        || request.clientId().isBlank()
        || request.clientId().length() > NAME_MAX_CHARS) {
      return new SignInOutcome.Refused("bad-request");
    }
    Optional<Person> person = configuration.get().person(request.agentId());
    if (person.isEmpty()) {
      return new SignInOutcome.Refused("bad-credentials");
    }
    if (!throttle.mayTry(request.agentId())) {
      return new SignInOutcome.Refused("too-many-attempts");
    }
    Optional<String> hash = store.inTransaction(tx -> tx.people().passwordHash(request.agentId()));
    if (hash.isEmpty() || !Passwords.fits(request.password(), hash.get())) {
      throttle.failed(request.agentId());
      return new SignInOutcome.Refused("bad-credentials");
    }
    throttle.succeeded(request.agentId());
    if (person.get().phone() != null) {
      return new SignInOutcome.Refused("phone-seat");
    }
    return start(person.get(), request);
  }

  private SignInOutcome start(Person person, SignInRequest request) {
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    String seatName = request.seatName();
    SeatSession session =
        new SeatSession(
            person,
            UUID.randomUUID().toString(),
            request.clientId(),
            seatName.substring(0, Math.min(seatName.length(), NAME_MAX_CHARS)));
    return new SignInOutcome.Accepted(session, token, replace(session, Digests.sha256Hex(token)));
  }

  private synchronized Optional<SeatSession> replace(SeatSession session, String tokenHash) {
    put(session, tokenHash, clock.millis());
    String oldHash = tokenHashByAgent.get(session.agentId());
    SeatSession old = oldHash == null ? null : byTokenHash.remove(oldHash);
    remember(tokenHash, session);
    return Optional.ofNullable(old);
  }

  private void put(SeatSession session, String tokenHash, long nowMs) {
    Sessions.Row row =
        new Sessions.Row(
            session.agentId(),
            tokenHash,
            session.sessionId(),
            session.clientId(),
            session.seatName(),
            nowMs,
            nowMs);
    store.useTransaction(tx -> tx.sessions().put(row));
  }

  /** The session of a bearer token. */
  public synchronized Optional<SeatSession> byToken(String token) {
    return Optional.ofNullable(byTokenHash.get(Digests.sha256Hex(token)));
  }

  /** The session of an agent. */
  public synchronized Optional<SeatSession> byAgent(String agentId) {
    String hash = tokenHashByAgent.get(agentId);
    return hash == null ? Optional.empty() : Optional.ofNullable(byTokenHash.get(hash));
  }

  /** Another configuration is in force: everybody who is still in it has its roles and skills. */
  synchronized void refresh() {
    Configuration now = configuration.get();
    byTokenHash.values().forEach(s -> now.person(s.agentId()).ifPresent(s::person));
  }

  /** The seat is there: its session does not grow old. */
  public synchronized void seen(SeatSession session) {
    String hash = tokenHashByAgent.get(session.agentId());
    if (hash != null && session.equals(byTokenHash.get(hash))) {
      put(session, hash, clock.millis());
    }
  }

  /** Ends a session; does nothing when the agent has another one by now. */
  public synchronized void end(SeatSession session) {
    String hash = tokenHashByAgent.get(session.agentId());
    if (hash != null && session.equals(byTokenHash.get(hash))) {
      byTokenHash.remove(hash);
      tokenHashByAgent.remove(session.agentId());
    }
    store.useTransaction(tx -> tx.sessions().delete(session.agentId(), session.sessionId()));
  }
}
