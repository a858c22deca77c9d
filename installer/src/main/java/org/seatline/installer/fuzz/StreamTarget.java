package org.seatline.installer.fuzz;

import java.util.random.RandomGenerator;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.codec.DigitReceiver;
import org.seatline.softphone.rtp.JitterBuffer;
import org.seatline.softphone.rtp.LossLedger;
import org.seatline.softphone.rtp.ReceiveStatistics;
import org.seatline.softphone.rtp.RtpPacket;

/**
 * Whole streams of odd packets through everything that a leg does with them: counting, keys, jitter
 * buffer and decoders.
 */
final class StreamTarget implements FuzzTarget {
  private static final int TICKS_MAX = 60;
  private static final int TICK_MS = 20;
  private static final int CLOCK_RATE = 8000;
  private static final int SAMPLES = CLOCK_RATE / 1000 * TICK_MS;
  private static final int BUFFER_MAX_MS = 400;
  private static final int PACKET_BYTES_MAX = 1480;
  private static final long NANOS_PER_MS = 1_000_000L;

  @Override
  public String name() {
    return "stream";
  }

  @Override
  public void run(RandomGenerator random) {
    Run run = new Run(random);
    for (int i = random.nextInt(TICKS_MAX); i > 0; i--) {
      run.tick();
    }
  }

  /** One stream; its numbers go on for the most part and jump sometimes. */
  private static final class Run {
    private final RandomGenerator random;
    private final RtpPacket packet = new RtpPacket();
    private final ReceiveStatistics statistics = new ReceiveStatistics(CLOCK_RATE);
    private final LossLedger ledger = new LossLedger();
    private final DigitReceiver digits = new DigitReceiver();
    private final JitterBuffer buffer;
    private final short[] frame = new short[SAMPLES];
    private int sequence;
    private int timestamp;
    private int ssrc;
    private long nanos = NANOS_PER_MS;

    Run(RandomGenerator random) {
      this.random = random;
      Codec.Decoder[] decoders =
          Codecs.all().stream()
              .filter(codec -> codec.sampleRate() == CLOCK_RATE)
              .map(Codec::newDecoder)
              .toArray(Codec.Decoder[]::new);
      buffer =
          new JitterBuffer(
              CLOCK_RATE,
              CLOCK_RATE,
              BUFFER_MAX_MS,
              type -> type < decoders.length ? decoders[type] : null);
    }

    void tick() {
      for (int i = random.nextInt(4); i > 0; i--) {
        packetComes();
      }
      buffer.pull(frame, frame.length);
      nanos += TICK_MS * NANOS_PER_MS;
      FuzzTarget.check(buffer.levelMs() >= 0, "a negative delay");
      if (statistics.started() && random.nextInt(10) == 0) {
        var block = statistics.report(random.nextInt(), random.nextInt());
        FuzzTarget.check(block.fractionLost() >= 0 && block.fractionLost() < 256, "fraction lost");
        statistics.summary(ledger.duplicates());
        ledger.metrics(TICK_MS);
      }
    }

    private void packetComes() {
      sequence += odd() ? random.nextInt() : 1;
      timestamp += odd() ? random.nextInt() : random.nextInt(1, 5) * SAMPLES;
      ssrc = odd() ? random.nextInt(3) : ssrc;
      int payload = odd() ? random.nextInt(PACKET_BYTES_MAX) : SAMPLES;
      byte[] bytes = new byte[RtpPacket.HEADER_BYTES + payload];
      random.nextBytes(bytes);
      int type = random.nextInt(3);
      RtpPacket.writeHeader(bytes, type, odd(), sequence & 0xFFFF, timestamp, ssrc);
      if (packet.parse(bytes, bytes.length)) {
        statistics.received(packet, nanos);
        ledger.arrived(packet.sequence());
        buffer.put(packet, nanos + random.nextInt(100) * NANOS_PER_MS);
        digits.receive(
            packet.data(), packet.payloadOffset(), payload, packet.timestamp(), packet.marker());
      }
    }

    private boolean odd() {
      return random.nextInt(12) == 0;
    }
  }
}
