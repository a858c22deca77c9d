package org.seatline.softphone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpPacketTest {
  private final RtpPacket packet = new RtpPacket();

  @Test
  void readsWhatItWrote() {
    byte[] bytes = new byte[172];
    RtpPacket.writeHeader(bytes, 101, true, 65_535, 0xFFFFFF00, 0xCAFEBABE);
    assertThat(packet.parse(bytes, bytes.length)).isTrue();
    assertThat(packet.payloadType()).isEqualTo(101);
    assertThat(packet.marker()).isTrue();
    assertThat(packet.sequence()).isEqualTo(65_535);
    assertThat(packet.timestamp()).isEqualTo(0xFFFFFF00);
    assertThat(packet.ssrc()).isEqualTo(0xCAFEBABE);
    assertThat(packet.payloadOffset()).isEqualTo(12);
    assertThat(packet.payloadLength()).isEqualTo(160);
  }

  @Test
  void passesOverContributingSourcesExtensionAndPadding() {
    byte[] bytes = new byte[12 + 8 + 4 + 4 + 5 + 3];
    RtpPacket.writeHeader(bytes, 0, false, 1, 2, 3);
    bytes[0] = (byte) (0x80 | 0x20 | 0x10 | 2);
    bytes[23] = 1;
    bytes[bytes.length - 1] = 3;
    assertThat(packet.parse(bytes, bytes.length)).isTrue();
    assertThat(packet.payloadOffset()).isEqualTo(28);
    assertThat(packet.payloadLength()).isEqualTo(5);
  }

  @Test
  void refusesMalformedPackets() {
    byte[] bytes = new byte[20];
    RtpPacket.writeHeader(bytes, 0, false, 1, 2, 3);
    assertThat(packet.parse(bytes, 11)).isFalse();
    bytes[0] = 0x40;
    assertThat(packet.parse(bytes, 20)).as("version 1").isFalse();
    bytes[0] = (byte) 0x8F;
    assertThat(packet.parse(bytes, 20)).as("15 sources in 20 bytes").isFalse();
    bytes[0] = (byte) 0x90;
    bytes[14] = (byte) 0xFF;
    assertThat(packet.parse(bytes, 20)).as("extension longer than the packet").isFalse();
    bytes[0] = (byte) 0xA0;
    bytes[19] = 9;
    assertThat(packet.parse(bytes, 20)).as("padding longer than the payload").isFalse();
    bytes[19] = 0;
    assertThat(packet.parse(bytes, 20)).as("padding of no length").isFalse();
  }

  @Test
  void survivesAnyBytes() {
    Random random = new Random(1);
    byte[] bytes = new byte[64];
    for (int i = 0; i < 200_000; i++) {
      random.nextBytes(bytes);
      bytes[0] = (byte) (0x80 | (bytes[0] & 0x3F));
      int length = random.nextInt(bytes.length + 1);
      if (packet.parse(bytes, length)) {
        assertThat(packet.payloadOffset() + packet.payloadLength()).isLessThanOrEqualTo(length);
        assertThat(packet.payloadLength()).isNotNegative();
      }
      assertThat(RtcpReader.read(bytes, length)).hasSizeLessThan(40);
    }
  }

  @Test
  void countsAcrossTheWrap() {
    assertThat(RtpSequence.distance(65_535, 0)).isEqualTo(1);
    assertThat(RtpSequence.distance(0, 65_535)).isEqualTo(-1);
    assertThat(RtpSequence.next(65_535)).isZero();
  }

  @Test
  void tellsRtcpFromRtpOnOnePort() {
    byte[] bytes = new byte[20];
    RtpPacket.writeHeader(bytes, 8, true, 1, 2, 3);
    assertThat(RtpPacket.looksLikeRtcp(bytes, 20)).isFalse();
    RtpPacket.writeHeader(bytes, 101, true, 1, 2, 3);
    assertThat(RtpPacket.looksLikeRtcp(bytes, 20)).isFalse();
    bytes[1] = (byte) 200;
    assertThat(RtpPacket.looksLikeRtcp(bytes, 20)).isTrue();
  }
}
