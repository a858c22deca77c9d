package org.seatline.softphone.srtp;

import org.seatline.softphone.rtp.RtpBytes;

/** Makes RTCP of the SRTCP packets of one other end (RFC 3711 section 3.4). Not thread-safe. */
public final class SrtcpOpener {
  private final SrtpKey key;
  private final PacketCipher cipher;
  private final Sources sources = new Sources();
  private long refused;
  private long replayed;

  public SrtcpOpener(SrtpKey key) {
    this.key = key;
    this.cipher = PacketCipher.of(SessionKeys.rtcp(key));
  }

  public SrtpKey key() {
    return key;
  }

  /**
   * Opens a packet in place; a packet that is refused may be changed.
   *
   * @return the length of the RTCP packet, or -1 when it is none, not authentic or came before
   */
  public int open(byte[] packet, int length) {
    int wordAt = cipher.rtcpIndexAt(length);
    if (wordAt < PacketCipher.RTCP_HEADER_BYTES) {
      refused++;
      return PacketCipher.REFUSED;
    }
    int ssrc = RtpBytes.i32(packet, 4);
    int index = RtpBytes.i32(packet, wordAt) & ~PacketCipher.RTCP_ENCRYPTED;
    ReplayWindow window = sources.of(ssrc);
    if (!window.mayCome(index)) {
      replayed++;
      return PacketCipher.REFUSED;
    }
    int plain = cipher.openRtcp(packet, length);
    if (plain == PacketCipher.REFUSED) {
      refused++;
    } else {
      sources.came(ssrc, window, index);
    }
    return plain;
  }

  /** Packets that were not authentic, or no SRTCP at all. */
  public long refused() {
    return refused;
  }

  /** Packets that came before, or so late that nobody knows. */
  public long replayed() {
    return replayed;
  }
}
