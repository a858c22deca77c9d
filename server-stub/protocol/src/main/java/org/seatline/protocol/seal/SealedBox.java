package org.seatline.protocol.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;

/**
 * Seals to a public key, so that not even the sealer can open again: HPKE (RFC 9180), base mode,
 * one message, with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM.
 *
 * <pre>
 * sealed = public key of this sealing (32 bytes) | ciphertext | tag (16 bytes)
 * </pre>
 *
 * <p>It does not tell who sealed: the server still asks for a session. What was sealed about one
 * thing does not open as another. Safe for several threads.
 */
public final class SealedBox {
  /** How much longer than its content a sealed one is, in bytes. */
  public static final int OVERHEAD_BYTES = X25519.KEY_BYTES + 16;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String INFO = "seatline sealed box 1";

  private SealedBox() {}

  /**
   * Seals for the owner of a public key.
   *
   * @param about what this is, for instance {@code mutation 7 of CLIENT}; the opener says the same
   * @throws IllegalArgumentException when that is no public key
   */
  public static byte[] seal(byte[] plain, byte[] publicKey, String about) {
    if (publicKey.length != X25519.KEY_BYTES) {
      throw new IllegalArgumentException("a public key has " + X25519.KEY_BYTES + " bytes");
    }
    try {
      SealingKeyPair once = SealingKeyPair.generate(RANDOM);
      return seal(plain, publicKey, once, new Terms(KeySchedule.Aead.AES_256_GCM, INFO, about));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("this is no public key to seal to", e);
    }
  }

  /** What both sides know beforehand. */
  record Terms(KeySchedule.Aead aead, String info, String about) {}

  static byte[] seal(byte[] plain, byte[] publicKey, SealingKeyPair once, Terms terms)
      throws GeneralSecurityException {
    byte[] enc = once.publicKey();
    byte[] dh = X25519.agree(once.secretKey(), publicKey);
    byte[] kept = cipher(Cipher.ENCRYPT_MODE, dh, enc, publicKey, terms).doFinal(plain);
    byte[] whole = Arrays.copyOf(enc, enc.length + kept.length);
    System.arraycopy(kept, 0, whole, enc.length, kept.length);
    return whole;
  }

  /** The content; empty when it was sealed to another key, about another thing, or changed. */
  public static Optional<byte[]> open(byte[] whole, SealingKeyPair own, String about) {
    return open(whole, own, new Terms(KeySchedule.Aead.AES_256_GCM, INFO, about));
  }

  static Optional<byte[]> open(byte[] whole, SealingKeyPair own, Terms terms) {
    if (whole.length < OVERHEAD_BYTES) {
      return Optional.empty();
    }
    byte[] enc = Arrays.copyOf(whole, X25519.KEY_BYTES);
    byte[] dh;
    try {
      dh = X25519.agree(own.secretKey(), enc);
    } catch (GeneralSecurityException e) {
      return Optional.empty(); // a point of small order: nobody sealed that by these rules
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, dh, enc, own.publicKey(), terms);
      return Optional.of(cipher.doFinal(whole, enc.length, whole.length - enc.length));
    } catch (AEADBadTagException e) {
      return Optional.empty(); // the caller knows what it means here
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK does not open HPKE's AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, byte[] dh, byte[] enc, byte[] publicKey, Terms terms)
      throws GeneralSecurityException {
    var context = new KeySchedule(terms.aead()).context(dh, enc, publicKey, terms.info());
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, context.key(), context.nonce());
    cipher.updateAAD(terms.about().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
