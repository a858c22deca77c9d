package org.seatline.softphone.testbench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.rtp.RtpPacket;

/** A sender that changes its stream in mid-call without a word of signalling is heard on. */
class ChangedStreamTest {
  private static final int RATE = 8_000;
  private static final int PACKET_SAMPLES = 160;
  private static final long PACKET_NANOS = 20_000_000;
  private static final int PACKETS = 130;
  private static final double LIKE = 0.75;
  private static final PcmClip BEFORE = Sounds.babble(41, 3_000, RATE);
  private static final PcmClip AFTER = Sounds.babble(42, 3_000, RATE);

  /** A stream's identity and where its counting begins. */
  private record Stream(int ssrc, int sequence, int timestamp) {}

  @Test
  void hearsANewSource() throws Exception {
    hearBoth("a new SSRC", new Stream(1, 60_000, 5_000), new Stream(2, 17, 900_000_000));
  }

  @Test
  void hearsTheSameSourceAfterAJumpOfItsTimestamp() throws Exception {
    hearBoth(
        "a timestamp jump",
        new Stream(1, 100, 5_000),
        new Stream(1, 100 + PACKETS, 5_000 + 700_000_000));
  }

  @Test
  void hearsTheSameSourceAfterItsSequenceBeginsAnew() throws Exception {
    hearBoth("a sequence reset", new Stream(1, 40_000, 5_000), new Stream(1, 3, 5_000 + 900_000));
  }

  private static void hearBoth(String what, Stream first, Stream second) throws Exception {
    try (MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
        MediaLeg leg = engine.openLeg(MediaListener.NONE);
        DatagramSocket sender = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Sounds.Ear ear = new Sounds.Ear(RATE * 20);
      leg.sink(ear);
      leg.start(
          MediaParameters.of(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), sender.getLocalPort()),
              G711.PCMA));
      send(sender, leg.localPort(), first, BEFORE);
      int half = ear.length();
      send(sender, leg.localPort(), second, AFTER);
      Await.until("the rest", Duration.ofSeconds(5), () -> ear.length() > half + 3 * RATE);
      short[] heard = ear.heard();
      Likeness.assertHeard("before " + what, BEFORE, PcmClip.of(heard, RATE), LIKE);
      short[] rest = Arrays.copyOfRange(heard, half, heard.length);
      Likeness.assertHeard("after " + what, AFTER, PcmClip.of(rest, RATE), LIKE);
    }
  }

  private static void send(DatagramSocket socket, int port, Stream stream, PcmClip clip)
      throws IOException {
    Codec.Encoder encoder = G711.PCMA.newEncoder();
    short[] samples = clip.toArray();
    byte[] data = new byte[RtpPacket.HEADER_BYTES + PACKET_SAMPLES];
    long start = System.nanoTime();
    for (int i = 0; i < PACKETS; i++) {
      short[] part = Arrays.copyOfRange(samples, i * PACKET_SAMPLES, (i + 1) * PACKET_SAMPLES);
      int sequence = (stream.sequence + i) & 0xFFFF;
      int timestamp = stream.timestamp + i * PACKET_SAMPLES;
      RtpPacket.writeHeader(data, 8, i == 0, sequence, timestamp, stream.ssrc);
      encoder.encode(part, PACKET_SAMPLES, data, RtpPacket.HEADER_BYTES);
      socket.send(new DatagramPacket(data, data.length, InetAddress.getLoopbackAddress(), port));
      for (long left = 1; left > 0; left = start + (i + 1) * PACKET_NANOS - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }
}
