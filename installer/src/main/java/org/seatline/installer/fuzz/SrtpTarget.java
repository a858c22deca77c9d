package org.seatline.installer.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.seatline.softphone.rtp.RtpBytes;
import org.seatline.softphone.srtp.SrtcpOpener;
import org.seatline.softphone.srtp.SrtcpProtector;
import org.seatline.softphone.srtp.SrtpKey;
import org.seatline.softphone.srtp.SrtpOpener;
import org.seatline.softphone.srtp.SrtpProtector;
import org.seatline.softphone.srtp.SrtpSuite;

/**
 * Protected streams over a network that loses, repeats, reorders and forges: what is opened is what
 * was protected, each packet once at most, nothing else ever.
 */
final class SrtpTarget implements FuzzTarget {
  private static final int PACKETS_MAX = 24;
  private static final int REORDERED_MAX = 20;

  /** So small that no packet comes later than the replay window is wide. */
  private static final int HOLE_MAX = 40;

  private static final int DATAGRAM_BYTES_MAX = 400;
  private static final int REPORT_BYTES_MAX = 200;

  @Override
  public String name() {
    return "srtp";
  }

  @Override
  public void run(RandomGenerator random) {
    SrtpSuite[] suites = SrtpSuite.values();
    SrtpKey key = SrtpKey.make(suites[random.nextInt(suites.length)], random);
    stream(random, key);
    reports(random, key);
  }

  private static void stream(RandomGenerator random, SrtpKey key) {
    SrtpProtector protector = new SrtpProtector(key);
    List<byte[]> plain = new ArrayList<>();
    List<byte[]> sealed = new ArrayList<>();
    int ssrc = random.nextInt();
    int sequence = random.nextInt(1 << 16);
    for (int i = random.nextInt(PACKETS_MAX); i >= 0; i--) {
      byte[] packet = Packets.rtp(random, sequence, ssrc);
      byte[] bytes = Packets.withRoom(packet, SrtpSuite.GROWTH_BYTES_MAX);
      plain.add(packet);
      sealed.add(Arrays.copyOf(bytes, protector.protect(bytes, packet.length)));
      sequence += 1 + (random.nextInt(8) == 0 ? random.nextInt(HOLE_MAX) : 0);
    }
    deliver(random, new SrtpOpener(key)::open, plain, sealed);
  }

  private static void reports(RandomGenerator random, SrtpKey key) {
    SrtcpProtector protector = new SrtcpProtector(key);
    List<byte[]> plain = new ArrayList<>();
    List<byte[]> sealed = new ArrayList<>();
    int ssrc = random.nextInt();
    for (int i = random.nextInt(PACKETS_MAX); i >= 0; i--) {
      byte[] report = new byte[8 + 4 * random.nextInt(REPORT_BYTES_MAX / 4)];
      random.nextBytes(report);
      RtpBytes.putI32(report, 4, ssrc);
      byte[] bytes = Packets.withRoom(report, SrtpSuite.GROWTH_BYTES_MAX);
      plain.add(report);
      sealed.add(Arrays.copyOf(bytes, protector.protect(bytes, report.length)));
    }
    deliver(random, new SrtcpOpener(key)::open, plain, sealed);
  }

  /** What opens packets of either kind. */
  private interface Opener {
    int open(byte[] packet, int length);
  }

  private static void deliver(
      RandomGenerator random, Opener opener, List<byte[]> plain, List<byte[]> sealed) {
    boolean[] opened = new boolean[plain.size()];
    for (int i = 0; i < 2 * plain.size(); i++) {
      int near = Math.min(i, plain.size() - 1) - random.nextInt(REORDERED_MAX);
      int which = Math.clamp(near, 0, plain.size() - 1);
      byte[] bytes = sealed.get(which).clone();
      forge(random, opener, bytes);
      int length = opener.open(bytes, bytes.length);
      FuzzTarget.check(length < 0 == opened[which], "lost, or opened twice");
      opened[which] = true;
      FuzzTarget.check(
          length < 0 || Arrays.equals(Arrays.copyOf(bytes, length), plain.get(which)),
          "opened as something else");
    }
  }

  private static void forge(RandomGenerator random, Opener opener, byte[] sealed) {
    byte[] forged = Mutator.mutate(random, sealed);
    boolean same = Arrays.equals(forged, sealed);
    FuzzTarget.check(same || opener.open(forged, forged.length) < 0, "a forgery is believed");
    byte[] garbage = Mutator.bytes(random, DATAGRAM_BYTES_MAX);
    FuzzTarget.check(opener.open(garbage, garbage.length) < 0, "garbage is believed");
  }
}
