package org.seatline.softphone.rtp;

/**
 * A view of one RTP packet (RFC 3550 section 5.1), used again for every packet so that the
 * receiving loop allocates nothing.
 *
 * <pre>
 *  0 1 2 3 4     8 9          16                      31
 * +---+-+-+-------+-+----------+------------------------+
 * |V=2|P|X|  CC   |M|    PT    |        sequence        |
 * +---+-+-+-------+-+----------+------------------------+
 * |                      timestamp                      |
 * |                        SSRC                         |
 * |              CC contributing sources                |
 * </pre>
 */
public final class RtpPacket {
  /** Bytes of a header without contributing sources and extension. */
  public static final int HEADER_BYTES = 12;

  private byte[] data = new byte[0];
  private int payloadType;
  private boolean marker;
  private int sequence;
  private int timestamp;
  private int ssrc;
  private int payloadOffset;
  private int payloadLength;

  /**
   * Looks at the first {@code length} bytes of {@code bytes}, which must stay unchanged while this
   * view is used.
   *
   * @return false when they are no RTP packet; the view then has no meaning
   */
  public boolean parse(byte[] bytes, int length) {
    int start = bodyOffset(bytes, length);
    if (start < 0) {
      return false;
    }
    int padding = (bytes[0] & 0x20) != 0 ? bytes[length - 1] & 0xFF : 0;
    boolean paddingWrong = (bytes[0] & 0x20) != 0 && padding == 0;
    if (paddingWrong || start + padding > length) {
      return false;
    }
    data = bytes;
    marker = (bytes[1] & 0x80) != 0;
    payloadType = bytes[1] & 0x7F;
    sequence = RtpBytes.u16(bytes, 2);
    timestamp = RtpBytes.i32(bytes, 4);
    ssrc = RtpBytes.i32(bytes, 8);
    payloadOffset = start;
    payloadLength = length - start - padding;
    return true;
  }

  /**
   * Where what follows the header begins, contributing sources and extension passed over.
   *
   * @return -1 when the first {@code length} bytes hold no whole RTP header
   */
  public static int bodyOffset(byte[] bytes, int length) {
    if (length < HEADER_BYTES || (bytes[0] & 0xC0) != 0x80) {
      return -1;
    }
    int start = HEADER_BYTES + 4 * (bytes[0] & 0x0F);
    if ((bytes[0] & 0x10) != 0) {
      if (start + 4 > length) {
        return -1;
      }
      start += 4 + 4 * RtpBytes.u16(bytes, start + 2);
    }
    return start > length ? -1 : start;
  }

  /** Writes a header of {@link #HEADER_BYTES} at the beginning of {@code out}. */
  public static void writeHeader(
      byte[] out, int payloadType, boolean marker, int sequence, int timestamp, int ssrc) {
    out[0] = (byte) 0x80;
    out[1] = (byte) ((marker ? 0x80 : 0) | payloadType);
    RtpBytes.putU16(out, 2, sequence);
    RtpBytes.putI32(out, 4, timestamp);
    RtpBytes.putI32(out, 8, ssrc);
  }

  /** Tells RTCP from RTP on a shared port by its second byte (RFC 5761 section 4). */
  public static boolean looksLikeRtcp(byte[] bytes, int length) {
    return length >= 8 && (bytes[1] & 0xFF) >= 192 && (bytes[1] & 0xFF) <= 223;
  }

  /** The bytes that were parsed; the payload is a part of them. */
  public byte[] data() {
    return data;
  }

  public int payloadOffset() {
    return payloadOffset;
  }

  public int payloadLength() {
    return payloadLength;
  }

  public int payloadType() {
    return payloadType;
  }

  public boolean marker() {
    return marker;
  }

  /** 0 to 65535. */
  public int sequence() {
    return sequence;
  }

  /** 32 bits, to be compared by difference. */
  public int timestamp() {
    return timestamp;
  }

  public int ssrc() {
    return ssrc;
  }

  /** Gives the packet the timestamp that it would have on another clock; the bytes stay. */
  public void retime(int otherTimestamp) {
    timestamp = otherTimestamp;
  }
}
