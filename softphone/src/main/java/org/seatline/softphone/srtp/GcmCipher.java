package org.seatline.softphone.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.seatline.softphone.rtp.RtpBytes;

/**
 * AES in Galois/counter mode (RFC 7714). The JDK's cipher is kept, but needs a new parameter object
 * and new counters of its own for each packet: about that much is allocated.
 *
 * <pre>
 * SRTP:  | header | encrypted payload, tag |
 * SRTCP: | header, SSRC | encrypted, tag | E, index |
 * </pre>
 */
final class GcmCipher implements PacketCipher {
  private static final int TAG_BYTES = 16;
  private static final int IV_BYTES = 12;
  private static final int SSRC_AT = 2;
  private static final int INDEX_AT = 6;

  /** Longest packet that is opened; longer ones do not come over Ethernet. */
  private static final int PACKET_BYTES_MAX = 2048;

  private final Cipher cipher;
  private final SecretKeySpec key;
  private final byte[] salt;
  private final byte[] iv = new byte[IV_BYTES];

  /** What is decrypted goes here first: in place the JDK would allocate such a buffer each time. */
  private final byte[] opened = new byte[PACKET_BYTES_MAX];

  GcmCipher(SessionKeys keys) {
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is a part of every JDK", e);
    }
    key = new SecretKeySpec(keys.cipher(), "AES");
    salt = keys.salt().clone();
  }

  @Override
  public int sealRtp(byte[] packet, int body, int length, long index) {
    begin(Cipher.ENCRYPT_MODE, RtpBytes.i32(packet, 8), index);
    cipher.updateAAD(packet, 0, body);
    return body + seal(packet, body, length - body);
  }

  @Override
  public int openRtp(byte[] packet, int body, int length, long index) {
    if (length - TAG_BYTES < body || length > PACKET_BYTES_MAX) {
      return REFUSED;
    }
    begin(Cipher.DECRYPT_MODE, RtpBytes.i32(packet, 8), index);
    cipher.updateAAD(packet, 0, body);
    return open(packet, body, length - body) ? length - TAG_BYTES : REFUSED;
  }

  @Override
  public int sealRtcp(byte[] packet, int length, int index) {
    begin(Cipher.ENCRYPT_MODE, RtpBytes.i32(packet, 4), index);
    RtpBytes.putI32(packet, length + TAG_BYTES, RTCP_ENCRYPTED | index);
    cipher.updateAAD(packet, 0, RTCP_HEADER_BYTES);
    cipher.updateAAD(packet, length + TAG_BYTES, RTCP_INDEX_BYTES);
    seal(packet, RTCP_HEADER_BYTES, length - RTCP_HEADER_BYTES);
    return length + TAG_BYTES + RTCP_INDEX_BYTES;
  }

  @Override
  public int openRtcp(byte[] packet, int length) {
    int wordAt = rtcpIndexAt(length);
    int plain = wordAt - TAG_BYTES;
    if (plain < RTCP_HEADER_BYTES || length > PACKET_BYTES_MAX) {
      return REFUSED;
    }
    int word = RtpBytes.i32(packet, wordAt);
    begin(Cipher.DECRYPT_MODE, RtpBytes.i32(packet, 4), word & ~RTCP_ENCRYPTED);
    // Section 9.3: without encryption all of the packet is authenticated and the cipher has the
    // tag alone to look at.
    int body = (word & RTCP_ENCRYPTED) != 0 ? RTCP_HEADER_BYTES : plain;
    cipher.updateAAD(packet, 0, body);
    cipher.updateAAD(packet, wordAt, RTCP_INDEX_BYTES);
    return open(packet, body, wordAt - body) ? plain : REFUSED;
  }

  @Override
  public int rtcpIndexAt(int length) {
    return length - RTCP_INDEX_BYTES;
  }

  private void begin(int mode, int ssrc, long index) {
    System.arraycopy(salt, 0, iv, 0, IV_BYTES);
    RtpBytes.xorI32(iv, SSRC_AT, ssrc);
    RtpBytes.xorI32(iv, INDEX_AT, (int) (index >> 16));
    RtpBytes.xorI32(iv, INDEX_AT + 2, (int) index & 0xFFFF);
    try {
      cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no index is used twice", e);
    }
  }

  private int seal(byte[] packet, int body, int length) {
    try {
      return cipher.doFinal(packet, body, length, packet, body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the packet has room for its tag", e);
    }
  }

  private boolean open(byte[] packet, int body, int length) {
    try {
      int plain = cipher.doFinal(packet, body, length, opened, 0);
      System.arraycopy(opened, 0, packet, body, plain);
      return true;
    } catch (AEADBadTagException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the buffer has room for every packet", e);
    }
  }
}
