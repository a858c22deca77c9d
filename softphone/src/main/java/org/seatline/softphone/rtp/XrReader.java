package org.seatline.softphone.rtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.rtp.XrBlock.LastReceiverReport;

/** Reads the blocks of one extended report (RFC 3611 section 3); unknown ones are passed over. */
final class XrReader {
  static final int REFERENCE_TIME = 4;
  static final int DLRR = 5;
  static final int STATISTICS = 6;
  static final int VOIP_METRICS = 7;

  static final int HEADER_BYTES = 4;
  static final int REFERENCE_TIME_BYTES = 12;
  static final int RECEIVER_BYTES = 12;
  static final int STATISTICS_BYTES = 40;
  static final int VOIP_METRICS_BYTES = 36;

  /** Which fields of a statistics summary are filled. */
  static final int TELLS_LOSS = 0x80;

  static final int TELLS_DUPLICATES = 0x40;
  static final int TELLS_JITTER = 0x20;

  private XrReader() {}

  /** The blocks between {@code at} and {@code end}, or null when a length does not fit. */
  static @Nullable List<XrBlock> read(byte[] data, int at, int end) {
    List<XrBlock> blocks = new ArrayList<>(4);
    int next = at;
    while (next < end) {
      if (end - next < HEADER_BYTES) {
        return null;
      }
      int bytes = HEADER_BYTES + 4 * RtpBytes.u16(data, next + 2);
      if (next + bytes > end) {
        return null;
      }
      XrBlock block = block(data, next, bytes);
      if (block != null) {
        blocks.add(block);
      }
      next += bytes;
    }
    return blocks;
  }

  // A block of a known type and another length is passed over like an unknown one: section 3.
  private static @Nullable XrBlock block(byte[] data, int at, int bytes) {
    return switch (RtpBytes.u8(data, at)) {
      case REFERENCE_TIME -> bytes == REFERENCE_TIME_BYTES ? referenceTime(data, at) : null;
      case DLRR -> (bytes - HEADER_BYTES) % RECEIVER_BYTES == 0 ? dlrr(data, at, bytes) : null;
      case STATISTICS -> bytes == STATISTICS_BYTES ? statistics(data, at) : null;
      case VOIP_METRICS -> bytes == VOIP_METRICS_BYTES ? metrics(data, at) : null;
      default -> null;
    };
  }

  private static XrBlock referenceTime(byte[] data, int at) {
    long high = RtpBytes.i32(data, at + 4);
    return new XrBlock.ReceiverReferenceTime((high << 32) | u32(data, at + 8));
  }

  private static XrBlock dlrr(byte[] data, int at, int bytes) {
    List<LastReceiverReport> receivers = new ArrayList<>();
    for (int i = at + HEADER_BYTES; i < at + bytes; i += RECEIVER_BYTES) {
      receivers.add(
          new LastReceiverReport(
              RtpBytes.i32(data, i), RtpBytes.i32(data, i + 4), RtpBytes.i32(data, i + 8)));
    }
    return new XrBlock.Dlrr(receivers);
  }

  private static XrBlock statistics(byte[] data, int at) {
    int tells = RtpBytes.u8(data, at + 1);
    return new XrBlock.StatisticsSummary(
        RtpBytes.i32(data, at + 4),
        RtpBytes.u16(data, at + 8),
        RtpBytes.u16(data, at + 10),
        (tells & TELLS_LOSS) == 0 ? -1 : u32(data, at + 12),
        (tells & TELLS_DUPLICATES) == 0 ? -1 : u32(data, at + 16),
        (tells & TELLS_JITTER) == 0 ? null : spread(data, at + 20));
  }

  private static XrBlock.JitterSpread spread(byte[] data, int at) {
    return new XrBlock.JitterSpread(
        u32(data, at), u32(data, at + 4), u32(data, at + 8), u32(data, at + 12));
  }

  private static XrBlock metrics(byte[] data, int at) {
    return new XrBlock.VoipMetrics(
        RtpBytes.i32(data, at + 4),
        new XrBlock.LossMetrics(
            RtpBytes.u8(data, at + 8),
            RtpBytes.u8(data, at + 9),
            RtpBytes.u8(data, at + 10),
            RtpBytes.u8(data, at + 11),
            RtpBytes.u16(data, at + 12),
            RtpBytes.u16(data, at + 14)),
        new XrBlock.DelayMetrics(RtpBytes.u16(data, at + 16), RtpBytes.u16(data, at + 18)),
        new XrBlock.SignalMetrics(
            data[at + 20], data[at + 21], RtpBytes.u8(data, at + 22), RtpBytes.u8(data, at + 23)),
        new XrBlock.QualityMetrics(
            RtpBytes.u8(data, at + 24),
            RtpBytes.u8(data, at + 25),
            RtpBytes.u8(data, at + 26),
            RtpBytes.u8(data, at + 27)),
        new XrBlock.BufferMetrics(
            RtpBytes.u8(data, at + 28),
            RtpBytes.u16(data, at + 30),
            RtpBytes.u16(data, at + 32),
            RtpBytes.u16(data, at + 34)));
  }

  private static long u32(byte[] data, int at) {
    return RtpBytes.i32(data, at) & 0xFFFF_FFFFL;
  }
}
