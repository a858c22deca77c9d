package org.seatline.app.local;

import java.util.Optional;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.SignInResponse;

/**
 * Somebody who is signed in here.
 *
 * @param session what the server said at the sign-in, or at the last one before a sign-in without
 *     it
 */
record AtWork(PersonKey person, SignInResponse session) {
  String agentId() {
    return person.agentId();
  }

  /** By what this person seals for the server; empty when the server has given nothing. */
  Optional<Sealing> sealing() {
    return Optional.ofNullable(session.sealing());
  }

  /** The key of the server that is asked; empty when it has given none. */
  Optional<String> serverKey() {
    return sealing().map(Sealing::key).map(Sealing.ServerKey::id);
  }

  /** Whether what is sealed to this key is for another server than the one that is asked. */
  boolean asksAnotherServer(String keyId) {
    return serverKey().filter(key -> !key.equals(keyId)).isPresent();
  }

  /** The same with something else to seal by. */
  AtWork sealingBy(Sealing next) {
    return new AtWork(person, session.withSealing(next));
  }

  /** Whether what is on a shelf is for this person. */
  boolean maySee(ChangeShelf shelf) {
    return ChangeShelf.of(session.agent().roles()).contains(shelf);
  }
}
