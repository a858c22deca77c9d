package org.seatline.protocol.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Key and nonce of RFC 9180 (HPKE) in base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, and an
 * AES-GCM whose key length is given.
 *
 * <pre>
 * dh --extract "eae_prk", expand "shared_secret"--&gt; shared secret        (section 4.1)
 * shared secret, info --extract "secret", expand "key", "base_nonce"--&gt;  (section 5.1)
 * </pre>
 */
final class KeySchedule {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HASH_BYTES = 32;
  private static final int KEM = 0x0020;
  private static final int HKDF_SHA256 = 0x0001;
  private static final byte MODE_BASE = 0;
  private static final byte[] NOTHING = {};
  private static final byte[] VERSION = ascii("HPKE-v1");
  private static final byte[] KEM_SUITE = joined(ascii("KEM"), twoBytes(KEM));

  /** The AEADs of RFC 9180, section 7.3, that the JDK has. */
  enum Aead {
    /** Known for the published test vector. */
    AES_128_GCM(0x0001, 16),
    AES_256_GCM(0x0002, 32);

    private final int id;
    private final int keyBytes;

    Aead(int id, int keyBytes) {
      this.id = id;
      this.keyBytes = keyBytes;
    }
  }

  /** What the AEAD is started with. */
  record Context(SecretKeySpec key, GCMParameterSpec nonce) {}

  private final KDF kdf;
  private final Aead aead;
  private final byte[] suite;

  KeySchedule(Aead aead) throws GeneralSecurityException {
    this.kdf = KDF.getInstance("HKDF-SHA256");
    this.aead = aead;
    this.suite = joined(ascii("HPKE"), twoBytes(KEM), twoBytes(HKDF_SHA256), twoBytes(aead.id));
  }

  /** Of a Diffie-Hellman result between these two public keys, for this purpose. */
  Context context(byte[] dh, byte[] enc, byte[] publicKey, String info)
      throws GeneralSecurityException {
    byte[] shared = sharedSecret(dh, enc, publicKey);
    byte[] idHash = extract(suite, NOTHING, "psk_id_hash", NOTHING);
    byte[] infoHash = extract(suite, NOTHING, "info_hash", ascii(info));
    byte[] about = joined(new byte[] {MODE_BASE}, idHash, infoHash);
    byte[] secret = extract(suite, shared, "secret", NOTHING);
    return new Context(
        new SecretKeySpec(expand(suite, secret, "key", about, aead.keyBytes), "AES"),
        new GCMParameterSpec(TAG_BITS, expand(suite, secret, "base_nonce", about, NONCE_BYTES)));
  }

  byte[] sharedSecret(byte[] dh, byte[] enc, byte[] publicKey) throws GeneralSecurityException {
    byte[] prk = extract(KEM_SUITE, NOTHING, "eae_prk", dh);
    return expand(KEM_SUITE, prk, "shared_secret", joined(enc, publicKey), HASH_BYTES);
  }

  private byte[] extract(byte[] of, byte[] salt, String label, byte[] secret)
      throws GeneralSecurityException {
    byte[] labelled = joined(VERSION, of, ascii(label), secret);
    var builder = HKDFParameterSpec.ofExtract().addIKM(labelled);
    return kdf.deriveData((salt.length == 0 ? builder : builder.addSalt(salt)).extractOnly());
  }

  private byte[] expand(byte[] of, byte[] secret, String label, byte[] about, int length)
      throws GeneralSecurityException {
    byte[] labelled = joined(twoBytes(length), VERSION, of, ascii(label), about);
    return kdf.deriveData(
        HKDFParameterSpec.expandOnly(new SecretKeySpec(secret, "Generic"), labelled, length));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] twoBytes(int number) {
    return new byte[] {(byte) (number >>> 8), (byte) number};
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
