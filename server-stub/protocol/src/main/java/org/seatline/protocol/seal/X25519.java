package org.seatline.protocol.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** X25519 (RFC 7748) with keys as 32 bytes, by the JDK. */
final class X25519 {
  static final int KEY_BYTES = 32;
  private static final String NAME = "X25519";

  private X25519() {}

  static SealingKeyPair generate(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
    generator.initialize(NamedParameterSpec.X25519, random);
    var pair = generator.generateKeyPair();
    byte[] secret =
        ((XECPrivateKey) pair.getPrivate())
            .getScalar()
            .orElseThrow(() -> new GeneralSecurityException("the private key cannot be kept"));
    return new SealingKeyPair(bytes(((XECPublicKey) pair.getPublic()).getU()), secret);
  }

  /**
   * The shared secret.
   *
   * @throws GeneralSecurityException for a public key of small order, which would share zero
   */
  static byte[] agree(byte[] secretKey, byte[] publicKey) throws GeneralSecurityException {
    KeyFactory keys = KeyFactory.getInstance(NAME);
    PrivateKey own =
        keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secretKey));
    PublicKey other =
        keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, number(publicKey)));
    KeyAgreement agreement = KeyAgreement.getInstance(NAME);
    agreement.init(own);
    agreement.doPhase(other, true);
    return agreement.generateSecret();
  }

  /** Little-endian; the highest bit does not count (RFC 7748, section 5). */
  private static BigInteger number(byte[] littleEndian) {
    byte[] bigEndian = reversed(littleEndian);
    bigEndian[0] &= 0x7f;
    return new BigInteger(1, bigEndian);
  }

  private static byte[] bytes(BigInteger number) {
    byte[] bigEndian = number.toByteArray();
    byte[] littleEndian = new byte[KEY_BYTES];
    for (int i = 0; i < Math.min(KEY_BYTES, bigEndian.length); i++) {
      littleEndian[i] = bigEndian[bigEndian.length - 1 - i];
    }
    return littleEndian;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
