package org.seatline.protocol.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.seatline.protocol.Sealing;

/**
 * A {@link SealedBox} that tells its opener who sealed it: inside is an HMAC-SHA256 (RFC 2104) by a
 * secret that only the author and the server have, over what the box is about and what it holds.
 *
 * <pre>
 * plain = proof (32 bytes) | the author key's client id | line feed | content
 * </pre>
 */
public final class AuthoredBox {
  private static final String HMAC = "HmacSHA256";
  private static final int PROOF_BYTES = 32;
  private static final byte END_OF_ID = '\n';

  private AuthoredBox() {}

  /**
   * Seals by what the server gave at the sign-in; Base64.
   *
   * @throws IllegalArgumentException when the server's key is none
   */
  public static String seal(byte[] content, Sealing sealing, String about) {
    byte[] id = (sealing.author().clientId() + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] plain = Arrays.copyOf(new byte[PROOF_BYTES], PROOF_BYTES + id.length + content.length);
    System.arraycopy(id, 0, plain, PROOF_BYTES, id.length);
    System.arraycopy(content, 0, plain, PROOF_BYTES + id.length, content.length);
    byte[] secret = Base64.getDecoder().decode(sealing.author().secret());
    System.arraycopy(proof(secret, about, content), 0, plain, 0, PROOF_BYTES);
    byte[] key = Base64.getDecoder().decode(sealing.key().publicKey());
    return Base64.getEncoder().encodeToString(SealedBox.seal(plain, key, about));
  }

  /** What was in a box; who sealed it is not looked at yet. */
  public static final class Opened {
    private final String clientId;
    private final byte[] content;
    private final String about;
    private final byte[] proof;

    private Opened(String clientId, byte[] content, String about, byte[] proof) {
      this.clientId = clientId;
      this.content = content;
      this.about = about;
      this.proof = proof;
    }

    /** Which of the author's keys it claims. */
    public String clientId() {
      return clientId;
    }

    /** What it holds, as UTF-8. */
    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }

    /** Whether it was sealed by who has this secret. */
    public boolean by(byte[] secret) {
      return MessageDigest.isEqual(proof, AuthoredBox.proof(secret, about, content));
    }
  }

  /** Opens a box; empty when it is of another key, about another thing, changed, or no box. */
  public static Optional<Opened> open(String box, SealingKeyPair own, String about) {
    byte[] whole;
    try {
      whole = Base64.getDecoder().decode(box);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // nobody sealed that
    }
    return SealedBox.open(whole, own, about).flatMap(plain -> parse(plain, about));
  }

  private static Optional<Opened> parse(byte[] plain, String about) {
    int end = PROOF_BYTES;
    while (end < plain.length && plain[end] != END_OF_ID) {
      end++;
    }
    if (end >= plain.length) {
      return Optional.empty();
    }
    String id = new String(plain, PROOF_BYTES, end - PROOF_BYTES, StandardCharsets.UTF_8);
    byte[] content = Arrays.copyOfRange(plain, end + 1, plain.length);
    return Optional.of(new Opened(id, content, about, Arrays.copyOf(plain, PROOF_BYTES)));
  }

  private static byte[] proof(byte[] secret, String about, byte[] content) {
    return hmac(secret, (about + "\n").getBytes(StandardCharsets.UTF_8), content);
  }

  /** HMAC-SHA256 of these parts, one after the other. */
  public static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
