package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.rtp.RtpPacket;
import org.seatline.softphone.rtp.XrKind;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.srtp.SrtpKey;
import org.seatline.softphone.srtp.SrtpProtector;
import org.seatline.softphone.srtp.SrtpSuite;
import org.seatline.softphone.testbench.Await;
import org.seatline.softphone.testbench.Sounds;

@Execution(ExecutionMode.CONCURRENT)
class SecureMediaTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Set<XrKind> ALL = EnumSet.allOf(XrKind.class);

  private final Random random = new Random(9);
  private final AtomicInteger byes = new AtomicInteger();
  private MediaEngine engine;

  @BeforeEach
  void start() throws IOException {
    engine = MediaEngine.start(MediaSettings.loopback().withRtcpIntervalMs(200));
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private MediaLeg leg() throws IOException {
    return engine.openLeg(
        new MediaListener() {
          @Override
          public void rtcpBye(MediaLeg leg, String reason) {
            byes.incrementAndGet();
          }
        });
  }

  private static MediaParameters to(int port) {
    return MediaParameters.of(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), G711.PCMA);
  }

  private SrtpKey key(SrtpSuite suite) {
    return SrtpKey.make(suite, random);
  }

  @ParameterizedTest
  @EnumSource(SrtpSuite.class)
  void carriesSpeechAndReportsUnderEverySuite(SrtpSuite suite) throws IOException {
    SrtpKey fromA = key(suite);
    SrtpKey fromB = key(suite);
    MediaLeg a = leg();
    MediaLeg b = leg();
    Sounds.Ear ear = new Sounds.Ear(24_000);
    b.sink(ear);
    a.start(to(b.localPort()).with(new MediaKeys(fromA, fromB), ALL));
    b.start(to(a.localPort()).with(new MediaKeys(fromB, fromA), ALL));
    PcmClip speech = Sounds.babble(4, 2000, 8000);
    a.source(FileSource.once(speech));
    Await.until("2.5 s heard", LIMIT, () -> ear.length() >= 20_000);
    assertThat(Correlation.bySegments(speech.toArray(), ear.heard(), 8000, 1000, 500).peak())
        .isGreaterThan(0.9);
    Await.until("reports", LIMIT, () -> a.quality().roundTripMs() >= 0);
    Await.until("metrics", LIMIT, () -> a.report().there().bufferMs() >= 0);
    assertThat(a.report().there().mosCall()).isGreaterThan(4);
    assertThat(a.droppedPackets() + b.droppedPackets()).isZero();
    a.close();
    Await.until("a's BYE", LIMIT, () -> byes.get() == 1);
  }

  @Test
  void hearsNothingUnderAnotherKeyNorInPlain() throws IOException {
    SrtpKey fromB = key(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    MediaLeg a = leg();
    MediaLeg b = leg();
    MediaKeys wrong =
        new MediaKeys(
            key(SrtpSuite.AES_CM_128_HMAC_SHA1_80), key(SrtpSuite.AES_CM_128_HMAC_SHA1_80));
    a.start(to(b.localPort()).with(wrong, Set.of()));
    b.start(
        to(a.localPort())
            .with(new MediaKeys(fromB, key(SrtpSuite.AES_CM_128_HMAC_SHA1_80)), Set.of()));
    Await.until("refused", LIMIT, () -> b.droppedPackets() > 20);
    a.start(to(b.localPort()));
    long before = b.droppedPackets();
    Await.until("plain refused", LIMIT, () -> b.droppedPackets() > before + 20);
    assertThat(b.quality().packetsReceived()).isZero();
    a.close();
    assertThat(byes.get()).as("a forged BYE ends nothing").isZero();
  }

  @Test
  void goesOnAfterNewKeys() throws IOException {
    MediaLeg a = leg();
    MediaLeg b = leg();
    long received = 0;
    for (int i = 0; i < 3; i++) {
      SrtpKey fromA = key(SrtpSuite.AEAD_AES_128_GCM);
      SrtpKey fromB = key(SrtpSuite.AEAD_AES_128_GCM);
      b.start(to(a.localPort()).with(new MediaKeys(fromB, fromA), Set.of()));
      a.start(to(b.localPort()).with(new MediaKeys(fromA, fromB), Set.of()));
      long until = received + 25;
      Await.until("heard after rekeying", LIMIT, () -> b.quality().packetsReceived() >= until);
      received = b.quality().packetsReceived();
    }
    assertThat(b.quality().lossPercent()).isLessThan(10);
  }

  @Test
  void hearsANewStreamAndARestartUnderANewKey() throws IOException {
    try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      SrtpKey ours = key(SrtpSuite.AES_CM_128_HMAC_SHA1_32);
      SrtpKey theirs = key(SrtpSuite.AES_CM_128_HMAC_SHA1_32);
      MediaLeg a = leg();
      a.start(to(peer.getLocalPort()).with(new MediaKeys(ours, theirs), Set.of()));
      send(peer, a, new SrtpProtector(theirs), 1, 30_000);
      Await.until("ten heard", LIMIT, () -> a.quality().packetsReceived() == 10);
      send(peer, a, new SrtpProtector(theirs), 2, 5);
      Await.until("a new SSRC", LIMIT, () -> a.quality().packetsReceived() >= 19);
      send(peer, a, new SrtpProtector(theirs), 2, 5);
      Await.until("a replay", LIMIT, () -> a.droppedPackets() >= 10);
      SrtpKey next = key(SrtpSuite.AES_CM_128_HMAC_SHA1_32);
      a.start(to(peer.getLocalPort()).with(new MediaKeys(ours, next), Set.of()));
      long before = a.quality().packetsReceived();
      send(peer, a, new SrtpProtector(next), 2, 5);
      Await.until("a restart", LIMIT, () -> a.quality().packetsReceived() >= before + 9);
    }
  }

  private static void send(
      DatagramSocket from, MediaLeg to, SrtpProtector protector, int ssrc, int first)
      throws IOException {
    for (int i = 0; i < 10; i++) {
      byte[] bytes = new byte[172 + SrtpSuite.GROWTH_BYTES_MAX];
      RtpPacket.writeHeader(bytes, 8, i == 0, first + i, i * 160, ssrc);
      int length = protector.protect(bytes, 172);
      InetSocketAddress there =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), to.localPort());
      from.send(new DatagramPacket(bytes, length, there));
    }
  }

  @Test
  void reportsInPlainWithoutBeingAsked() throws IOException {
    MediaLeg a = leg();
    MediaLeg b = leg();
    b.sink(new Sounds.Ear(8000));
    a.start(to(b.localPort()));
    b.start(to(a.localPort()).with(null, ALL));
    Await.until("unasked metrics", LIMIT, () -> a.report().there().bufferMs() >= 0);
    assertThat(b.report().there().bufferMs()).as("a was not asked").isEqualTo(-1);
    Await.until("seconds", LIMIT, () -> a.lastMinute(QualityFigure.MOS_HERE).length >= 1);
  }
}
