package org.seatline.server.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.SealedMutation;
import org.seatline.protocol.Wire;
import org.seatline.protocol.seal.AuthoredBox;
import org.seatline.protocol.seal.SealingKeyPair;

/**
 * Where mutations come in: opens what is sealed, and lets nobody speak for somebody else. In the
 * open only one's own words pass; a box passes whoever brings it, if the proof inside is of the
 * person it names.
 */
final class MutationDoor {
  private final ServerKeys keys;

  MutationDoor(ServerKeys keys) {
    this.keys = keys;
  }

  /** A mutation at the door. */
  sealed interface Arrival {
    /** Its present number. */
    long number();

    /**
     * It may pass.
     *
     * @param tag what it says of its subject from outside
     * @param toAuthor whether the answer goes to its author
     */
    record Let(Numbered numbered, String tag, boolean toAuthor) implements Arrival {
      @Override
      public long number() {
        return numbered.number();
      }
    }

    /** It may not, and nothing is written down of it. */
    record Kept(long number, String tag, String code) implements Arrival {}
  }

  /** A batch in its order. */
  List<Arrival> admit(Deliverer deliverer, MutationBatch batch) {
    List<Arrival> arrivals = new ArrayList<>();
    Deque<SealedMutation> boxes = new ArrayDeque<>(batch.sealed());
    for (Numbered numbered : batch.mutations()) {
      while (!boxes.isEmpty() && boxes.getFirst().number() < numbered.number()) {
        arrivals.add(sealed(deliverer, batch.clientId(), boxes.removeFirst()));
      }
      arrivals.add(inTheOpen(deliverer, numbered));
    }
    boxes.forEach(box -> arrivals.add(sealed(deliverer, batch.clientId(), box)));
    return arrivals;
  }

  private static Arrival inTheOpen(Deliverer deliverer, Numbered numbered) {
    String subject = numbered.mutation().subject();
    return deliverer.is(numbered.agentId())
        ? new Arrival.Let(numbered, subject, true)
        : new Arrival.Kept(numbered.number(), subject, MutationResults.NOT_AUTHOR);
  }

  private Arrival sealed(Deliverer deliverer, String clientId, SealedMutation sealed) {
    Optional<SealingKeyPair> pair = keys.find(sealed.name().keyId());
    if (pair.isEmpty()) {
      return kept(sealed, MutationResults.SEAL_UNKNOWN_KEY);
    }
    if (!fits(clientId, sealed)) {
      return kept(sealed, MutationResults.SEAL_BROKEN);
    }
    String about = sealed.name().about(sealed.agentId());
    Optional<AuthoredBox.Opened> opened = AuthoredBox.open(sealed.box(), pair.get(), about);
    Optional<Mutation> mutation = opened.flatMap(MutationDoor::parse);
    if (opened.isEmpty() || mutation.isEmpty()) {
      return kept(sealed, MutationResults.SEAL_BROKEN);
    }
    if (!by(opened.get(), pair.get(), sealed.agentId())) {
      return kept(sealed, MutationResults.SEAL_NOT_AUTHOR);
    }
    Numbered numbered =
        new Numbered(sealed.number(), sealed.agentId(), mutation.get(), sealed.origin());
    return new Arrival.Let(numbered, sealed.subject(), deliverer.is(sealed.agentId()));
  }

  /** Whether a box was sealed by this agent. */
  static boolean by(AuthoredBox.Opened opened, SealingKeyPair pair, String agentId) {
    return opened.by(ServerKeys.secretOf(pair, agentId, opened.clientId()));
  }

  private static Arrival kept(SealedMutation sealed, String code) {
    return new Arrival.Kept(sealed.number(), sealed.subject(), code);
  }

  /** A box under another number than its own says so, and under which it was numbered first. */
  private static boolean fits(String clientId, SealedMutation sealed) {
    SealedMutation.SealedName name = sealed.name();
    String origin = sealed.origin();
    return origin == null
        ? name.clientId().equals(clientId) && name.number() == sealed.number()
        : name.clientId().equals(origin);
  }

  private static Optional<Mutation> parse(AuthoredBox.Opened opened) {
    try {
      return Optional.of(Wire.decode(opened.text(), Mutation.class));
    } catch (MalformedMessageException e) {
      return Optional.empty(); // nothing that a seat seals
    }
  }
}
