package org.seatline.softphone.srtp;

import org.seatline.softphone.rtp.RtpBytes;

/**
 * AES in Galois/counter mode (RFC 7714), made of the key stream that counter mode has and {@link
 * Ghash}: the JDK's own wants a new parameter object for each packet, computes its key schedule
 * anew and keeps what it opens in buffers of its own.
 *
 * <pre>
 * SRTP:  | header | encrypted payload, tag |
 * SRTCP: | header, SSRC | encrypted, tag | E, index |
 * </pre>
 */
final class GcmCipher implements PacketCipher {
  private static final int TAG_BYTES = Ghash.BLOCK_BYTES;
  private static final int IV_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int SSRC_AT = 2;
  private static final int INDEX_AT = 6;

  /** Block of the key stream that hides the tag; those after it are the body's. */
  private static final int TAG_BLOCK = 1;

  private static final int BODY_BLOCK = 2;

  private final CounterMode cipher;
  private final Ghash hash;
  private final byte[] salt;
  private final byte[] iv = new byte[IV_BYTES];
  private final byte[] tag = new byte[TAG_BYTES];

  GcmCipher(SessionKeys keys) {
    cipher = new CounterMode(keys.cipher());
    byte[] zeros = new byte[Ghash.BLOCK_BYTES];
    cipher.apply(new byte[IV_BYTES], 0, zeros, 0, zeros.length);
    hash = new Ghash(zeros);
    salt = keys.salt().clone();
  }

  @Override
  public int sealRtp(byte[] packet, int body, int length, long index) {
    begin(RtpBytes.i32(packet, 8), index);
    cipher.apply(iv, BODY_BLOCK, packet, body, length - body);
    hash.begin().associated(packet, 0, body).body(packet, body, length - body);
    System.arraycopy(tag(), 0, packet, length, TAG_BYTES);
    return length + TAG_BYTES;
  }

  @Override
  public int openRtp(byte[] packet, int body, int length, long index) {
    int plain = length - TAG_BYTES;
    if (plain < body) {
      return REFUSED;
    }
    begin(RtpBytes.i32(packet, 8), index);
    hash.begin().associated(packet, 0, body).body(packet, body, plain - body);
    if (!PacketCipher.same(tag(), packet, plain, TAG_BYTES)) {
      return REFUSED;
    }
    cipher.apply(iv, BODY_BLOCK, packet, body, plain - body);
    return plain;
  }

  @Override
  public int sealRtcp(byte[] packet, int length, int index) {
    int wordAt = length + TAG_BYTES;
    RtpBytes.putI32(packet, wordAt, RTCP_ENCRYPTED | index);
    begin(RtpBytes.i32(packet, 4), index);
    cipher.apply(iv, BODY_BLOCK, packet, RTCP_HEADER_BYTES, length - RTCP_HEADER_BYTES);
    hashRtcp(packet, RTCP_HEADER_BYTES, length, wordAt);
    System.arraycopy(tag(), 0, packet, length, TAG_BYTES);
    return wordAt + RTCP_INDEX_BYTES;
  }

  @Override
  public int openRtcp(byte[] packet, int length) {
    int wordAt = rtcpIndexAt(length);
    int plain = wordAt - TAG_BYTES;
    if (plain < RTCP_HEADER_BYTES) {
      return REFUSED;
    }
    int word = RtpBytes.i32(packet, wordAt);
    begin(RtpBytes.i32(packet, 4), word & ~RTCP_ENCRYPTED);
    // Section 9.3: without encryption all of the packet is authenticated and there is no body.
    int body = (word & RTCP_ENCRYPTED) != 0 ? RTCP_HEADER_BYTES : plain;
    hashRtcp(packet, body, plain, wordAt);
    if (!PacketCipher.same(tag(), packet, plain, TAG_BYTES)) {
      return REFUSED;
    }
    cipher.apply(iv, BODY_BLOCK, packet, body, plain - body);
    return plain;
  }

  private void hashRtcp(byte[] packet, int body, int end, int wordAt) {
    hash.begin()
        .associated(packet, 0, body)
        .associated(packet, wordAt, RTCP_INDEX_BYTES)
        .body(packet, body, end - body);
  }

  @Override
  public int rtcpIndexAt(int length) {
    return length - RTCP_INDEX_BYTES;
  }

  private void begin(int ssrc, long index) {
    System.arraycopy(salt, 0, iv, 0, NONCE_BYTES);
    RtpBytes.xorI32(iv, SSRC_AT, ssrc);
    RtpBytes.xorI32(iv, INDEX_AT, (int) (index >> 16));
    RtpBytes.xorI32(iv, INDEX_AT + 2, (int) index & 0xFFFF);
  }

  private byte[] tag() {
    hash.end(tag);
    cipher.apply(iv, TAG_BLOCK, tag, 0, TAG_BYTES);
    return tag;
  }
}
