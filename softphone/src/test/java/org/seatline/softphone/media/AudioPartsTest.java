package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.softphone.media.ConferenceBridge.Supervision;
import org.seatline.softphone.testbench.Sounds;

class AudioPartsTest {
  private static AudioSource constant(int value) {
    return (frame, length, rate) -> {
      Arrays.fill(frame, 0, length, (short) value);
      return length;
    };
  }

  private static short[] read(AudioSource source, int samples, int rate) {
    short[] all = new short[samples];
    int length = rate / 50;
    short[] frame = new short[length];
    for (int at = 0; at + length <= samples; at += length) {
      int got = source.read(frame, length, rate);
      System.arraycopy(frame, 0, all, at, got);
    }
    return all;
  }

  @Test
  void mixesWithGainMuteAndWithoutOverflow() {
    Mixer mixer = new Mixer();
    Mixer.Input a = mixer.add(constant(20_000));
    Mixer.Input b = mixer.add(constant(20_000));
    short[] frame = new short[160];
    assertThat(mixer.read(frame, 160, 8000)).isEqualTo(160);
    assertThat(frame[5]).isEqualTo(Short.MAX_VALUE);
    a.gain(0.5);
    b.muted(true);
    mixer.read(frame, 160, 8000);
    assertThat(frame[5]).isEqualTo((short) 10_000);
    a.remove();
    assertThat(mixer.read(frame, 160, 8000)).isZero();
  }

  @Test
  void playsAClipOnceAndSaysSoOrRoundAndRound() {
    PcmClip clip = Sounds.babble(1, 100, 8000);
    AtomicInteger ended = new AtomicInteger();
    short[] once = read(new FileSource(clip, false, ended::incrementAndGet), 1600, 8000);
    assertThat(Arrays.copyOf(once, 800)).isEqualTo(clip.toArray());
    assertThat(Arrays.copyOfRange(once, 800, 1600)).containsOnly(0);
    assertThat(ended.get()).isEqualTo(1);
    short[] twice = read(FileSource.looping(clip), 1600, 8000);
    assertThat(Arrays.copyOfRange(twice, 800, 1600)).isEqualTo(clip.toArray());
  }

  @Test
  void changesTheRateWithoutChangingTheSound() {
    for (int rate : new int[] {16_000, 24_000, 44_100, 48_000}) {
      PcmClip wide = Sounds.babble(2, 1000, 8000).at(rate);
      assertThat(wide.durationMs()).isEqualTo(1000);
      short[] back = wide.at(8000).toArray();
      short[] expected = Sounds.babble(2, 1000, 8000).toArray();
      assertThat(Correlation.find(expected, back, 20).peak()).as("%d", rate).isGreaterThan(0.98);
      assertThat(Math.abs(Correlation.find(expected, back, 20).lagSamples())).isLessThan(2);
      short[] streamed = read(FileSource.once(wide), 8000, 8000);
      assertThat(Correlation.find(expected, streamed, 200).peak()).isGreaterThan(0.97);
    }
  }

  @Test
  void correlationSaysHowLateAndCaresNotForLevel() {
    short[] spoken = Sounds.babble(5, 3000, 8000).toArray();
    short[] heard = new short[40_000];
    Random random = new Random(1);
    for (int i = 0; i < heard.length; i++) {
      int s = i >= 7001 && i - 7001 < spoken.length ? spoken[i - 7001] / 10 : 0;
      heard[i] = (short) (s + random.nextGaussian() * 5);
    }
    Correlation whole = Correlation.find(spoken, heard, 16_000);
    assertThat(whole.lagSamples()).isEqualTo(7001);
    assertThat(whole.peak()).isGreaterThan(0.95);
    assertThat(Correlation.bySegments(spoken, heard, 8000, 2000, 500).peak()).isGreaterThan(0.95);
    short[] other = Sounds.babble(6, 3000, 8000).toArray();
    assertThat(Correlation.bySegments(other, heard, 8000, 2000, 500).peak()).isLessThan(0.6);
    assertThat(Correlation.find(spoken, new short[8000], 8000).peak()).isZero();
  }

  @Test
  void ringsInItsCadence() {
    LevelMeter meter = new LevelMeter();
    ToneSource tone = ToneSource.ringback();
    short[] frame = new short[160];
    int loud = 0;
    for (int i = 0; i < 500; i++) {
      tone.read(frame, 160, 8000);
      meter.write(frame, 160, 8000);
      loud += frame[80] != 0 || frame[81] != 0 ? 1 : 0;
    }
    assertThat(loud).isBetween(95, 105);
    assertThat(meter.speechFrames()).isBetween(95L, 105L);
    assertThat(meter.levelDb()).isLessThan(-60);
  }

  @Test
  void supervisionLetsEachHearWhomTheModeAllows() {
    ConferenceBridge bridge = new ConferenceBridge(16_000);
    ConferenceBridge.Port agent = bridge.join("agent");
    ConferenceBridge.Port caller = bridge.join("caller");
    ConferenceBridge.Port lead = bridge.join("lead");
    // Agent says 1, caller 10, lead 100: what agent, caller and lead hear.
    Map<Supervision, int[]> expected =
        Map.of(
            Supervision.OFF, new int[] {10, 1, 0},
            Supervision.LISTEN, new int[] {10, 1, 11},
            Supervision.WHISPER, new int[] {110, 1, 11},
            Supervision.BARGE, new int[] {110, 101, 11});
    for (Supervision mode : Supervision.values()) {
      bridge.supervise(agent, caller, lead, mode);
      int[] heard = new int[3];
      for (int i = 0; i < 20; i++) {
        say(agent, 100, 16_000);
        say(caller, 1000, 8000);
        say(lead, 10_000, 8000);
        heard[0] = hear(agent, 16_000);
        heard[1] = hear(caller, 8000);
        heard[2] = hear(lead, 8000);
      }
      assertThat(heard).as("%s", mode).isEqualTo(expected.get(mode));
    }
    lead.leave();
    assertThat(bridge.hears(agent, lead)).isFalse();
  }

  private static void say(AudioSink port, int value, int rate) {
    short[] frame = new short[rate / 50];
    Arrays.fill(frame, (short) value);
    port.write(frame, frame.length, rate);
  }

  private static int hear(AudioSource port, int rate) {
    short[] frame = new short[rate / 50];
    assertThat(port.read(frame, frame.length, rate)).isEqualTo(frame.length);
    return Math.round(frame[rate / 100] / 100f);
  }

  @Test
  void ringDropsTheOldest() {
    SampleRing ring = new SampleRing(5);
    ring.write(new short[] {1, 2, 3}, 0, 3);
    ring.write(new short[] {4, 5, 6, 7}, 0, 4);
    short[] out = new short[9];
    assertThat(ring.read(out, 0, 9)).isEqualTo(5);
    assertThat(Arrays.copyOf(out, 5)).containsExactly(3, 4, 5, 6, 7);
    assertThat(ring.dropped()).isEqualTo(2);
    ring.write(new short[] {1, 2, 3, 4, 5, 6, 7, 8}, 0, 8);
    assertThat(ring.read(out, 0, 2)).isEqualTo(2);
    assertThat(out[0]).isEqualTo((short) 4);
  }

  @Test
  void refusesWhatIsNoWav(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> WavFile.parse(new byte[100], "zeros")).hasMessageContaining("zeros");
    Path file = folder.resolve("a.wav");
    PcmClip clip = Sounds.babble(1, 100, 8000);
    try (WavSink sink = WavSink.create(file, 8000)) {
      sink.write(clip.toArray(), 800, 8000);
    }
    assertThat(PcmClip.load(file).toArray()).isEqualTo(clip.toArray());
  }
}
