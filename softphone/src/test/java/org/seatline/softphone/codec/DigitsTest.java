package org.seatline.softphone.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigitsTest {
  private static final class Sent {
    final byte[] payload = new byte[TelephoneEvent.BYTES];
    int timestamp;
    boolean marker;

    int timestamp() {
      return timestamp;
    }

    boolean marker() {
      return marker;
    }
  }

  private static Sent event(int code, boolean end, int duration, int timestamp, boolean marker) {
    Sent sent = new Sent();
    TelephoneEvent.write(sent.payload, 0, code, end, duration);
    sent.timestamp = timestamp;
    sent.marker = marker;
    return sent;
  }

  private static List<Sent> send(String keys, int timestamp) {
    DigitSender sender = new DigitSender();
    sender.press(keys);
    List<Sent> packets = new ArrayList<>();
    for (int t = timestamp; sender.busy(); t += 160) {
      Sent sent = new Sent();
      if (sender.next(t, 160, 20, sent.payload, 0)) {
        sent.timestamp = sender.eventTimestamp();
        sent.marker = sender.marker();
        packets.add(sent);
      }
    }
    return packets;
  }

  private static String receive(List<Sent> packets) {
    DigitReceiver receiver = new DigitReceiver();
    StringBuilder heard = new StringBuilder();
    for (Sent p : packets) {
      char key = receiver.receive(p.payload, 0, p.payload.length, p.timestamp, p.marker);
      if (key != 0) {
        heard.append(key);
      }
    }
    return heard.toString();
  }

  @Test
  void sendsAKeyWithGrowingDurationAndThreeEnds() {
    List<Sent> packets = send("7", 1000);
    assertThat(packets).hasSize(7);
    assertThat(packets.stream().map(Sent::timestamp)).containsOnly(1000);
    assertThat(packets.getFirst().marker()).isTrue();
    assertThat(packets.stream().filter(Sent::marker)).hasSize(1);
    assertThat(packets.stream().map(p -> TelephoneEvent.duration(p.payload, 0)))
        .containsExactly(160, 320, 480, 640, 800, 800, 800);
    assertThat(packets.stream().filter(p -> TelephoneEvent.end(p.payload, 0))).hasSize(3);
  }

  @Test
  void hearsEveryKeyOnceAlsoTheSameOneTwice() {
    assertThat(receive(send("0123456789*#abcd", Integer.MAX_VALUE - 500)))
        .isEqualTo("0123456789*#ABCD");
    assertThat(receive(send("11 1x1", 0))).isEqualTo("1111");
  }

  @Test
  void hearsKeysThroughLossDuplicationAndReordering() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<Sent> out = new ArrayList<>();
      for (Sent p : send("5519#", 77)) {
        // At most some packets of each press are lost; the marker goes as easily as the ends.
        if (random.nextInt(10) < 7
            || out.isEmpty()
            || TelephoneEvent.duration(p.payload, 0) == 480) {
          out.add(p);
        }
        if (random.nextInt(10) < 3 && !out.isEmpty()) {
          out.add(out.getLast());
        }
        if (random.nextInt(10) < 2 && out.size() > 1) {
          out.add(out.get(out.size() - 2));
        }
      }
      assertThat(receive(out)).as("seed %d", seed).isEqualTo("5519#");
    }
  }

  @Test
  void takesAMovingTimestampAndSegmentsForOnePress() {
    List<Sent> packets = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      packets.add(event(9, i == 5, 160 * i, 160 * i, i == 1));
    }
    assertThat(receive(packets)).isEqualTo("9");
    packets.clear();
    for (int segment = 0; segment < 2; segment++) {
      for (int d = 160; d <= 0xFFFF; d += 16_000) {
        packets.add(event(9, false, d, segment * 0xFFFF, segment == 0 && d == 160));
      }
    }
    assertThat(receive(packets)).isEqualTo("9");
  }

  @Test
  void passesOverWhatIsNoKey() {
    DigitReceiver receiver = new DigitReceiver();
    assertThat(receiver.receive(new byte[3], 0, 3, 1, true)).isEqualTo((char) 0);
    assertThat(receiver.receive(new byte[] {36, 0, 0, 0}, 0, 4, 1, true)).isEqualTo((char) 0);
  }
}
