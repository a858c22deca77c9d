package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.G711;

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
  void keysAreSentInTheMiddleOfASilence() {
    LegSender sender = sender(1_000);
    sent(sender, AudioSource.SILENCE, 2 * TICKS_PER_SECOND);

    assertThat(sender.press("5")).isEqualTo(1);

    assertThat(sent(sender, AudioSource.SILENCE, 5)).isGreaterThanOrEqualTo(5);
  }
}
