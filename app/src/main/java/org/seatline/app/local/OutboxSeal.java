package org.seatline.app.local;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.SealedMutation.SealedName;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.seal.AuthoredBox;

/**
 * A mutation as it lies in the outbox: once for the server, once for its author, in the open for
 * nobody.
 *
 * @param subject the same for one subject of one author; nobody else can tell which
 * @param keyId of the author's key; empty when that was not at hand
 * @param own the author's copy, under that key; null when it was not at hand
 * @param box the server's copy, with the key it is sealed to; null as long as the server's key is
 *     not known
 */
record OutboxSeal(String subject, String keyId, @Nullable String own, @Nullable Box box) {
  private static final String ABOUT = "seatline outbox 1 ";
  private static final String ABOUT_CONFLICTS = "seatline outbox conflicts 1 ";

  /** The server's copy. */
  record Box(String keyId, String box) {}

  /**
   * What a row is called for good: it may be numbered again.
   *
   * @param clientId id of the store when it was numbered first
   * @param number its first number
   */
  record Name(String clientId, long number) {
    @Override
    public String toString() {
      return number + " of " + clientId;
    }
  }

  /** Seals what this person did. */
  static OutboxSeal of(AtWork author, Name name, Mutation mutation) {
    return new OutboxSeal(
        author.person().key().tag(mutation.subject()),
        author.person().keyId(),
        author.person().key().seal(Json.text(mutation), ABOUT + name),
        author.sealing().map(by -> box(author.agentId(), name, mutation, by)).orElse(null));
  }

  /** The same where the author's own key is not at hand: nobody but the server reads it. */
  static OutboxSeal of(Signer signer, Name name, Mutation mutation) {
    Sealing by = signer.sealing();
    byte[] secret = Base64.getDecoder().decode(by.author().secret());
    String subject = new SealingKey(secret).tag(mutation.subject());
    return new OutboxSeal(subject, "", null, box(signer.agentId(), name, mutation, by));
  }

  private static Box box(String agentId, Name name, Mutation mutation, Sealing by) {
    String keyId = by.key().id();
    String about = new SealedName(keyId, name.clientId(), name.number()).about(agentId);
    byte[] content = Json.text(mutation).getBytes(StandardCharsets.UTF_8);
    return new Box(keyId, AuthoredBox.seal(content, by, about));
  }

  /** The author's copy, for its author. */
  static Optional<Mutation> open(PersonKey author, Name name, String own) {
    return author.key().open(own, ABOUT + name).map(json -> Json.read(json, Mutation.class));
  }

  /** Conflicts hold what their author wrote. */
  static String sealConflicts(PersonKey author, Name name, String json) {
    return author.key().seal(json, ABOUT_CONFLICTS + name);
  }

  static Optional<String> openConflicts(PersonKey author, Name name, String sealed) {
    return author.key().open(sealed, ABOUT_CONFLICTS + name);
  }
}
