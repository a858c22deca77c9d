package org.seatline.softphone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtcpTest {
  private static final RtcpMessage.ReportBlock BLOCK =
      new RtcpMessage.ReportBlock(0x1234, 255, -3, 70_000, 12, 0x55AA55AA, 65_536);

  @Test
  void readsTheCompoundItWrote() {
    List<RtcpMessage> parts =
        List.of(
            new RtcpMessage.SenderReport(-5, 0x8000_0001_F000_0002L, 160, 7, 1120, List.of(BLOCK)),
            new RtcpMessage.ReceiverReport(9, List.of()),
            new RtcpMessage.SourceDescription(-5, "abc"),
            new RtcpMessage.Bye(-5, "gone away"));
    RtcpWriter writer = new RtcpWriter().begin();
    parts.forEach(writer::add);
    assertThat(writer.length() % 4).isZero();
    assertThat(RtcpReader.read(writer.bytes(), writer.length())).isEqualTo(parts);
  }

  @Test
  void dropsWhatDoesNotFit() {
    RtcpWriter writer =
        new RtcpWriter().begin().add(new RtcpMessage.ReceiverReport(9, List.of(BLOCK)));
    assertThat(RtcpReader.read(writer.bytes(), writer.length() - 4)).isEmpty();
    byte[] short4 = {(byte) 0x81, (byte) 201, 0, 0};
    assertThat(RtcpReader.read(short4, 4)).isEmpty();
    byte[] byeWithLongReason = {
      (byte) 0x80,
      (byte) 201,
      0,
      1,
      0,
      0,
      0,
      1,
      (byte) 0x81,
      (byte) 203,
      0,
      2,
      0,
      0,
      0,
      1,
      3,
      'x',
      'x',
      'x'
    };
    assertThat(RtcpReader.read(byeWithLongReason, 20)).hasSize(2);
    byeWithLongReason[16] = 50;
    assertThat(RtcpReader.read(byeWithLongReason, 20)).isEmpty();
    assertThat(RtcpReader.read(Arrays.copyOf(byeWithLongReason, 3), 3)).isEmpty();
  }

  @Test
  void countsLossDuplicatesAndRestarts() {
    ReceiveStatistics statistics = new ReceiveStatistics(8000);
    for (int i = 0; i < 100; i++) {
      if (i % 10 != 3) {
        statistics.received(packet(1, 65_500 + i, 160 * i), i * 20_000_000L);
      }
    }
    assertThat(statistics.packetsExpected()).isEqualTo(100);
    assertThat(statistics.packetsLost()).isEqualTo(10);
    assertThat(statistics.jitterMs()).isLessThan(0.1);
    assertThat(statistics.report(0, 0).fractionLost()).isEqualTo(25);
    for (int i = 0; i < 50; i++) {
      statistics.received(packet(2, 7 + i, 5 + 160 * i), (200 + i) * 20_000_000L);
    }
    assertThat(statistics.packetsExpected()).isEqualTo(150);
    assertThat(statistics.packetsLost()).as("a new SSRC loses nothing").isEqualTo(10);
    for (int i = 0; i < 50; i++) {
      statistics.received(packet(2, 30_000 + i, 160 * i), (300 + i) * 20_000_000L);
    }
    assertThat(statistics.packetsLost()).as("nor does a new sequence").isLessThanOrEqualTo(11);
  }

  static RtpPacket packet(int ssrc, int sequence, int timestamp) {
    byte[] bytes = new byte[172];
    RtpPacket.writeHeader(bytes, 8, false, sequence & 0xFFFF, timestamp, ssrc);
    RtpPacket packet = new RtpPacket();
    assertThat(packet.parse(bytes, bytes.length)).isTrue();
    return packet;
  }
}
