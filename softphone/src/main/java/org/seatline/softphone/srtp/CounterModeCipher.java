package org.seatline.softphone.srtp;

import java.util.Arrays;
import org.seatline.softphone.rtp.RtpBytes;

/**
 * AES in counter mode with HMAC-SHA1 (RFC 3711 sections 4.1.1 and 4.2.1).
 *
 * <pre>
 * SRTP:  | header | encrypted payload | tag |             tag over all before it and the ROC
 * SRTCP: | header, SSRC | encrypted | E, index | tag |    tag over all before it
 * </pre>
 */
final class CounterModeCipher implements PacketCipher {
  private static final int IV_BYTES = 16;
  private static final int SSRC_AT = 4;
  private static final int INDEX_AT = 8;

  private final CounterMode cipher;
  private final HmacSha1 hmac;
  private final byte[] salt;
  private final byte[] iv = new byte[IV_BYTES];
  private final int rtpTag;
  private final int rtcpTag;

  CounterModeCipher(SessionKeys keys) {
    cipher = new CounterMode(keys.cipher());
    hmac = new HmacSha1(keys.authentication());
    salt = Arrays.copyOf(keys.salt(), IV_BYTES);
    rtpTag = keys.suite().rtpTagBytes();
    rtcpTag = keys.suite().rtcpTagBytes();
  }

  @Override
  public int sealRtp(byte[] packet, int body, int length, long index) {
    cipher.apply(iv(RtpBytes.i32(packet, 8), index), 0, packet, body, length - body);
    byte[] tag = hmac.begin().add(packet, 0, length).add((int) (index >> 16)).end();
    System.arraycopy(tag, 0, packet, length, rtpTag);
    return length + rtpTag;
  }

  @Override
  public int openRtp(byte[] packet, int body, int length, long index) {
    int plain = length - rtpTag;
    if (plain < body) {
      return REFUSED;
    }
    hmac.begin().add(packet, 0, plain).add((int) (index >> 16));
    if (!hmac.endsWith(packet, plain, rtpTag)) {
      return REFUSED;
    }
    cipher.apply(iv(RtpBytes.i32(packet, 8), index), 0, packet, body, plain - body);
    return plain;
  }

  @Override
  public int sealRtcp(byte[] packet, int length, int index) {
    cryptRtcp(packet, length, index);
    RtpBytes.putI32(packet, length, RTCP_ENCRYPTED | index);
    int end = length + RTCP_INDEX_BYTES;
    System.arraycopy(hmac.begin().add(packet, 0, end).end(), 0, packet, end, rtcpTag);
    return end + rtcpTag;
  }

  @Override
  public int openRtcp(byte[] packet, int length) {
    int end = length - rtcpTag;
    int plain = end - RTCP_INDEX_BYTES;
    if (plain < RTCP_HEADER_BYTES) {
      return REFUSED;
    }
    if (!hmac.begin().add(packet, 0, end).endsWith(packet, end, rtcpTag)) {
      return REFUSED;
    }
    int word = RtpBytes.i32(packet, plain);
    if ((word & RTCP_ENCRYPTED) != 0) {
      cryptRtcp(packet, plain, word & ~RTCP_ENCRYPTED);
    }
    return plain;
  }

  private void cryptRtcp(byte[] packet, int length, int index) {
    int body = length - RTCP_HEADER_BYTES;
    cipher.apply(iv(RtpBytes.i32(packet, 4), index), 0, packet, RTCP_HEADER_BYTES, body);
  }

  @Override
  public int rtcpIndexAt(int length) {
    return length - rtcpTag - RTCP_INDEX_BYTES;
  }

  private byte[] iv(int ssrc, long index) {
    System.arraycopy(salt, 0, iv, 0, IV_BYTES);
    RtpBytes.xorI32(iv, SSRC_AT, ssrc);
    RtpBytes.xorI32(iv, INDEX_AT, (int) (index >> 16));
    RtpBytes.xorI32(iv, INDEX_AT + 2, (int) index & 0xFFFF);
    return iv;
  }
}
