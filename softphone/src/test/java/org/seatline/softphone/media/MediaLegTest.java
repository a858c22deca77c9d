package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.rtp.RtpPacket;
import org.seatline.softphone.testbench.Await;
import org.seatline.softphone.testbench.Sounds;

class MediaLegTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private MediaEngine engine;
  private final List<String> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    engine = MediaEngine.start(MediaSettings.loopback().withNoRtpMs(300).withRtcpIntervalMs(200));
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private MediaLeg leg(String name) throws IOException {
    return engine.openLeg(
        new MediaListener() {
          @Override
          public void firstPacket(MediaLeg leg) {
            told.add(name + " first " + Thread.currentThread().getName());
          }

          @Override
          public void digit(MediaLeg leg, char digit) {
            told.add(name + " digit " + digit);
          }

          @Override
          public void digitsSent(MediaLeg leg) {
            told.add(name + " sent");
          }

          @Override
          public void noRtp(MediaLeg leg, int silentForMs) {
            told.add(name + " silent");
          }

          @Override
          public void rtpResumed(MediaLeg leg) {
            told.add(name + " resumed");
          }

          @Override
          public void rtcpBye(MediaLeg leg, String reason) {
            told.add(name + " bye");
          }
        });
  }

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static void connect(MediaLeg a, MediaLeg b, G711 law) {
    a.start(MediaParameters.of(at(b.localPort()), law));
    b.start(MediaParameters.of(at(a.localPort()), law));
  }

  private void awaitTold(String event) {
    Await.until(event + " in " + told, LIMIT, () -> told.contains(event));
  }

  @Test
  void carriesSpeechBothWays() throws IOException {
    MediaLeg a = leg("a");
    MediaLeg b = leg("b");
    PcmClip fromA = Sounds.babble(1, 3000, 8000);
    PcmClip fromB = Sounds.babble(2, 3000, 16_000);
    Sounds.Ear earA = new Sounds.Ear(32_000);
    Sounds.Ear earB = new Sounds.Ear(32_000);
    AtomicInteger ended = new AtomicInteger();
    a.sink(earA);
    b.sink(earB);
    connect(a, b, G711.PCMA);
    a.play(fromA, ended::incrementAndGet);
    b.source(FileSource.once(fromB));
    Await.until("3.5 s heard", LIMIT, () -> earA.length() > 28_000 && earB.length() > 28_000);
    Correlation atB = Correlation.bySegments(fromA.toArray(), earB.heard(), 8000, 1000, 500);
    Correlation atA =
        Correlation.bySegments(fromB.at(8000).toArray(), earA.heard(), 8000, 1000, 500);
    Correlation crossed = Correlation.bySegments(fromA.toArray(), earA.heard(), 8000, 1000, 500);
    System.out.println("leg to leg: " + atB + " " + atA + " unrelated " + crossed);
    assertThat(atB.peak()).isGreaterThan(0.9);
    assertThat(atA.peak()).isGreaterThan(0.9);
    assertThat(crossed.peak()).isLessThan(0.6);
    assertThat(ended.get()).isEqualTo(1);
    assertThat(a.quality().mos()).isGreaterThan(4.2);
    assertThat(a.quality().lossPercent()).isLessThan(2);
    assertThat(a.quality().roundTripMs()).isBetween(0, 50);
    assertThat(told).contains("a first media-events", "b first media-events");
  }

  @Test
  void carriesKeysAndHangsUp() throws IOException {
    MediaLeg a = leg("a");
    MediaLeg b = leg("b");
    a.start(MediaParameters.of(at(b.localPort()), G711.PCMU).withEvents(96, 97));
    b.start(MediaParameters.of(at(a.localPort()), G711.PCMU).withEvents(97, 96));
    assertThat(a.sendDigits("1 #2")).isEqualTo(3);
    awaitTold("b digit 2");
    awaitTold("a sent");
    assertThat(told.stream().filter(t -> t.contains("digit")))
        .containsExactly("b digit 1", "b digit #", "b digit 2");
    a.close();
    awaitTold("b bye");
  }

  @Test
  void isHeardAgainWhenAnotherSendsAfterTheOneThatLeft() throws IOException {
    MediaLeg a = leg("a");
    MediaLeg ringing = leg("b");
    MediaLeg caller = leg("c");
    connect(a, ringing, G711.PCMA);
    awaitTold("a first media-events");
    ringing.close();
    awaitTold("a bye");
    connect(a, caller, G711.PCMA);
    awaitTold("a resumed");
  }

  @Test
  void tellsSilenceOnceAndWhenItEnds() throws IOException {
    MediaLeg a = leg("a");
    MediaLeg b = leg("b");
    connect(a, b, G711.PCMA);
    awaitTold("b first media-events");
    MediaParameters sends = MediaParameters.of(at(b.localPort()), G711.PCMA);
    a.start(sends.withDirection(false, true));
    awaitTold("b silent");
    a.start(sends);
    awaitTold("b resumed");
    assertThat(told.stream().filter("b silent"::equals)).hasSize(1);
    MediaParameters hears = MediaParameters.of(at(a.localPort()), G711.PCMA);
    b.start(hears.withDirection(true, false));
    a.start(sends.withDirection(false, true));
    long before = a.quality().packetsReceived();
    Await.until(
        "half a second of one-way audio", LIMIT, () -> a.quality().packetsReceived() > before + 25);
    assertThat(told.stream().filter("b silent"::equals)).as("on hold none is expected").hasSize(1);
  }

  @Test
  void goesOnWithItsSequenceAfterNewParameters() throws IOException {
    try (DatagramSocket first = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        DatagramSocket second = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      MediaLeg a = leg("a");
      a.start(MediaParameters.of(at(first.getLocalPort()), G711.PCMA));
      RtpPacket one = receive(first);
      int ssrc = one.ssrc();
      int sequence = one.sequence();
      assertThat(one.marker()).isTrue();
      a.start(MediaParameters.of(at(second.getLocalPort()), G711.PCMU).withPacketMs(40));
      RtpPacket next = receive(second);
      assertThat(next.ssrc()).isEqualTo(ssrc);
      assertThat(next.payloadType()).isZero();
      assertThat(next.payloadLength()).isEqualTo(320);
      assertThat(next.marker()).isTrue();
      assertThat((next.sequence() - sequence) & 0xFFFF).isBetween(1, 20);
    }
  }

  private static RtpPacket receive(DatagramSocket socket) throws IOException {
    socket.setSoTimeout(2000);
    byte[] bytes = new byte[2000];
    DatagramPacket datagram = new DatagramPacket(bytes, bytes.length);
    socket.receive(datagram);
    RtpPacket packet = new RtpPacket();
    assertThat(packet.parse(bytes, datagram.getLength())).isTrue();
    return packet;
  }

  @Test
  void hearsANewStreamAndNotTheStrangersNorGarbage() throws IOException {
    try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      MediaLeg a = leg("a");
      a.sink(new Sounds.Ear(100));
      a.start(MediaParameters.of(at(peer.getLocalPort()), G711.PCMA));
      for (int i = 0; i < 10; i++) {
        send(peer, a, 1, i);
      }
      Await.until("ten heard", LIMIT, () -> a.quality().packetsReceived() == 10);
      for (int i = 0; i < 10; i++) {
        send(stranger, a, 7, i);
      }
      byte[] garbage = new byte[30];
      for (int i = 0; i < 10; i++) {
        peer.send(new DatagramPacket(garbage, garbage.length, at(a.localPort())));
      }
      Await.until("dropped", LIMIT, () -> a.droppedPackets() == 20);
      for (int i = 0; i < 10; i++) {
        send(peer, a, 2, 5000 + i);
      }
      Await.until("the new source", LIMIT, () -> a.quality().packetsReceived() >= 19);
      assertThat(a.quality().lossPercent()).isLessThan(50);
    }
  }

  private static void send(DatagramSocket from, MediaLeg to, int ssrc, int n) throws IOException {
    byte[] bytes = new byte[172];
    RtpPacket.writeHeader(bytes, 8, n == 0, n, n * 160, ssrc);
    from.send(new DatagramPacket(bytes, bytes.length, at(to.localPort())));
  }

  @Test
  void sharesOnePortForRtcpWhereAgreed() throws IOException {
    MediaLeg a = leg("a");
    MediaLeg b = leg("b");
    a.start(MediaParameters.of(at(b.localPort()), G711.PCMA).withRtcp(at(b.localPort())));
    b.start(MediaParameters.of(at(a.localPort()), G711.PCMA).withRtcp(at(a.localPort())));
    Await.until("round trip known", LIMIT, () -> a.quality().roundTripMs() >= 0);
    a.close();
    awaitTold("b bye");
  }

  @Test
  void keepsToItsPortRange() throws IOException {
    try (MediaEngine ranged =
        MediaEngine.start(MediaSettings.loopback().withPorts(41_000, 41_039))) {
      for (int i = 0; i < 10; i++) {
        int port = ranged.openLeg(MediaListener.NONE).localPort();
        assertThat(port).isBetween(41_000, 41_038);
        assertThat(port & 1).isZero();
      }
    }
  }
}
