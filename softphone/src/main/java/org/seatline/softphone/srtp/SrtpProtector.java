package org.seatline.softphone.srtp;

import org.seatline.softphone.rtp.RtpBytes;
import org.seatline.softphone.rtp.RtpPacket;
import org.seatline.softphone.rtp.RtpSequence;

/**
 * Makes SRTP of the RTP packets of one stream (RFC 3711 section 3.3). Their sequence numbers must
 * grow: a number used twice under one key would give both packets away. Not thread-safe.
 */
public final class SrtpProtector {
  private static final int SEQUENCE_NUMBERS = 1 << 16;

  private final SrtpKey key;
  private final PacketCipher cipher;
  private boolean started;
  private int ssrc;
  private long index;

  public SrtpProtector(SrtpKey key) {
    this.key = key;
    this.cipher = PacketCipher.of(SessionKeys.rtp(key));
  }

  public SrtpKey key() {
    return key;
  }

  /**
   * Protects a packet in place.
   *
   * @param packet with {@link SrtpSuite#rtpTagBytes} of room behind the packet
   * @return the length that it has now
   * @throws IllegalArgumentException when it is no RTP, or repeats or goes back in the sequence
   */
  public int protect(byte[] packet, int length) {
    int body = RtpPacket.bodyOffset(packet, length);
    if (body < 0) {
      throw new IllegalArgumentException("no RTP packet");
    }
    int sequence = RtpBytes.u16(packet, 2);
    int source = RtpBytes.i32(packet, 8);
    if (!started || source != ssrc) {
      started = true;
      ssrc = source;
      index = sequence;
    } else {
      int step = RtpSequence.distance((int) index & (SEQUENCE_NUMBERS - 1), sequence);
      if (step <= 0) {
        throw new IllegalArgumentException("sequence number goes back by " + -step);
      }
      index += step;
    }
    return cipher.sealRtp(packet, body, length, index);
  }
}
