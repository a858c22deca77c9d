package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.media.PcmClip;

final class ClipReaderTest {
  private static final int RATE = 8_000;
  private static final int PERIOD = 20;
  private static final int LOUD = 5_000;

  /** A second of a tone of 400 Hz. */
  private static PcmClip tone() {
    short[] samples = new short[RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (10_000 * Math.sin(2 * Math.PI * (i + 0.3) / PERIOD));
    }
    return PcmClip.of(samples, RATE);
  }

  private static short[] readAll(ClipReader reader, int rate) {
    short[] all = new short[2 * rate];
    short[] frame = new short[rate / 50];
    int length = 0;
    int got = frame.length;
    while (got == frame.length) {
      got = reader.read(frame, frame.length, rate);
      System.arraycopy(frame, 0, all, length, got);
      length += got;
    }
    return Arrays.copyOf(all, length);
  }

  /** Periods that reach both sides: the filter rings a little at the edges. */
  private static int periods(short[] samples) {
    int count = 0;
    boolean below = false;
    for (short sample : samples) {
      count += below && sample > LOUD ? 1 : 0;
      below = sample < -LOUD || (below && sample <= LOUD);
    }
    return count;
  }

  @Test
  void lastsAsLongAndSoundsAsHighAtEveryRate() {
    for (int rate : new int[] {8_000, 16_000, 44_100, 48_000}) {
      ClipReader reader = new ClipReader(tone());
      short[] heard = readAll(reader, rate);
      assertThat(heard.length).as("samples at %d Hz", rate).isBetween(rate - rate / 50, rate);
      assertThat(periods(heard)).as("periods at %d Hz", rate).isBetween(395, 402);
      assertThat(reader.atEnd()).isTrue();
      assertThat(reader.positionMs()).isEqualTo(1_000);
    }
  }

  @Test
  void goesOnFromWhereOneWantsAtAnotherRate() {
    ClipReader reader = new ClipReader(tone());
    reader.seek(900);
    assertThat(readAll(reader, 16_000).length).isBetween(1_500, 1_600);
  }
}
