package org.seatline.softphone.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.softphone.rtp.RtpPacket;

/** Streams of protected packets: order, loss, replays, forgeries, restarts. */
class SrtpStreamTest {
  private static final int PACKET_BYTES = 172;

  private final Random random = new Random(11);

  private SrtpKey key(SrtpSuite suite) {
    return SrtpKey.make(suite, random);
  }

  private static byte[] packet(int ssrc, int sequence) {
    byte[] bytes = new byte[PACKET_BYTES + SrtpSuite.GROWTH_BYTES_MAX];
    RtpPacket.writeHeader(bytes, 8, false, sequence & 0xFFFF, sequence * 160, ssrc);
    Arrays.fill(bytes, RtpPacket.HEADER_BYTES, PACKET_BYTES, (byte) sequence);
    return bytes;
  }

  private static byte[] sealed(SrtpProtector protector, int ssrc, int sequence) {
    byte[] bytes = packet(ssrc, sequence);
    return Arrays.copyOf(bytes, protector.protect(bytes, PACKET_BYTES));
  }

  private static boolean opens(SrtpOpener opener, byte[] sealed, int ssrc, int sequence) {
    byte[] bytes = sealed.clone();
    int length = opener.open(bytes, bytes.length);
    return length == PACKET_BYTES
        && Arrays.equals(bytes, 0, length, packet(ssrc, sequence), 0, length);
  }

  @ParameterizedTest
  @EnumSource(SrtpSuite.class)
  void goesOnOverTheWrapOfTheSequence(SrtpSuite suite) {
    SrtpKey key = key(suite);
    SrtpProtector protector = new SrtpProtector(key);
    SrtpOpener opener = new SrtpOpener(key);
    for (int i = 65_000; i < 3 * 65_536; i += 37) {
      byte[] sealed = sealed(protector, 5, i);
      assertThat(sealed).hasSize(PACKET_BYTES + suite.rtpTagBytes());
      assertThat(opens(opener, sealed, 5, i)).as("%s packet %s", suite, i).isTrue();
    }
    assertThat(opener.refused() + opener.replayed()).isZero();
  }

  @ParameterizedTest
  @EnumSource(SrtpSuite.class)
  void takesEachPacketOnceInAnyOrder(SrtpSuite suite) {
    SrtpKey key = key(suite);
    SrtpProtector protector = new SrtpProtector(key);
    SrtpOpener opener = new SrtpOpener(key);
    byte[][] sealed = new byte[200][];
    for (int i = 0; i < sealed.length; i++) {
      sealed[i] = sealed(protector, 5, 65_500 + i);
    }
    assertThat(opens(opener, sealed[20], 5, 65_520)).isTrue();
    for (int i = sealed.length - 1; i >= 0; i--) {
      assertThat(opens(opener, sealed[i], 5, 65_500 + i)).as("packet %s", i).isEqualTo(i != 20);
    }
    for (byte[] again : sealed) {
      assertThat(opener.open(again.clone(), again.length)).isEqualTo(-1);
    }
    assertThat(opener.replayed()).isEqualTo(201);
  }

  @ParameterizedTest
  @EnumSource(SrtpSuite.class)
  void refusesEveryChangedBitAndForgetsTheForgery(SrtpSuite suite) {
    SrtpKey key = key(suite);
    SrtpProtector protector = new SrtpProtector(key);
    SrtpOpener opener = new SrtpOpener(key);
    byte[] sealed = sealed(protector, 5, 100);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] forged = sealed.clone();
      forged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(opener.open(forged, forged.length)).as("bit %s", bit).isEqualTo(-1);
    }
    for (int length = 0; length < sealed.length; length++) {
      assertThat(opener.open(sealed.clone(), length)).isEqualTo(-1);
    }
    assertThat(opens(opener, sealed, 5, 100)).as("the true one").isTrue();
  }

  @Test
  void hearsANewSsrcAtOnceAndStillKnowsTheOldOne() {
    SrtpKey key = key(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    SrtpOpener opener = new SrtpOpener(key);
    byte[] before = sealed(new SrtpProtector(key), 5, 40_000);
    assertThat(opens(opener, before, 5, 40_000)).isTrue();
    SrtpProtector moved = new SrtpProtector(key);
    assertThat(opens(opener, sealed(moved, 6, 17), 6, 17)).isTrue();
    assertThat(opens(opener, sealed(moved, 6, 18), 6, 18)).isTrue();
    assertThat(opener.open(before.clone(), before.length)).as("a replay").isEqualTo(-1);
  }

  @Test
  void takesASequenceThatBeginsAgainForAReplayUnlessTheKeyIsNew() {
    SrtpKey old = key(SrtpSuite.AEAD_AES_128_GCM);
    SrtpOpener opener = new SrtpOpener(old);
    assertThat(opens(opener, sealed(new SrtpProtector(old), 5, 20_000), 5, 20_000)).isTrue();
    byte[] again = sealed(new SrtpProtector(old), 5, 3);
    assertThat(opener.open(again, again.length)).isEqualTo(-1);
    SrtpKey fresh = key(SrtpSuite.AEAD_AES_128_GCM);
    SrtpOpener next = new SrtpOpener(fresh);
    assertThat(opens(next, sealed(new SrtpProtector(fresh), 5, 3), 5, 3)).isTrue();
  }

  @Test
  void skipsALongHole() {
    SrtpKey key = key(SrtpSuite.AES_CM_128_HMAC_SHA1_32);
    SrtpProtector protector = new SrtpProtector(key);
    SrtpOpener opener = new SrtpOpener(key);
    assertThat(opens(opener, sealed(protector, 5, 60_000), 5, 60_000)).isTrue();
    assertThat(opens(opener, sealed(protector, 5, 80_000), 5, 80_000)).isTrue();
    assertThat(opens(opener, sealed(protector, 5, 80_001), 5, 80_001)).isTrue();
  }

  @Test
  void remembersABoundedNumberOfSources() {
    SrtpKey key = key(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    SrtpOpener opener = new SrtpOpener(key);
    for (int ssrc = 0; ssrc < 5 * Sources.MAX; ssrc++) {
      assertThat(opens(opener, sealed(new SrtpProtector(key), ssrc, 1), ssrc, 1)).isTrue();
    }
  }

  @Test
  void neverUsesASequenceNumberTwice() {
    SrtpProtector protector = new SrtpProtector(key(SrtpSuite.AES_CM_128_HMAC_SHA1_80));
    sealed(protector, 5, 10);
    assertThatThrownBy(() -> sealed(protector, 5, 10)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sealed(protector, 5, 9)).isInstanceOf(IllegalArgumentException.class);
    sealed(protector, 5, 11);
  }

  @ParameterizedTest
  @EnumSource(SrtpSuite.class)
  void carriesReportsOnce(SrtpSuite suite) {
    SrtpKey key = key(suite);
    SrtcpProtector protector = new SrtcpProtector(key);
    SrtcpOpener opener = new SrtcpOpener(key);
    for (int i = 0; i < 5; i++) {
      byte[] report = new byte[8 + 24 + SrtpSuite.GROWTH_BYTES_MAX];
      report[0] = (byte) 0x81;
      report[1] = (byte) 201;
      report[20] = (byte) i;
      byte[] sealed = Arrays.copyOf(report, protector.protect(report, 32));
      byte[] forged = sealed.clone();
      forged[4 + i] ^= 4;
      assertThat(opener.open(forged, forged.length)).isEqualTo(-1);
      byte[] replay = sealed.clone();
      assertThat(opener.open(sealed, sealed.length)).isEqualTo(32);
      assertThat(sealed[20]).isEqualTo((byte) i);
      assertThat(opener.open(replay, replay.length)).isEqualTo(-1);
    }
    assertThat(opener.replayed()).isEqualTo(5);
    for (int length = 0; length < 32; length++) {
      assertThat(opener.open(new byte[32], length)).isEqualTo(-1);
    }
  }

  @Test
  void showsNoKeyInText() {
    SrtpKey key = key(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    String text = key + " " + new MediaKeys(key, key) + " " + SessionKeys.rtp(key);
    assertThat(text).doesNotContain(key.inline()).contains("AES_CM_128_HMAC_SHA1_80");
    assertThat(SrtpKey.parse(key.suite(), key.inline())).contains(key);
    assertThat(SrtpKey.parse(key.suite(), "%%")).isEmpty();
    assertThat(SrtpKey.parse(SrtpSuite.AEAD_AES_256_GCM, key.inline())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SrtpSuite.class)
  void allocatesNothing(SrtpSuite suite) {
    SrtpKey key = key(suite);
    SrtpProtector protector = new SrtpProtector(key);
    SrtpOpener opener = new SrtpOpener(key);
    byte[] bytes = packet(5, 0);
    int rounds = 3000;
    int sequence = 0;
    long before = 0;
    for (int i = 0; i < 2 * rounds; i++) {
      before = i == rounds ? allocated() : before;
      sequence++;
      RtpPacket.writeHeader(bytes, 8, false, sequence, 0, 5);
      opener.open(bytes, protector.protect(bytes, PACKET_BYTES));
    }
    long perPacket = (allocated() - before) / rounds;
    System.out.println(suite + ": " + perPacket + " bytes allocated to protect and to open");
    assertThat(opener.refused() + opener.replayed()).isZero();
    assertThat(perPacket).isLessThan(64);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
