package org.seatline.softphone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.G711;

/** Breaks in a stream that are no loss: holds, new clocks, new numbers, a new source. */
class StreamBreaksTest {
  private static final int FRAME = 160;
  private static final int TICK_MS = 20;
  private static final short[] HUM = SimulatedLine.hum(4);
  private static final int STEP = SimulatedLine.largestStep(HUM);

  private final JitterBuffer buffer =
      new JitterBuffer(8000, 8000, 400, type -> type == 8 ? G711.PCMA : null);
  private final RtpPacket view = new RtpPacket();
  private final byte[] bytes = new byte[RtpPacket.HEADER_BYTES + FRAME];
  private final short[] out = new short[FRAME];
  private int frame;
  private int largestStep;
  private int silentFrames;
  private short last;
  private long now;

  private void put(int sequence, int timestamp) {
    int from = frame++ * FRAME % (HUM.length - FRAME);
    RtpPacket.writeHeader(bytes, 8, false, sequence & 0xFFFF, timestamp, 1);
    G711.PCMA.encode(Arrays.copyOfRange(HUM, from, from + FRAME), FRAME, bytes, 12);
    assertThat(view.parse(bytes, bytes.length)).isTrue();
    buffer.put(view, now);
  }

  private void pull() {
    buffer.pull(out, FRAME, now + 4_000_000);
    boolean silent = true;
    for (short s : out) {
      largestStep = Math.max(largestStep, Math.abs(s - last));
      last = s;
      silent &= Math.abs(s) < 100;
    }
    silentFrames += silent ? 1 : 0;
    now += TICK_MS * 1_000_000L;
  }

  private void speak(int packets, int sequence, int timestamp) {
    for (int i = 0; i < packets; i++) {
      put(sequence + i, timestamp + i * FRAME);
      pull();
    }
  }

  private void nothing(int pulls) {
    for (int i = 0; i < pulls; i++) {
      pull();
    }
  }

  private void begin() {
    speak(100, 0, 0);
    silentFrames = 0;
    largestStep = 0;
  }

  @Test
  void goesOnAfterAHoldInWhichTheTimestampWentOn() {
    begin();
    nothing(500);
    int silentInHold = silentFrames;
    speak(100, 100, 600 * FRAME);
    assertThat(silentFrames - silentInHold).isLessThanOrEqualTo(2);
    assertThat(buffer.levelMs()).isLessThan(45);
    assertThat(buffer.statistics().lostPackets()).isZero();
    assertThat(largestStep).isLessThan(2 * STEP);
  }

  @Test
  void goesOnAfterAHoldInWhichTheTimestampStood() {
    for (int pulls : new int[] {15, 40, 500}) {
      int sequence = 1000 * pulls;
      speak(100, sequence, sequence * FRAME);
      nothing(pulls);
      silentFrames = 0;
      speak(200, sequence + 100, (sequence + 100) * FRAME);
      assertThat(silentFrames).as("%d pulls of hold", pulls).isLessThanOrEqualTo(2);
      assertThat(buffer.levelMs()).as("%d pulls of hold", pulls).isLessThan(60);
    }
  }

  @Test
  void goesOnAfterJumpsOfTheTimestamp() {
    for (int jump : new int[] {4000, -4000, 900_000_000, -900_000_000, 20_000}) {
      begin();
      speak(100, 100, 100 * FRAME + jump);
      assertThat(silentFrames).as("jump of %d", jump).isLessThanOrEqualTo(26);
      assertThat(largestStep).as("jump of %d", jump).isLessThan(2 * STEP);
      assertThat(buffer.levelMs()).as("jump of %d", jump).isLessThan(60);
      buffer.restart();
      nothing(100);
    }
  }

  @Test
  void goesOnWithNewSequenceNumbers() {
    begin();
    speak(100, 40_000, 100 * FRAME);
    speak(100, 39_990, 200 * FRAME);
    assertThat(silentFrames).isZero();
    assertThat(buffer.concealedShare()).isZero();
    assertThat(buffer.statistics().duplicatePackets()).isZero();
    assertThat(buffer.statistics().lostPackets()).isLessThan(20);
  }

  @Test
  void changesToANewSourceWithoutAClick() {
    begin();
    buffer.restart();
    speak(100, 7, 123_456_789);
    assertThat(silentFrames).isLessThanOrEqualTo(1);
    assertThat(largestStep).isLessThan(2 * STEP);
    assertThat(buffer.levelMs()).isLessThan(45);
  }

  @Test
  void ignoresPacketsOfTypesThatNobodyKnows() {
    begin();
    for (int i = 0; i < 50; i++) {
      RtpPacket.writeHeader(bytes, 77, false, 100 + i, (100 + i) * FRAME, 1);
      assertThat(view.parse(bytes, bytes.length)).isTrue();
      buffer.put(view, now);
      pull();
    }
    speak(50, 150, 150 * FRAME);
    assertThat(buffer.levelMs()).isLessThan(60);
    assertThat(buffer.pull(out, FRAME, now)).isTrue();
  }
}
