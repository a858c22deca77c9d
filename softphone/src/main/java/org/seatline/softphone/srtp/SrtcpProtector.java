package org.seatline.softphone.srtp;

/** Makes SRTCP of compound RTCP packets (RFC 3711 section 3.4). Not thread-safe. */
public final class SrtcpProtector {
  private final SrtpKey key;
  private final PacketCipher cipher;
  private int index;

  public SrtcpProtector(SrtpKey key) {
    this.key = key;
    this.cipher = PacketCipher.of(SessionKeys.rtcp(key));
  }

  public SrtpKey key() {
    return key;
  }

  /**
   * Protects a packet in place.
   *
   * @param packet with {@link SrtpSuite#GROWTH_BYTES_MAX} of room behind the packet
   * @return the length that it has now
   */
  public int protect(byte[] packet, int length) {
    if (length < PacketCipher.RTCP_HEADER_BYTES) {
      throw new IllegalArgumentException("no RTCP packet");
    }
    int sealed = cipher.sealRtcp(packet, length, index);
    index = Math.incrementExact(index); // 2^31 packets are 340 years of reports
    return sealed;
  }
}
