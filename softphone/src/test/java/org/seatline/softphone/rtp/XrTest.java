package org.seatline.softphone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class XrTest {
  private static final RtcpMessage REPORT = new RtcpMessage.ReceiverReport(9, List.of());
  private static final XrBlock METRICS =
      new XrBlock.VoipMetrics(
          7,
          new XrBlock.LossMetrics(12, 3, 200, 4, 1200, 60_000),
          new XrBlock.DelayMetrics(150, 90),
          new XrBlock.SignalMetrics(-21, -70, 127, 16),
          new XrBlock.QualityMetrics(81, 127, 41, 38),
          new XrBlock.BufferMetrics(0xB0, 60, 140, 400));

  private static RtcpWriter written(XrBlock... blocks) {
    return new RtcpWriter()
        .begin()
        .add(REPORT)
        .add(new RtcpMessage.ExtendedReport(-3, List.of(blocks)));
  }

  @Test
  void readsTheBlocksItWrote() {
    XrBlock[] blocks = {
      new XrBlock.ReceiverReferenceTime(0x8123_4567_89AB_CDEFL),
      new XrBlock.Dlrr(
          List.of(
              new XrBlock.LastReceiverReport(1, 2, 3), new XrBlock.LastReceiverReport(-1, -2, 9))),
      new XrBlock.StatisticsSummary(
          7, 65_000, 20, 3_000_000_000L, 1, new XrBlock.JitterSpread(0, 900, 30, 12)),
      new XrBlock.StatisticsSummary(7, 1, 2, -1, -1, null),
      METRICS
    };
    RtcpWriter writer = written(blocks);
    assertThat(writer.length()).isEqualTo(8 + 8 + 12 + 28 + 40 + 40 + 36);
    List<RtcpMessage> parts = RtcpReader.read(writer.bytes(), writer.length());
    assertThat(parts).hasSize(2);
    assertThat(((RtcpMessage.ExtendedReport) parts.get(1)).blocks()).containsExactly(blocks);
  }

  @Test
  void passesOverUnknownBlocksAndThoseOfAnotherLength() {
    RtcpWriter writer = written(METRICS, new XrBlock.ReceiverReferenceTime(5));
    byte[] bytes = Arrays.copyOf(writer.bytes(), writer.length());
    bytes[16] = 99; // the type of the first block
    assertThat(RtcpReader.read(bytes, bytes.length).get(1))
        .isEqualTo(
            new RtcpMessage.ExtendedReport(-3, List.of(new XrBlock.ReceiverReferenceTime(5))));
    bytes[16] = XrReader.DLRR; // 32 bytes are no whole number of reports
    assertThat(RtcpReader.read(bytes, bytes.length)).hasSize(2);
    bytes[18] = 1; // longer than the packet
    assertThat(RtcpReader.read(bytes, bytes.length)).isEmpty();
  }

  @Test
  void wantsAReportFirstAndPaddingOnlyAtTheEnd() {
    RtcpWriter writer =
        new RtcpWriter().begin().add(new RtcpMessage.SourceDescription(1, "a")).add(REPORT);
    assertThat(RtcpReader.read(writer.bytes(), writer.length())).as("reduced size").isEmpty();
    byte[] padded = {
      (byte) 0x80,
      (byte) 201,
      0,
      1,
      0,
      0,
      0,
      9,
      (byte) 0xA1,
      (byte) 203,
      0,
      2,
      0,
      0,
      0,
      9,
      0,
      0,
      0,
      4
    };
    assertThat(RtcpReader.read(padded, padded.length))
        .containsExactly(REPORT, new RtcpMessage.Bye(9, ""));
    padded[19] = 3;
    assertThat(RtcpReader.read(padded, padded.length)).as("no whole words").isEmpty();
    padded[19] = 12;
    assertThat(RtcpReader.read(padded, padded.length)).as("more than there is").isEmpty();
    padded[19] = 4;
    padded[0] = (byte) 0xA0;
    assertThat(RtcpReader.read(padded, padded.length)).as("padding in the first").isEmpty();
  }

  @Test
  void sumsUpEachIntervalByItself() {
    ReceiveStatistics statistics = new ReceiveStatistics(8000);
    LossLedger ledger = new LossLedger();
    for (int i = 0; i < 20; i++) {
      if (i != 5 && i != 6) {
        receive(statistics, ledger, 65_530 + i, i * 20_000_000L);
      }
    }
    receive(statistics, ledger, 65_530 + 19, 19 * 20_000_000L);
    XrBlock.StatisticsSummary first = statistics.summary(ledger.duplicates());
    assertThat(first.beginSequence()).isEqualTo(65_530);
    assertThat(first.endSequence()).isEqualTo((65_530 + 20) & 0xFFFF);
    assertThat(first.lost()).isEqualTo(2);
    assertThat(first.duplicates()).isEqualTo(1);
    for (int i = 20; i < 30; i++) {
      receive(statistics, ledger, 65_530 + i, i * 20_000_000L + i % 2 * 10_000_000L);
    }
    XrBlock.StatisticsSummary second = statistics.summary(ledger.duplicates());
    assertThat(second.beginSequence()).isEqualTo(first.endSequence());
    assertThat(second.lost()).isZero();
    assertThat(second.duplicates()).isZero();
    XrBlock.JitterSpread spread = Objects.requireNonNull(second.jitter());
    assertThat(spread.max()).as("10 ms of 8 units").isEqualTo(80);
    assertThat(spread.mean()).isBetween(60L, 80L);
  }

  private static void receive(
      ReceiveStatistics statistics, LossLedger ledger, int sequence, long nanos) {
    RtpPacket packet = RtcpTest.packet(1, sequence, sequence * 160);
    statistics.received(packet, nanos);
    ledger.arrived(packet.sequence());
  }
}
