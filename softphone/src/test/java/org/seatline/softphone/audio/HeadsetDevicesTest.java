package org.seatline.softphone.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.audio.FakeSound.Health;
import org.seatline.softphone.audio.HeadsetState.Reason;
import org.seatline.softphone.audio.processing.SoundFeature;
import org.seatline.softphone.audio.processing.SoundProcessor;
import org.seatline.softphone.testbench.Await;

/** What becomes of a headset whose devices come, go and break; lines of a fake sound system. */
class HeadsetDevicesTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration SILENCE_LIMIT =
      Duration.ofMillis(CaptureLine.SILENT_MAX_MS).plus(LIMIT);

  private final FakeSound sound = new FakeSound();
  private final Headset headset;

  HeadsetDevicesTest() {
    sound.plug("mic", Health.WELL);
    sound.plug("ear", Health.WELL);
    headset = SystemHeadset.open(new HeadsetChoice("mic", "ear", "ear", 8000, 40), sound);
  }

  @AfterEach
  void close() {
    headset.close();
    assertThat(headset.state()).isEqualTo(new HeadsetState.Unusable(Reason.CLOSED, ""));
  }

  private void awaitWorking() {
    Await.until("working", LIMIT, () -> headset.state().working());
  }

  private void awaitReason(Reason reason, Duration limit) {
    Await.until(
        reason.toString(),
        limit,
        () -> headset.state() instanceof HeadsetState.Unusable u && u.reason() == reason);
  }

  private void hearsItself() {
    short[] frame = new short[160];
    Await.until(
        "the microphone is heard",
        LIMIT,
        () -> headset.microphone().read(frame, 160, 8000) > 0 && frame[80] != 0);
  }

  @Test
  void namesTheDevicesItUses() {
    awaitWorking();
    assertThat(headset.state()).isEqualTo(new HeadsetState.Working("mic", "ear"));
    hearsItself();
  }

  @Test
  void comesBackByItselfAfterTheMicrophoneWasPulledOut() {
    awaitWorking();
    sound.unplug("mic");
    awaitReason(Reason.UNPLUGGED, LIMIT);
    long played = sound.moved("ear");
    Await.until("the ear goes on", LIMIT, () -> sound.moved("ear") > played + 4000);
    sound.plug("mic", Health.WELL);
    awaitWorking();
    hearsItself();
  }

  @Test
  void opensALineThatRunsDryAgainAndAgainAnewWithMoreAndSaysNothing() {
    awaitWorking();
    sound.plug("ear", Health.GAPS);
    Await.until("a line of 60 ms", LIMIT, () -> sound.buffersMs.contains(60));
    assertThat(headset.state()).isEqualTo(new HeadsetState.Working("mic", "ear"));
    assertThat(sound.buffersMs).as("microphone, earpiece, earpiece").containsExactly(40, 40, 60);
  }

  @Test
  void takesALineThatHangsForUnplugged() {
    awaitWorking();
    sound.plug("ear", Health.HANGING);
    awaitReason(Reason.UNPLUGGED, LIMIT);
    sound.plug("ear", Health.WELL);
    awaitWorking();
  }

  @Test
  void takesALineWhosePositionStandsStillForUnplugged() {
    awaitWorking();
    sound.plug("mic", Health.DEAD_CLOCK);
    awaitReason(Reason.UNPLUGGED, LIMIT);
    sound.plug("mic", Health.WELL);
    awaitWorking();
  }

  @Test
  void goesOverToAnotherDeviceInMidCall() {
    awaitWorking();
    sound.plug("other", Health.WELL);
    var microphone = headset.microphone();
    headset.choose(new HeadsetChoice("other", "ear", "ear", 8000, 40));
    Await.until("other", LIMIT, () -> sound.moved("other") > 800);
    assertThat(headset.microphone()).isSameAs(microphone);
    assertThat(sound.opened.stream().filter("ear ear"::equals)).hasSize(1);
    awaitWorking();
    assertThat(headset.state()).isEqualTo(new HeadsetState.Working("other", "ear"));
  }

  @Test
  void saysWhenTheChosenDeviceIsBusyOrNotThere() {
    awaitWorking();
    sound.plug("taken", Health.BUSY);
    headset.choose(new HeadsetChoice("taken", "ear", "ear", 8000, 40));
    awaitReason(Reason.BUSY, LIMIT);
    headset.choose(new HeadsetChoice("nothing", "ear", "ear", 8000, 40));
    awaitReason(Reason.NO_DEVICE, LIMIT);
    sound.plug("nothing", Health.WELL);
    awaitWorking();
  }

  @Test
  void saysWhenTheMicrophoneGivesNothingButZeros() {
    awaitWorking();
    sound.plug("mic", Health.ZEROS);
    awaitReason(Reason.SILENT_MICROPHONE, SILENCE_LIMIT);
    sound.unplug("ear");
    awaitReason(Reason.UNPLUGGED, LIMIT);
    sound.plug("ear", Health.WELL);
    sound.plug("mic", Health.WELL);
    awaitWorking();
  }

  @Test
  void goesOnWhileSoundProcessingIsLoadedOrCannotBe() {
    awaitWorking();
    assertThat(headset.processing()).isEqualTo(new SoundProcessor.State.Off());
    headset.process(Set.of(SoundFeature.NOISE_SUPPRESSION));
    Await.until(
        "loaded or not to be had",
        SILENCE_LIMIT,
        () -> !(headset.processing() instanceof SoundProcessor.State.Off));
    hearsItself();
    Await.until("levels", LIMIT, () -> headset.microphoneLevel().readings() > 0);
  }

  @Test
  void keepsTheWholeWaySmall() {
    awaitWorking();
    short[] frame = new short[160];
    for (int i = 0; i < 100; i++) {
      long before = sound.moved("mic");
      Await.until("20 ms", LIMIT, () -> sound.moved("mic") >= before + 160);
      headset.speaker().write(frame, headset.microphone().read(frame, 160, 8000), 8000);
    }
    HeadsetDelay delay = headset.delay();
    assertThat(delay.speakerLineMs()).isEqualTo(40);
    assertThat(delay.microphoneBufferMs()).isLessThan(70);
  }

  @Test
  void knowsADeviceUnderAnotherNumber() {
    assertThat(DeviceNames.stable("Headset [plughw:1,0]"))
        .isEqualTo(DeviceNames.stable("Headset [plughw:3,0]"))
        .isNotEqualTo(DeviceNames.stable("Headset [plughw:1,1]"));
    assertThat(DeviceNames.shown("Headset [plughw:1,0]")).isEqualTo("Headset");
    assertThat(DeviceNames.ids(List.of("A [hw:0,0]", "B [hw:1,0]", "A [hw:2,0]")))
        .containsExactly("A [0]", "B [0]", "A [0]#2");
  }
}
