package org.seatline.installer.fuzz;

import java.util.random.RandomGenerator;
import org.seatline.softphone.rtp.RtpPacket;

/** Headers of RTP. */
final class RtpTarget implements FuzzTarget {
  private static final int DATAGRAM_BYTES_MAX = 1500;

  @Override
  public String name() {
    return "rtp";
  }

  @Override
  public void run(RandomGenerator random) {
    int sequence = random.nextInt(1 << 16);
    int ssrc = random.nextInt();
    byte[] made = Packets.rtp(random, sequence, ssrc);
    RtpPacket packet = new RtpPacket();
    FuzzTarget.check(packet.parse(made, made.length), "a valid packet is refused");
    FuzzTarget.check(packet.sequence() == sequence && packet.ssrc() == ssrc, "fields differ");
    look(packet, made, made.length);
    byte[] mutated = Mutator.mutate(random, made);
    if (packet.parse(mutated, mutated.length)) {
      look(packet, mutated, mutated.length);
    }
    byte[] garbage = Mutator.bytes(random, DATAGRAM_BYTES_MAX);
    int length = random.nextInt(garbage.length + 1);
    if (packet.parse(garbage, length)) {
      look(packet, garbage, length);
    }
    RtpPacket.looksLikeRtcp(garbage, length);
  }

  private static void look(RtpPacket packet, byte[] bytes, int length) {
    int begin = packet.payloadOffset();
    int size = packet.payloadLength();
    FuzzTarget.check(begin >= RtpPacket.HEADER_BYTES && size >= 0, "payload before the header");
    FuzzTarget.check(begin + size <= length, "payload behind the packet");
    byte[] header = new byte[RtpPacket.HEADER_BYTES];
    RtpPacket.writeHeader(
        header,
        packet.payloadType(),
        packet.marker(),
        packet.sequence(),
        packet.timestamp(),
        packet.ssrc());
    for (int i = 1; i < header.length; i++) {
      FuzzTarget.check(header[i] == bytes[i], "written otherwise than read");
    }
  }
}
