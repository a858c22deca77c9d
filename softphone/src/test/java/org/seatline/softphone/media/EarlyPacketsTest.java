package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.rtp.RtpPacket;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.srtp.SrtpKey;
import org.seatline.softphone.srtp.SrtpProtector;
import org.seatline.softphone.srtp.SrtpSuite;
import org.seatline.softphone.testbench.Await;
import org.seatline.softphone.testbench.Sounds;

/** Packets that come before the leg knows from whom it may hear. */
class EarlyPacketsTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int FRAME = 160;
  private static final int SSRC = 7;
  private static final long MS = 1_000_000;

  private MediaEngine engine;
  private UdpMediaLeg leg;
  private DatagramSocket peer;

  @BeforeEach
  void start() throws IOException {
    engine = MediaEngine.start(MediaSettings.loopback());
    leg = (UdpMediaLeg) engine.openLeg(MediaListener.NONE);
    peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() {
    peer.close();
    engine.close();
  }

  private MediaParameters parameters() {
    return MediaParameters.of(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), peer.getLocalPort()), G711.PCMA);
  }

  private static byte[] packet(short[] speech, int number, int room) {
    byte[] bytes = new byte[RtpPacket.HEADER_BYTES + FRAME + room];
    RtpPacket.writeHeader(bytes, 8, number == 0, number, number * FRAME, SSRC);
    short[] frame = Arrays.copyOfRange(speech, number * FRAME, (number + 1) * FRAME);
    G711.PCMA.encode(frame, FRAME, bytes, RtpPacket.HEADER_BYTES);
    return bytes;
  }

  private void send(DatagramSocket from, byte[] bytes, int length) throws IOException {
    from.send(
        new DatagramPacket(
            bytes,
            length,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), leg.localPort())));
  }

  private void awaitKept(int packets) {
    Await.until(packets + " kept", LIMIT, () -> leg.early().count() == packets);
  }

  @Test
  void hearsTheFirstSyllableThatCameBeforeTheStart() throws IOException {
    short[] speech = Sounds.babble(3, 200, 8000).toArray();
    Sounds.Ear ear = new Sounds.Ear(8000);
    leg.sink(ear);
    for (int i = 0; i < 4; i++) {
      send(peer, packet(speech, i, 0), RtpPacket.HEADER_BYTES + FRAME);
    }
    awaitKept(4);
    leg.start(parameters());
    for (int i = 4; i < 10; i++) {
      send(peer, packet(speech, i, 0), RtpPacket.HEADER_BYTES + FRAME);
    }
    Await.until("all received", LIMIT, () -> leg.quality().packetsReceived() == 10);
    Await.until("all heard", LIMIT, () -> ear.length() >= 4000);
    assertThat(leg.early().count()).isZero();
    short[] beginning = Arrays.copyOf(speech, 4 * FRAME);
    assertThat(Correlation.find(beginning, ear.heard(), 3000).peak()).isGreaterThan(0.95);
  }

  @Test
  void keepsLittleOfAFloodAndHearsNobodyElse() throws IOException {
    short[] speech = Sounds.babble(4, 200, 8000).toArray();
    try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 5; i++) {
        send(peer, packet(speech, i, 0), RtpPacket.HEADER_BYTES + FRAME);
      }
      awaitKept(5);
      byte[] garbage = new byte[1400];
      byte[] strange = packet(speech, 0, 1200);
      for (int i = 0; i < 100; i++) {
        send(stranger, garbage, garbage.length);
        send(stranger, strange, strange.length);
      }
      Await.until("the flood is bounded", LIMIT, () -> leg.early().count() > 5);
      assertThat(leg.early().bytes()).isLessThanOrEqualTo(EarlyPackets.BYTES_MAX);
      leg.start(parameters());
      Await.until("the peer's are heard", LIMIT, () -> leg.quality().packetsReceived() == 5);
      assertThat(leg.droppedPackets()).isBetween(1L, 200L);
    }
  }

  @Test
  void opensWhatCameUnderTheKeyOfTheAnswerOnly() throws IOException {
    Random random = new Random(5);
    SrtpKey ours = SrtpKey.make(SrtpSuite.AES_CM_128_HMAC_SHA1_80, random);
    SrtpKey theirs = SrtpKey.make(SrtpSuite.AES_CM_128_HMAC_SHA1_80, random);
    short[] speech = Sounds.babble(5, 200, 8000).toArray();
    SrtpProtector protector = new SrtpProtector(theirs);
    for (int i = 0; i < 6; i++) {
      byte[] bytes = packet(speech, i, SrtpSuite.GROWTH_BYTES_MAX);
      int plain = RtpPacket.HEADER_BYTES + FRAME;
      boolean secure = i < 4;
      send(peer, bytes, secure ? protector.protect(bytes, plain) : plain);
    }
    awaitKept(6);
    leg.start(parameters().with(new MediaKeys(ours, theirs), Set.of()));
    Await.until("the secure ones", LIMIT, () -> leg.quality().packetsReceived() == 4);
    assertThat(leg.droppedPackets()).isEqualTo(2);
  }

  @Test
  void handsOnByArrivalWhatIsYoungEnough() {
    EarlyPackets early = new EarlyPackets();
    InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    byte[] bytes = packet(new short[FRAME * 60], 0, 0);
    for (int i = 0; i < 60; i++) {
      assertThat(early.keep(bytes, bytes.length, from, 20L * i * MS)).isTrue();
    }
    assertThat(early.count()).isEqualTo(EarlyPackets.PACKETS_MAX);
    List<Long> times = new ArrayList<>();
    early.handOn(1_200 * MS, (data, length, source, nanos) -> times.add(nanos / MS));
    assertThat(times).hasSize(15).startsWith(900L, 920L).endsWith(1_160L, 1_180L);
    assertThat(early.keep(bytes, bytes.length, from, 0)).isFalse();
    early.handOn(1_200 * MS, (data, length, source, nanos) -> times.clear());
    assertThat(times).as("once only").hasSize(15);
  }

  @Test
  void letsAFloodPushOutItself() {
    EarlyPackets early = new EarlyPackets();
    InetSocketAddress friend = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    InetSocketAddress stranger = new InetSocketAddress(InetAddress.getLoopbackAddress(), 10);
    byte[] bytes = packet(new short[FRAME], 0, 0);
    early.keep(bytes, bytes.length, friend, 0);
    early.keep(bytes, 5, friend, 0); // no whole header
    for (int i = 0; i < 200; i++) {
      early.keep(bytes, bytes.length, stranger, 0);
    }
    List<InetSocketAddress> sources = new ArrayList<>();
    early.handOn(0, (data, length, source, nanos) -> sources.add(source));
    assertThat(sources).hasSize(EarlyPackets.PACKETS_MAX).contains(friend);
  }
}
