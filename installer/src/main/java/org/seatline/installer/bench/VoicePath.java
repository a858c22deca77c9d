package org.seatline.installer.bench;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.quality.ImpairedNetwork;
import org.seatline.softphone.rtp.JitterBuffer;
import org.seatline.softphone.rtp.PlayoutStatistics;
import org.seatline.softphone.rtp.RtpPacket;

/** Our sender's packets, a network, and our receiver, in virtual time. */
final class VoicePath {
  static final int PACKET_MS = 20;
  private static final int PAYLOAD_TYPE_DYNAMIC = 96;
  private static final int BUFFER_MAX_MS = 400;
  private static final long PACKET_NANOS = PACKET_MS * 1_000_000L;

  /** How long after the sending of a packet over the fastest way a pull happens. */
  private static final long PULL_AFTER_NANOS = 8_000_000;

  /** Time after the last packet in which what is left is played. */
  private static final int REST_PULLS = 50;

  private final Codec codec;
  private final int payloadType;
  private final int frame;

  VoicePath(Codec codec) {
    this.codec = codec;
    this.payloadType =
        codec.staticPayloadType() < 0 ? PAYLOAD_TYPE_DYNAMIC : codec.staticPayloadType();
    this.frame = codec.sampleRate() / 1000 * PACKET_MS;
  }

  /** What was heard, and what the jitter buffer counted until the last packet was sent. */
  record Heard(PcmClip sound, PlayoutStatistics statistics) {}

  /** The packets of a sender that has been told of the loss; samples at the codec's rate. */
  byte[][] packets(short[] spoken, double lossShare) {
    Codec.Encoder encoder = codec.newEncoder();
    encoder.expectLoss((int) Math.round(lossShare * 100));
    int units = codec.rtpClockRate() / 1000 * PACKET_MS;
    byte[][] packets = new byte[spoken.length / frame][];
    byte[] bytes = new byte[RtpPacket.HEADER_BYTES + codec.maxPayloadBytes(frame)];
    for (int i = 0; i < packets.length; i++) {
      short[] part = Arrays.copyOfRange(spoken, i * frame, (i + 1) * frame);
      RtpPacket.writeHeader(bytes, payloadType, i == 0, i & 0xFFFF, i * units, 1);
      int length = encoder.encode(part, frame, bytes, RtpPacket.HEADER_BYTES);
      packets[i] = Arrays.copyOf(bytes, RtpPacket.HEADER_BYTES + length);
    }
    return packets;
  }

  /** Speaks over a network. */
  Heard speak(short[] spoken, ImpairedNetwork network, long seed) {
    byte[][] packets = packets(spoken, network.loss().share());
    List<ImpairedNetwork.Arrival> arrivals = network.carry(packets.length, PACKET_MS, seed);
    Codec.Decoder decoder = codec.newDecoder();
    JitterBuffer buffer =
        new JitterBuffer(
            codec.sampleRate(),
            codec.rtpClockRate(),
            BUFFER_MAX_MS,
            type -> type == payloadType ? decoder : null);
    short[] heard = new short[(packets.length + REST_PULLS) * frame];
    short[] out = new short[frame];
    RtpPacket view = new RtpPacket();
    Iterator<ImpairedNetwork.Arrival> coming = arrivals.iterator();
    ImpairedNetwork.Arrival next = coming.hasNext() ? coming.next() : null;
    PlayoutStatistics statistics = buffer.statistics();
    for (int i = 0; i < packets.length + REST_PULLS; i++) {
      long now = i * PACKET_NANOS + PULL_AFTER_NANOS;
      while (next != null && next.nanos() <= now) {
        byte[] bytes = packets[next.packet()];
        if (view.parse(bytes, bytes.length)) {
          buffer.put(view, next.nanos());
        }
        next = coming.hasNext() ? coming.next() : null;
      }
      buffer.pull(out, frame, now);
      System.arraycopy(out, 0, heard, i * frame, frame);
      statistics = i == packets.length - 1 ? buffer.statistics() : statistics;
    }
    return new Heard(PcmClip.of(heard, codec.sampleRate()), statistics);
  }
}
