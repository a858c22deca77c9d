package org.seatline.softphone.rtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes compound RTCP packets (RFC 3550 section 6.1) into a buffer of its own, with room behind
 * for what SRTCP adds.
 */
public final class RtcpWriter {
  private static final int PACKET_BYTES_MAX = 1400;
  private static final int TEXT_BYTES_MAX = 255;

  private final byte[] buffer = new byte[PACKET_BYTES_MAX];
  private final XrWriter blocks = new XrWriter(this);
  private int length;

  /** Begins a new compound packet. */
  public RtcpWriter begin() {
    length = 0;
    return this;
  }

  public RtcpWriter add(RtcpMessage message) {
    switch (message) {
      case RtcpMessage.SenderReport sr -> addSenderReport(sr);
      case RtcpMessage.ReceiverReport rr -> addReceiverReport(rr);
      case RtcpMessage.SourceDescription sdes -> addDescription(sdes);
      case RtcpMessage.Bye bye -> addBye(bye);
      case RtcpMessage.ExtendedReport xr -> addExtended(xr);
    }
    return this;
  }

  public byte[] bytes() {
    return buffer;
  }

  public int length() {
    return length;
  }

  private void addSenderReport(RtcpMessage.SenderReport sr) {
    int start = open(sr.blocks().size(), RtcpReader.SENDER_REPORT, sr.ssrc());
    put((int) (sr.ntp() >>> 32));
    put((int) sr.ntp());
    put(sr.rtpTimestamp());
    put(sr.packets());
    put(sr.octets());
    sr.blocks().forEach(this::addBlock);
    close(start);
  }

  private void addReceiverReport(RtcpMessage.ReceiverReport rr) {
    int start = open(rr.blocks().size(), RtcpReader.RECEIVER_REPORT, rr.ssrc());
    rr.blocks().forEach(this::addBlock);
    close(start);
  }

  private void addBlock(RtcpMessage.ReportBlock block) {
    put(block.ssrc());
    put((block.fractionLost() << 24) | (block.cumulativeLost() & 0xFFFFFF));
    put(block.highestSequence());
    put(block.jitter());
    put(block.lastSenderReport());
    put(block.delaySince());
  }

  private void addDescription(RtcpMessage.SourceDescription sdes) {
    int start = open(1, RtcpReader.SOURCE_DESCRIPTION, sdes.ssrc());
    buffer[length++] = 1;
    putText(sdes.cname());
    buffer[length++] = 0; // ends the list of items
    close(start);
  }

  private void addBye(RtcpMessage.Bye bye) {
    int start = open(1, RtcpReader.BYE, bye.ssrc());
    if (!bye.reason().isEmpty()) {
      putText(bye.reason());
    }
    close(start);
  }

  private void addExtended(RtcpMessage.ExtendedReport xr) {
    int start = open(0, RtcpReader.EXTENDED_REPORT, xr.ssrc());
    xr.blocks().forEach(blocks::write);
    close(start);
  }

  private int open(int count, int type, int ssrc) {
    int start = length;
    buffer[length++] = (byte) (0x80 | count);
    buffer[length++] = (byte) type;
    length += 2;
    put(ssrc);
    return start;
  }

  private void close(int start) {
    int padded = start + (length - start + 3) / 4 * 4;
    Arrays.fill(buffer, length, padded, (byte) 0);
    length = padded;
    RtpBytes.putU16(buffer, start + 2, (length - start) / 4 - 1);
  }

  void put8(int value) {
    buffer[length++] = (byte) value;
  }

  void put16(int value) {
    RtpBytes.putU16(buffer, length, value);
    length += 2;
  }

  void put(int value) {
    RtpBytes.putI32(buffer, length, value);
    length += 4;
  }

  private void putText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int size = Math.min(TEXT_BYTES_MAX, utf8.length);
    buffer[length++] = (byte) size;
    System.arraycopy(utf8, 0, buffer, length, size);
    length += size;
  }
}
