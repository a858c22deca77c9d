package org.seatline.softphone.srtp;

/**
 * Encrypts and authenticates single packets in place. An instance serves either RTP or RTCP, in one
 * direction. Not thread-safe.
 */
sealed interface PacketCipher permits CounterModeCipher, GcmCipher {
  /** Result for a packet that is not authentic. */
  int REFUSED = -1;

  /** The bytes of RTCP that stay readable: the first header with its SSRC. */
  int RTCP_HEADER_BYTES = 8;

  /** The word after the RTCP packet: a bit that says "encrypted", and 31 bits of index. */
  int RTCP_INDEX_BYTES = 4;

  int RTCP_ENCRYPTED = 0x8000_0000;

  /**
   * Protects an RTP packet.
   *
   * @param body where the payload begins
   * @param index rollover counter and sequence number, 48 bits
   * @return the length that it has now
   */
  int sealRtp(byte[] packet, int body, int length, long index);

  /**
   * Authenticates, then decrypts.
   *
   * @return the length of the RTP packet, or {@link #REFUSED}
   */
  int openRtp(byte[] packet, int body, int length, long index);

  /** Protects a compound RTCP packet; returns the length that it has now. */
  int sealRtcp(byte[] packet, int length, int index);

  /**
   * Authenticates, then decrypts where the packet says that it is encrypted.
   *
   * @return the length of the RTCP packet, or {@link #REFUSED}
   */
  int openRtcp(byte[] packet, int length);

  /** Where the word with the index stands in a protected RTCP packet of this length. */
  int rtcpIndexAt(int length);

  /** Whether the tag's beginning is what {@code data} holds; takes the same time for any. */
  static boolean same(byte[] tag, byte[] data, int offset, int length) {
    int difference = 0;
    for (int i = 0; i < length; i++) {
      difference |= tag[i] ^ data[offset + i];
    }
    return difference == 0;
  }

  static PacketCipher of(SessionKeys keys) {
    return keys.suite().authenticatesItself() ? new GcmCipher(keys) : new CounterModeCipher(keys);
  }
}
