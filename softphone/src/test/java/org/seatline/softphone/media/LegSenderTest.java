package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.codec.Opus;
import org.seatline.softphone.rtp.RtpPacket;

/** Tick by tick, without a pacer: which ticks send a packet. */
class LegSenderTest {
  private static final int TICKS_PER_SECOND = 1_000 / MediaEngine.TICK_MS;
  private static final AudioSource SOUND =
      (frame, length, rate) -> {
        Arrays.fill(frame, 0, length, (short) 1_000);
        return length;
      };

  private DatagramSocket other;
  private DatagramChannel own;

  @BeforeEach
  void open() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    other = new DatagramSocket(0, loopback);
    own = DatagramChannel.open().bind(new InetSocketAddress(loopback, 0));
  }

  @AfterEach
  void close() throws IOException {
    own.close();
    other.close();
  }

  private LegSender sender(int silenceEveryMs) {
    LegSender sender = new LegSender(own, new Random(1), silenceEveryMs);
    sender.start(
        MediaParameters.of(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), other.getLocalPort()),
            G711.PCMA));
    return sender;
  }

  /** Packets that so many ticks send. */
  private static long sent(LegSender sender, AudioSource source, int ticks) {
    long before = sender.packets();
    for (int i = 0; i < ticks; i++) {
      var _ = sender.tick(source);
    }
    return sender.packets() - before;
  }

  @Test
  void sendsLongSilenceOnlyNowAndThen() {
    LegSender sender = sender(1_000);
    int timestamp = sender.timestamp();

    assertThat(sent(sender, SOUND, TICKS_PER_SECOND)).isEqualTo(TICKS_PER_SECOND);
    assertThat(sent(sender, AudioSource.SILENCE, 20)).as("the first 400 ms").isEqualTo(20);
    assertThat(sent(sender, AudioSource.SILENCE, 10 * TICKS_PER_SECOND)).as("10 s").isEqualTo(10);
    assertThat(sent(sender, SOUND, 5)).as("sound again, at once").isEqualTo(5);
    assertThat(sender.timestamp() - timestamp)
        .as("time goes on over what was left out")
        .isEqualTo((11 * TICKS_PER_SECOND + 25) * 160);
  }

  @Test
  void sendsEveryPacketOfASilenceWhereThatIsWanted() {
    assertThat(sent(sender(0), AudioSource.SILENCE, 10 * TICKS_PER_SECOND))
        .isEqualTo(10 * TICKS_PER_SECOND);
  }

  @Test
  void timeGoesOnOverTicksThatWereLeftOut() throws IOException {
    LegSender sender = sender(0);
    sent(sender, SOUND, 1);
    sender.leaveOut(20);
    sent(sender, SOUND, 1);

    RtpPacket first = received();
    int before = first.timestamp();
    RtpPacket second = received();
    assertThat(second.timestamp() - before).isEqualTo(21 * 160);
    assertThat(second.marker()).as("as after a pause").isTrue();
  }

  private RtpPacket received() throws IOException {
    DatagramPacket datagram = new DatagramPacket(new byte[1_500], 1_500);
    other.setSoTimeout(5_000);
    other.receive(datagram);
    RtpPacket packet = new RtpPacket();
    assertThat(packet.parse(datagram.getData(), datagram.getLength())).isTrue();
    return packet;
  }

  @Test
  void keysAreSentInTheMiddleOfASilence() {
    LegSender sender = sender(1_000);
    sent(sender, AudioSource.SILENCE, 2 * TICKS_PER_SECOND);

    assertThat(sender.press("5")).isEqualTo(1);

    assertThat(sent(sender, AudioSource.SILENCE, 5)).isGreaterThanOrEqualTo(5);
  }

  @Test
  void countsTheDurationOfAKeyOnTheClockOfItsType() throws IOException {
    assertThat(keyDurations(new MediaParameters.Events(110, 48_000), 20))
        .containsExactly(960, 1_920, 2_880, 3_840, 4_800, 4_800, 4_800);
    assertThat(keyDurations(new MediaParameters.Events(101, 8_000), 20))
        .containsExactly(160, 320, 480, 640, 800, 800, 800);
    assertThat(keyDurations(new MediaParameters.Events(101, 8_000), 60))
        .containsExactly(480, 480, 480);
  }

  private List<Integer> keyDurations(MediaParameters.Events events, int packetMs)
      throws IOException {
    LegSender sender = new LegSender(own, new Random(1), 0);
    InetSocketAddress to =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), other.getLocalPort());
    MediaParameters opus = MediaParameters.of(to, Opus.VOICE);
    sender.start(
        new MediaParameters(
            to,
            opus.remoteRtcp(),
            new MediaParameters.Sending(Opus.VOICE, 111, packetMs, events, true),
            opus.receiving()));
    sender.press("5");
    int ticks = packetMs / MediaEngine.TICK_MS;
    List<Integer> durations = new ArrayList<>();
    RtpPacket packet = new RtpPacket();
    for (int i = 0; i < 9; i++) {
      sent(sender, SOUND, ticks);
      DatagramPacket datagram = new DatagramPacket(new byte[1_500], 1_500);
      other.receive(datagram);
      assertThat(packet.parse(datagram.getData(), datagram.getLength())).isTrue();
      if (packet.payloadType() == events.payloadType()) {
        int at = packet.payloadOffset() + 2;
        durations.add((packet.data()[at] & 0xFF) << 8 | (packet.data()[at + 1] & 0xFF));
      } else {
        assertThat(packet.payloadType()).isEqualTo(111);
      }
    }
    return durations;
  }
}
