package org.seatline.server.sync;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.seatline.protocol.Sealing.DeliveryPermit;
import org.seatline.server.admin.Digests;
import org.seatline.server.store.Permits;
import org.seatline.server.store.Store;

/**
 * By what a store delivers while nobody is signed in at its seat: one permit for each store, made
 * anew at every sign-in. Of the token only the hash is kept. Safe for several threads; blocks.
 */
public final class DeliveryPermits {
  /** How long after the last sign-in a computer may deliver by itself. */
  static final Duration PERMIT_MAX = Duration.ofDays(14);

  private static final int TOKEN_BYTES = 32;

  private final Store store;
  private final LongSupplier nowMs;
  private final SecureRandom random = new SecureRandom();

  public DeliveryPermits(Store store, LongSupplier nowMs) {
    this.store = store;
    this.nowMs = nowMs;
  }

  /** A new permit for this store, in place of its earlier one. */
  public DeliveryPermit issue(String agentId, String clientId) {
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    long now = nowMs.getAsLong();
    long untilMs = now + PERMIT_MAX.toMillis();
    var row = new Permits.Row(clientId, Digests.sha256Hex(token), agentId, now, untilMs);
    store.useTransaction(tx -> tx.permits().put(row));
    return new DeliveryPermit(token, untilMs);
  }

  /** The store that this token is good for, unless it is too old or was taken back. */
  Optional<Deliverer.Machine> byToken(String token) {
    return store
        .inTransaction(tx -> tx.permits().find(Digests.sha256Hex(token)))
        .filter(row -> nowMs.getAsLong() <= row.untilMs())
        .map(row -> new Deliverer.Machine(row.clientId()));
  }

  /** Takes a store's permit back; somebody has to sign in there before it delivers again. */
  public void revoke(String clientId) {
    store.useTransaction(tx -> tx.permits().remove(clientId));
  }
}
