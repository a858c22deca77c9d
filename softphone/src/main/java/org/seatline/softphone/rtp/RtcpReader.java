package org.seatline.softphone.rtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.seatline.softphone.rtp.RtcpMessage.ReportBlock;

/**
 * Reads compound RTCP packets (RFC 3550 section 6.1), checked as appendix A.2 has it: the first
 * part is a report (packets of reduced size, RFC 5506, need an agreement that is never made here),
 * only the last is padded. Parts of unknown type are passed over; a packet whose lengths do not fit
 * is dropped as a whole. The cost is bounded by the datagram.
 */
public final class RtcpReader {
  static final int SENDER_REPORT = 200;
  static final int RECEIVER_REPORT = 201;
  static final int SOURCE_DESCRIPTION = 202;
  static final int BYE = 203;
  static final int EXTENDED_REPORT = 207;
  private static final int BLOCK_BYTES = 24;
  private static final int PADDED = 0x20;

  private RtcpReader() {}

  /** Parts of the packet in order; empty when it is malformed. */
  public static List<RtcpMessage> read(byte[] data, int length) {
    if (!beginsWithReport(data, length)) {
      return List.of();
    }
    List<RtcpMessage> parts = new ArrayList<>(4);
    int at = 0;
    while (at < length) {
      if (length - at < 4 || (data[at] & 0xC0) != 0x80) {
        return List.of();
      }
      int end = at + 4 + 4 * RtpBytes.u16(data, at + 2);
      int padding = end > length ? -1 : padding(data, at, end);
      if (padding < 0
          || (padding > 0 && end < length)
          || !readPart(data, at, end - padding, parts)) {
        return List.of();
      }
      at = end;
    }
    return parts;
  }

  private static boolean beginsWithReport(byte[] data, int length) {
    return length >= 8
        && (data[0] & PADDED) == 0
        && (RtpBytes.u8(data, 1) == SENDER_REPORT || RtpBytes.u8(data, 1) == RECEIVER_REPORT);
  }

  /** Bytes of padding of one part, -1 when they do not fit (section 6.4.1). */
  private static int padding(byte[] data, int at, int end) {
    if ((data[at] & PADDED) == 0) {
      return 0;
    }
    int padding = RtpBytes.u8(data, end - 1);
    return padding == 0 || padding % 4 != 0 || padding > end - at - 4 ? -1 : padding;
  }

  private static boolean readPart(byte[] data, int at, int end, List<RtcpMessage> parts) {
    int count = data[at] & 0x1F;
    return switch (RtpBytes.u8(data, at + 1)) {
      case SENDER_REPORT -> readSenderReport(data, at, end, count, parts);
      case RECEIVER_REPORT -> readReceiverReport(data, at, end, count, parts);
      case SOURCE_DESCRIPTION -> readDescription(data, at, end, count, parts);
      case BYE -> readBye(data, at, end, count, parts);
      case EXTENDED_REPORT -> readExtended(data, at, end, parts);
      default -> true;
    };
  }

  private static boolean readSenderReport(
      byte[] data, int at, int end, int count, List<RtcpMessage> parts) {
    if (at + 28 + count * BLOCK_BYTES > end) {
      return false;
    }
    long ntp =
        ((long) RtpBytes.i32(data, at + 8) << 32) | (RtpBytes.i32(data, at + 12) & 0xFFFF_FFFFL);
    parts.add(
        new RtcpMessage.SenderReport(
            RtpBytes.i32(data, at + 4),
            ntp,
            RtpBytes.i32(data, at + 16),
            RtpBytes.i32(data, at + 20),
            RtpBytes.i32(data, at + 24),
            readBlocks(data, at + 28, count)));
    return true;
  }

  private static boolean readReceiverReport(
      byte[] data, int at, int end, int count, List<RtcpMessage> parts) {
    if (at + 8 + count * BLOCK_BYTES > end) {
      return false;
    }
    parts.add(
        new RtcpMessage.ReceiverReport(
            RtpBytes.i32(data, at + 4), readBlocks(data, at + 8, count)));
    return true;
  }

  private static List<ReportBlock> readBlocks(byte[] data, int first, int count) {
    List<ReportBlock> blocks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = first + i * BLOCK_BYTES;
      int lost = RtpBytes.i32(data, at + 4);
      blocks.add(
          new ReportBlock(
              RtpBytes.i32(data, at),
              lost >>> 24,
              lost << 8 >> 8,
              RtpBytes.i32(data, at + 8),
              RtpBytes.i32(data, at + 12),
              RtpBytes.i32(data, at + 16),
              RtpBytes.i32(data, at + 20)));
    }
    return blocks;
  }

  private static boolean readDescription(
      byte[] data, int at, int end, int count, List<RtcpMessage> parts) {
    if (count == 0) {
      return true;
    }
    if (at + 8 > end) {
      return false;
    }
    int item = at + 8;
    String cname = "";
    while (item < end && data[item] != 0) {
      if (item + 2 > end || item + 2 + RtpBytes.u8(data, item + 1) > end) {
        return false;
      }
      int size = RtpBytes.u8(data, item + 1);
      if (data[item] == 1) {
        cname = new String(data, item + 2, size, StandardCharsets.UTF_8);
      }
      item += 2 + size;
    }
    parts.add(new RtcpMessage.SourceDescription(RtpBytes.i32(data, at + 4), cname));
    return true;
  }

  private static boolean readBye(byte[] data, int at, int end, int count, List<RtcpMessage> parts) {
    int reasonAt = at + 4 + 4 * count;
    if (reasonAt > end) {
      return false;
    }
    String reason = "";
    if (reasonAt < end) {
      int size = RtpBytes.u8(data, reasonAt);
      if (reasonAt + 1 + size > end) {
        return false;
      }
      reason = new String(data, reasonAt + 1, size, StandardCharsets.UTF_8);
    }
    for (int i = 0; i < count; i++) {
      parts.add(new RtcpMessage.Bye(RtpBytes.i32(data, at + 4 + 4 * i), reason));
    }
    return true;
  }

  private static boolean readExtended(byte[] data, int at, int end, List<RtcpMessage> parts) {
    List<XrBlock> blocks = at + 8 > end ? null : XrReader.read(data, at + 8, end);
    if (blocks == null) {
      return false;
    }
    parts.add(new RtcpMessage.ExtendedReport(RtpBytes.i32(data, at + 4), blocks));
    return true;
  }
}
