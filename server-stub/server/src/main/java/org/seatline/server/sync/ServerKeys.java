package org.seatline.server.sync;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.seatline.protocol.Sealing.AuthorKey;
import org.seatline.protocol.Sealing.ServerKey;
import org.seatline.protocol.seal.AuthoredBox;
import org.seatline.protocol.seal.SealingKeyPair;
import org.seatline.server.admin.Digests;

/**
 * The key pairs that seats seal to, oldest first: the newest is told to seats, the earlier ones
 * open what comes late. Immutable.
 *
 * @param version of the file's form
 */
public record ServerKeys(int version, List<Kept> keys) {
  /** What this program writes. */
  public static final int VERSION = 1;

  /** A pair that is older is followed by a new one at the next start. */
  static final Duration RENEWED_AFTER = Duration.ofDays(180);

  /** None yet. */
  public static final ServerKeys NONE = new ServerKeys(VERSION, List.of());

  private static final int ID_BYTES = 8;

  /**
   * A pair.
   *
   * @param id made of the public key
   * @param publicKey Base64
   * @param secretKey Base64
   */
  public record Kept(String id, long madeMs, String publicKey, String secretKey) {
    @Override
    public String toString() {
      return "Kept[id=" + id + "]";
    }

    private SealingKeyPair pair() {
      return new SealingKeyPair(decoded(publicKey), decoded(secretKey));
    }
  }

  public ServerKeys {
    keys = keys == null ? List.of() : List.copyOf(keys);
  }

  /** Whether this is what such a file holds. */
  public boolean whole() {
    return version == VERSION && !keys.isEmpty() && keys.stream().allMatch(ServerKeys::whole);
  }

  private static boolean whole(Kept key) {
    try {
      return key.id().equals(idOf(key.pair().publicKey()));
    } catch (IllegalArgumentException | NullPointerException e) {
      return false; // no Base64, of another length, or missing
    }
  }

  /** Whether it is time for a new pair. */
  public boolean due(long nowMs) {
    return keys.isEmpty() || nowMs - newest().madeMs() > RENEWED_AFTER.toMillis();
  }

  /** The same with another pair, which is the newest. */
  public ServerKeys renewed(SecureRandom random, long nowMs) {
    SealingKeyPair pair = SealingKeyPair.generate(random);
    List<Kept> next = new ArrayList<>(keys);
    next.add(
        new Kept(
            idOf(pair.publicKey()), nowMs, encoded(pair.publicKey()), encoded(pair.secretKey())));
    return new ServerKeys(VERSION, next);
  }

  private Kept newest() {
    return keys.getLast();
  }

  /** What seats seal to now. */
  ServerKey present() {
    return new ServerKey(newest().id(), newest().publicKey());
  }

  /** The pair with this id. */
  Optional<SealingKeyPair> find(String keyId) {
    return keys.stream().filter(key -> key.id().equals(keyId)).findFirst().map(Kept::pair);
  }

  /** By what somebody at this store proves to have sealed to the present key. */
  AuthorKey author(String agentId, String clientId) {
    return new AuthorKey(clientId, encoded(secretOf(newest().pair(), agentId, clientId)));
  }

  /** Nothing is stored of it: whoever has the private key can tell it again. */
  static byte[] secretOf(SealingKeyPair pair, String agentId, String clientId) {
    String whose = "seatline author 1\n" + agentId + "\n" + clientId;
    return AuthoredBox.hmac(pair.secretKey(), whose.getBytes(StandardCharsets.UTF_8));
  }

  private static String idOf(byte[] publicKey) {
    return HexFormat.of().formatHex(Digests.sha256().digest(publicKey), 0, ID_BYTES);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    return Base64.getDecoder().decode(text);
  }
}
