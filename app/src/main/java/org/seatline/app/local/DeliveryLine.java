package org.seatline.app.local;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.ServerApi;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.Sealing.DeliveryPermit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In whose name deliveries go: in the session of whoever is signed in, or, while nobody is, by the
 * permit that the computer got at the last sign-in. On the delivery thread alone.
 */
final class DeliveryLine {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLine.class);

  private final LocalStore store;
  private final ServerApi session;
  private boolean person;
  private @Nullable ServerApi machine;

  /** Nobody is signed in. */
  DeliveryLine(LocalStore store, ServerApi session) {
    this.store = store;
    this.session = session;
  }

  /** The way to the server. */
  ServerApi api() {
    ServerApi own = machine;
    return own == null ? session : own;
  }

  /** Who sends; nobody when the computer does. */
  Optional<AtWork> sender() {
    return person ? store.people().atWork() : Optional.empty();
  }

  /** Somebody is signed in. */
  void personHere() {
    person = true;
    machine = null;
  }

  /** Nobody is. */
  void personGone() {
    person = false;
    machine = null;
  }

  /** Whether the computer delivers by itself. */
  boolean byMachine() {
    return machine != null;
  }

  /** Lets the computer deliver, if nobody is signed in and it may; false when nothing changes. */
  boolean takeMachine() {
    if (person || machine != null) {
      return false;
    }
    Optional<DeliveryPermit> permit = store.outbox().permit().join();
    machine = permit.map(given -> session.withToken(given.token())).orElse(null);
    return machine != null;
  }

  /** The server does not let this sender in: a permit that it does not take is worth nothing. */
  void denied() {
    if (machine != null) {
      LOG.info("the server takes this computer's permit no more: the next sign-in brings another");
      store.outbox().dropPermit().join();
      machine = null;
    }
  }

  /**
   * The server could not read something: what its author has not sealed for this server's key of
   * today is sealed for it.
   */
  void sealForAskedServer() {
    sender()
        .ifPresent(
            author -> {
              if (session.sealing() instanceof ServerApi.Reply.Ok<Sealing>(Sealing now)) {
                LOG.info("what is not sealed for key {} is sealed for it", now.key().id());
                store.people().sealing(author.person(), now);
                store.outbox().sealFor(author.sealingBy(now)).join();
              }
            });
  }
}
