package org.seatline.softphone.srtp;

import org.seatline.softphone.rtp.RtpBytes;
import org.seatline.softphone.rtp.RtpPacket;

/**
 * Makes RTP of the SRTP packets of one other end (RFC 3711 section 3.3): any number of sources, of
 * which a few are remembered. Nothing is believed and nothing remembered before the tag is proven.
 * A source that begins its sequence again needs a new key (or a new SSRC): under the old one its
 * packets cannot be told from a replay. Not thread-safe.
 */
public final class SrtpOpener {
  private static final int SEQUENCE_NUMBERS = 1 << 16;

  private final SrtpKey key;
  private final PacketCipher cipher;
  private final Sources sources = new Sources();
  private long refused;
  private long replayed;

  public SrtpOpener(SrtpKey key) {
    this.key = key;
    this.cipher = PacketCipher.of(SessionKeys.rtp(key));
  }

  public SrtpKey key() {
    return key;
  }

  /**
   * Opens a packet in place; a packet that is refused may be changed.
   *
   * @return the length of the RTP packet, or -1 when it is none, not authentic or came before
   */
  public int open(byte[] packet, int length) {
    int body = RtpPacket.bodyOffset(packet, length);
    if (body < 0) {
      refused++;
      return PacketCipher.REFUSED;
    }
    int ssrc = RtpBytes.i32(packet, 8);
    ReplayWindow window = sources.of(ssrc);
    long index = estimate(window.highest(), RtpBytes.u16(packet, 2));
    if (!window.mayCome(index)) {
      replayed++;
      return PacketCipher.REFUSED;
    }
    int plain = cipher.openRtp(packet, body, length, index);
    if (plain == PacketCipher.REFUSED) {
      refused++;
    } else {
      sources.came(ssrc, window, index);
    }
    return plain;
  }

  /** The index nearest to the highest so far that ends in this sequence number (appendix A). */
  static long estimate(long highest, int sequence) {
    if (highest < 0) {
      return sequence;
    }
    long sameRound = (highest & -SEQUENCE_NUMBERS) | sequence;
    if (sameRound - highest > SEQUENCE_NUMBERS / 2) {
      return sameRound - SEQUENCE_NUMBERS;
    }
    return highest - sameRound > SEQUENCE_NUMBERS / 2 ? sameRound + SEQUENCE_NUMBERS : sameRound;
  }

  /** Packets that were not authentic, or no SRTP at all. */
  public long refused() {
    return refused;
  }

  /** Packets that came before, or so late that nobody knows. */
  public long replayed() {
    return replayed;
  }
}
