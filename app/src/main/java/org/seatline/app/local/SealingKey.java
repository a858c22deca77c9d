package org.seatline.app.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.seatline.protocol.seal.AuthoredBox;

/**
 * A 256-bit key that seals by AES-GCM (NIST SP 800-38D). Safe for several threads.
 *
 * <pre>
 * sealed = nonce (12 bytes, random) | ciphertext | tag (16 bytes)
 * </pre>
 *
 * <p>Each sealing names what it is about; what was sealed about one thing does not open as another.
 * Random nonces bound a key to 2^32 sealings: at ten a second that is 13 years of typing.
 */
final class SealingKey {
  static final int BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int TAG_NAME_BYTES = 16;
  private static final byte[] TAGS = "seatline tags 1".getBytes(StandardCharsets.UTF_8);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;

  /** Takes the key as it is; the array is the key's from now on. */
  SealingKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a key has " + BYTES + " bytes, not " + secret.length);
    }
    this.secret = secret;
  }

  static SealingKey random() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return new SealingKey(secret);
  }

  /** Seals a text, as Base64. */
  String seal(String text, String about) {
    return sealed(text.getBytes(StandardCharsets.UTF_8), about);
  }

  /** The sealed text; empty when it was sealed by another key, about another thing, or changed. */
  Optional<String> open(String sealed, String about) {
    return opened(sealed, about).map(plain -> new String(plain, StandardCharsets.UTF_8));
  }

  /** Another key, for one purpose: who has only that does not have this one. */
  SealingKey derived(byte[]... purpose) {
    return new SealingKey(AuthoredBox.hmac(secret, purpose));
  }

  /** Seals another key. */
  String wrap(SealingKey key, String about) {
    return sealed(key.secret, about);
  }

  /** The wrapped key; empty as in {@link #open(String, String)}. */
  Optional<SealingKey> unwrap(String wrapped, String about) {
    return opened(wrapped, about).filter(plain -> plain.length == BYTES).map(SealingKey::new);
  }

  /** A name for this text that tells nothing to who has not the key: the same for the same text. */
  String tag(String text) {
    byte[] key = AuthoredBox.hmac(secret, TAGS);
    byte[] tag = AuthoredBox.hmac(key, text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(tag, 0, TAG_NAME_BYTES);
  }

  private String sealed(byte[] plain, String about) {
    return Base64.getEncoder().encodeToString(seal(plain, about));
  }

  /** Seals bytes. */
  byte[] seal(byte[] plain, String about) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, about).doFinal(plain);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK does not seal by AES-GCM", e);
    }
  }

  private Optional<byte[]> opened(String sealed, String about) {
    try {
      return open(Base64.getDecoder().decode(sealed), about);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not Base64: the caller knows what to do
    }
  }

  /** The sealed bytes; empty as in {@link #open(String, String)}. */
  Optional<byte[]> open(byte[] whole, String about) {
    if (whole.length < NONCE_BYTES + TAG_BYTES) {
      return Optional.empty();
    }
    try {
      byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, about);
      return Optional.of(cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES));
    } catch (AEADBadTagException e) {
      return Optional.empty(); // not sealed by this key: the caller knows what to do
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK does not open AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String about) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  @Override
  public String toString() {
    return "SealingKey";
  }
}
