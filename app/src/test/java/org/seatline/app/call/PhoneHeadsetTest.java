package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.audio.AudioDevice;
import org.seatline.softphone.audio.FileHeadset;
import org.seatline.softphone.audio.LevelGauge;
import org.seatline.softphone.audio.check.AudioCheck;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.testbench.Await;

/** Test sounds and the audio check over a real media engine; a call takes the headset. */
final class PhoneHeadsetTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int RATE = 16_000;
  private static final short LOUD = 9_000;

  private final AtomicInteger heard = new AtomicInteger();
  private final AtomicBoolean inCall = new AtomicBoolean();
  private final List<Boolean> rings = new CopyOnWriteArrayList<>();
  private final FileHeadset headset = FileHeadset.deaf();
  private final MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
  private final PhoneThread phone = new PhoneThread();
  private final PhoneHeadset desk =
      new PhoneHeadset(engine, new SeatSound(headset), rings::add, phone, inCall::get);

  PhoneHeadsetTest() throws IOException {
    headset.alsoHearing(
        (frame, length, rate) -> {
          for (int i = 0; i < length; i++) {
            if (frame[i] != 0) {
              heard.incrementAndGet();
            }
          }
        });
  }

  @AfterEach
  void close() {
    phone.close();
    engine.close();
  }

  private void call() {
    inCall.set(true);
    phone.run(desk::yieldToCall);
  }

  @Test
  void playsTheToneUntilACallNeedsTheHeadset() {
    desk.tone(true);
    Await.until("the tone is heard", LIMIT, () -> desk.look().tone() && heard.get() > RATE / 10);
    call();
    Await.until("the tone is over", LIMIT, () -> !desk.look().tone());
    desk.tone(true);
    desk.ring(true);
    desk.check(true);
    Await.until("asked", LIMIT, this::phoneHasDoneItsWork);
    assertThat(desk.look().tone()).isFalse();
    assertThat(desk.look().rings()).isFalse();
    assertThat(desk.look().check()).isEqualTo(AudioCheck.idle());
    assertThat(rings).isEmpty();
  }

  private boolean phoneHasDoneItsWork() {
    AtomicBoolean done = new AtomicBoolean();
    phone.run(() -> done.set(true));
    Await.until("the phone's thread", LIMIT, done::get);
    return true;
  }

  @Test
  void ringsForATestAndLeavesTheRingOfACallAlone() {
    desk.ring(true);
    Await.until("it rings", LIMIT, () -> desk.look().rings());
    desk.ring(false);
    Await.until("it does not", LIMIT, () -> !desk.look().rings());
    call();
    desk.ring(false);
    Await.until("asked", LIMIT, this::phoneHasDoneItsWork);
    assertThat(rings).containsExactly(true, false);
  }

  @Test
  void checksWhatIsSpokenAndLetsTheAgentHearIt() throws IOException {
    desk.check(true);
    Await.until("quiet", LIMIT, () -> desk.look().check().stage() == AudioCheck.Stage.QUIET);
    Await.until("speak", LIMIT, () -> desk.look().check().stage() == AudioCheck.Stage.SPEAK);
    assertThat(heard.get()).isZero();
    short[] voice = new short[RATE];
    Arrays.fill(voice, LOUD);
    headset.speakForEver(PcmClip.of(voice, RATE));
    Await.until("judged", LIMIT, () -> desk.look().check().stage() == AudioCheck.Stage.JUDGED);
    assertThat(desk.look().check().findings()).isEmpty();
    assertThat(heard.get()).as("heard a second later").isGreaterThan(RATE);
    desk.check(false);
    Await.until("over", LIMIT, () -> desk.look().check().equals(AudioCheck.idle()));
  }

  @Test
  void showsNoLevelOfALineThatHasStopped() {
    AtomicLong nanos = new AtomicLong();
    LiveLevel level = new LiveLevel(nanos::get);
    short[] loud = new short[RATE / 10];
    Arrays.fill(loud, LOUD);
    headset.speakForEver(PcmClip.of(loud, RATE));
    headset.microphone().read(new short[loud.length], loud.length, RATE);
    assertThat(level.dbov(headset.microphoneLevel())).isBetween(-13, -10);
    nanos.set(1_000_000_000L);
    assertThat(level.dbov(headset.microphoneLevel())).isEqualTo(LevelGauge.SILENCE_DBOV);
  }

  @Test
  void turnsTheRingDownByEar() {
    short[] frame = {10_000, -10_000};
    LoudBell.scale(frame, 2, 50);
    assertThat(frame).containsExactly((short) 2_500, (short) -2_500);
    LoudBell.scale(frame, 2, 100);
    assertThat(frame).containsExactly((short) 2_500, (short) -2_500);
  }

  @Test
  void looksForDevicesOnceASecondWhileSomebodyAsks() {
    AtomicLong nanos = new AtomicLong();
    AtomicInteger looks = new AtomicInteger();
    AudioDevice device = new AudioDevice("a", "A", true, true);
    DeviceWatch watch =
        new DeviceWatch(
            () -> {
              looks.incrementAndGet();
              return List.of(device);
            },
            nanos::get);
    Await.until("seen", LIMIT, () -> watch.devices().equals(List.of(device)));
    watch.devices();
    assertThat(looks.get()).isOne();
    nanos.set(1_000_000_000L);
    Await.until("looked again", LIMIT, () -> watch.devices().size() + looks.get() == 3);
  }
}
