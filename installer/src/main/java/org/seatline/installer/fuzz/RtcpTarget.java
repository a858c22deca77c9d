package org.seatline.installer.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.seatline.softphone.rtp.RtcpMessage;
import org.seatline.softphone.rtp.RtcpMessage.ReportBlock;
import org.seatline.softphone.rtp.RtcpReader;
import org.seatline.softphone.rtp.RtcpWriter;
import org.seatline.softphone.rtp.XrBlock;

/** Compound packets of RTCP, extended reports included. */
final class RtcpTarget implements FuzzTarget {
  private static final int DATAGRAM_BYTES_MAX = 1500;
  private static final int TEXT_CHARACTERS_MAX = 60;
  private static final int BLOCKS_MAX = 4;

  /** Names and reasons whose bytes are no UTF-8 are not written as they were read. */
  private static final String REPLACED = "\uFFFD";

  @Override
  public String name() {
    return "rtcp";
  }

  @Override
  public void run(RandomGenerator random) {
    List<RtcpMessage> made = new ArrayList<>();
    made.add(random.nextBoolean() ? senderReport(random) : receiverReport(random));
    for (int i = random.nextInt(4); i > 0; i--) {
      made.add(part(random));
    }
    RtcpWriter writer = new RtcpWriter().begin();
    made.forEach(writer::add);
    byte[] bytes = Arrays.copyOf(writer.bytes(), writer.length());
    FuzzTarget.check(RtcpReader.read(bytes, bytes.length).equals(made), "not read as written");
    read(Mutator.mutate(random, bytes));
    read(Mutator.bytes(random, DATAGRAM_BYTES_MAX));
  }

  // What is read can be written and is then read as the same.
  private static void read(byte[] bytes) {
    List<RtcpMessage> parts = RtcpReader.read(bytes, bytes.length);
    FuzzTarget.check(parts.size() <= bytes.length / 4, "more parts than there is room for");
    RtcpMessage first = new RtcpMessage.ReceiverReport(1, List.of());
    for (RtcpMessage part : parts) {
      if (!part.toString().contains(REPLACED)) {
        RtcpWriter writer = new RtcpWriter().begin().add(first).add(part);
        FuzzTarget.check(
            RtcpReader.read(writer.bytes(), writer.length()).equals(List.of(first, part)),
            "written otherwise than read: " + part);
      }
    }
  }

  private static RtcpMessage part(RandomGenerator random) {
    return switch (random.nextInt(5)) {
      case 0 -> senderReport(random);
      case 1 -> receiverReport(random);
      case 2 -> new RtcpMessage.SourceDescription(random.nextInt(), text(random));
      case 3 -> new RtcpMessage.Bye(random.nextInt(), text(random));
      default -> new RtcpMessage.ExtendedReport(random.nextInt(), some(random, () -> xr(random)));
    };
  }

  private static RtcpMessage senderReport(RandomGenerator random) {
    return new RtcpMessage.SenderReport(
        random.nextInt(),
        random.nextLong(),
        random.nextInt(),
        random.nextInt(),
        random.nextInt(),
        some(random, () -> block(random)));
  }

  private static RtcpMessage receiverReport(RandomGenerator random) {
    return new RtcpMessage.ReceiverReport(random.nextInt(), some(random, () -> block(random)));
  }

  private static ReportBlock block(RandomGenerator random) {
    return new ReportBlock(
        random.nextInt(),
        random.nextInt(256),
        random.nextInt() >> 8,
        random.nextInt(),
        random.nextInt(),
        random.nextInt(),
        random.nextInt());
  }

  private static XrBlock xr(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> new XrBlock.ReceiverReferenceTime(random.nextLong());
      case 1 ->
          new XrBlock.Dlrr(
              some(
                  random,
                  () ->
                      new XrBlock.LastReceiverReport(
                          random.nextInt(), random.nextInt(), random.nextInt())));
      case 2 ->
          new XrBlock.StatisticsSummary(
              random.nextInt(),
              u16(random),
              u16(random),
              random.nextBoolean() ? -1 : u32(random),
              random.nextBoolean() ? -1 : u32(random),
              random.nextBoolean()
                  ? null
                  : new XrBlock.JitterSpread(u32(random), u32(random), u32(random), u32(random)));
      default -> metrics(random);
    };
  }

  private static XrBlock metrics(RandomGenerator random) {
    return new XrBlock.VoipMetrics(
        random.nextInt(),
        new XrBlock.LossMetrics(
            u8(random), u8(random), u8(random), u8(random), u16(random), u16(random)),
        new XrBlock.DelayMetrics(u16(random), u16(random)),
        new XrBlock.SignalMetrics(
            (byte) random.nextInt(), (byte) random.nextInt(), u8(random), u8(random)),
        new XrBlock.QualityMetrics(u8(random), u8(random), u8(random), u8(random)),
        new XrBlock.BufferMetrics(u8(random), u16(random), u16(random), u16(random)));
  }

  private static int u8(RandomGenerator random) {
    return random.nextInt(1 << 8);
  }

  private static int u16(RandomGenerator random) {
    return random.nextInt(1 << 16);
  }

  private static long u32(RandomGenerator random) {
    return random.nextInt() & 0xFFFF_FFFFL;
  }

  private static <T> List<T> some(RandomGenerator random, Supplier<T> one) {
    List<T> all = new ArrayList<>();
    for (int i = random.nextInt(BLOCKS_MAX); i > 0; i--) {
      all.add(one.get());
    }
    return all;
  }

  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(TEXT_CHARACTERS_MAX); i > 0; i--) {
      text.append((char) (random.nextInt(8) == 0 ? 0xC0 + random.nextInt(99) : ' ' + i));
    }
    return text.toString();
  }
}
