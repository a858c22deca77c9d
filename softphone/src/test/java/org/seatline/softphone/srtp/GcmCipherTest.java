package org.seatline.softphone.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our own GCM beside the JDK's. */
class GcmCipherTest {
  private static final int HEADER = 12;
  private static final int TAG = 16;
  private static final int SALT = 12;

  private final Random random = new Random(7714);

  private byte[] bytes(int length) {
    byte[] result = new byte[length];
    random.nextBytes(result);
    return result;
  }

  private static byte[] nonce(byte[] salt, int ssrc, long index) {
    byte[] plain =
        ByteBuffer.allocate(SALT)
            .putShort((short) 0)
            .putInt(ssrc)
            .putInt((int) (index >> 16))
            .putShort((short) index)
            .array();
    for (int i = 0; i < SALT; i++) {
      plain[i] ^= salt[i];
    }
    return plain;
  }

  private static byte[] byJdk(byte[] key, byte[] nonce, byte[] header, byte[] payload)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    cipher.updateAAD(header);
    return cipher.doFinal(payload);
  }

  @ParameterizedTest
  @EnumSource(names = {"AEAD_AES_128_GCM", "AEAD_AES_256_GCM"})
  void makesOfAnyPacketWhatTheJdkMakes(SrtpSuite suite) throws GeneralSecurityException {
    for (int length = 0; length < 1_700; length += 1 + random.nextInt(12)) {
      byte[] key = bytes(suite.keyBytes());
      byte[] salt = bytes(SALT);
      int headerBytes = HEADER + 4 * random.nextInt(8);
      byte[] header = bytes(headerBytes);
      byte[] payload = bytes(length);
      long index = random.nextLong() >>> 16;
      byte[] packet = Arrays.copyOf(header, headerBytes + length + TAG);
      System.arraycopy(payload, 0, packet, headerBytes, length);
      PacketCipher cipher = new GcmCipher(new SessionKeys(suite, key, new byte[0], salt));

      int sealed = cipher.sealRtp(packet, headerBytes, headerBytes + length, index);

      int ssrc = ByteBuffer.wrap(header).getInt(8);
      assertThat(Arrays.copyOfRange(packet, headerBytes, sealed))
          .as("%d bytes behind a header of %d", length, headerBytes)
          .isEqualTo(byJdk(key, nonce(salt, ssrc, index), header, payload));
      byte[] forged = packet.clone();
      forged[random.nextInt(sealed)] ^= (byte) (1 << random.nextInt(8));
      assertThat(cipher.openRtp(forged, headerBytes, sealed, index))
          .isEqualTo(PacketCipher.REFUSED);
      assertThat(cipher.openRtp(packet, headerBytes, sealed, index))
          .isEqualTo(headerBytes + length);
      assertThat(Arrays.copyOfRange(packet, headerBytes, headerBytes + length)).isEqualTo(payload);
    }
  }

  @Test
  void refusesWhatIsTooShortForATag() {
    PacketCipher cipher =
        new GcmCipher(
            new SessionKeys(SrtpSuite.AEAD_AES_128_GCM, bytes(16), new byte[0], bytes(SALT)));
    assertThat(cipher.openRtp(new byte[40], HEADER, HEADER + TAG - 1, 0))
        .isEqualTo(PacketCipher.REFUSED);
    assertThat(cipher.openRtcp(new byte[40], 8 + TAG + 3)).isEqualTo(PacketCipher.REFUSED);
  }
}
