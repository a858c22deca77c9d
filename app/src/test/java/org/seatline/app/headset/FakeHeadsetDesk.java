package org.seatline.app.headset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.seatline.app.settings.HeadsetSettings;
import org.seatline.softphone.audio.AudioDevice;
import org.seatline.softphone.audio.HeadsetState;
import org.seatline.softphone.audio.LevelGauge;
import org.seatline.softphone.audio.check.AudioCheck;
import org.seatline.softphone.audio.processing.SoundProcessor;

/** A headset that tests plug, pull out and make loud; it writes down what was asked of it. */
public final class FakeHeadsetDesk implements HeadsetDesk {
  /** Two headsets, one of them with an earpiece and a microphone, and a loudspeaker. */
  public static final List<AudioDevice> DEVICES =
      List.of(
          new AudioDevice("jabra", "Jabra Evolve2 40", true, true),
          new AudioDevice("built-in", "Built-in audio", true, true),
          new AudioDevice("desk", "Desk loudspeaker", false, true));

  /** What was asked of it, in order: {@code tone true}. */
  public final List<String> commands = new ArrayList<>();

  private HeadsetPicture now =
      new HeadsetPicture(
          DEVICES,
          new HeadsetState.Working("Jabra Evolve2 40", "Jabra Evolve2 40"),
          -30,
          -127,
          new SoundProcessor.State.Off(),
          false,
          false,
          AudioCheck.idle());

  @Override
  public HeadsetPicture look() {
    return now;
  }

  /** Something is otherwise from now on. */
  public void change(UnaryOperator<HeadsetPicture> how) {
    now = how.apply(now);
  }

  public void plugged(List<AudioDevice> devices) {
    change(
        p ->
            new HeadsetPicture(
                devices,
                p.state(),
                p.microphoneDbov(),
                p.earpieceDbov(),
                p.processing(),
                p.tone(),
                p.rings(),
                p.check()));
  }

  public void state(HeadsetState state) {
    change(
        p ->
            new HeadsetPicture(
                p.devices(),
                state,
                state.working() ? p.microphoneDbov() : LevelGauge.SILENCE_DBOV,
                p.earpieceDbov(),
                p.processing(),
                p.tone(),
                p.rings(),
                p.check()));
  }

  public void processing(SoundProcessor.State processing) {
    change(
        p ->
            new HeadsetPicture(
                p.devices(),
                p.state(),
                p.microphoneDbov(),
                p.earpieceDbov(),
                processing,
                p.tone(),
                p.rings(),
                p.check()));
  }

  private void tests(boolean tone, boolean rings, AudioCheck check) {
    change(
        p ->
            new HeadsetPicture(
                p.devices(),
                p.state(),
                p.microphoneDbov(),
                p.earpieceDbov(),
                p.processing(),
                tone,
                rings,
                check));
  }

  /** Something happens in the check that runs. */
  public void check(AudioCheck.Event event) {
    tests(now.tone(), now.rings(), now.check().on(event));
  }

  /** So many tenths of a second of this level. */
  public void levels(int count, int rmsDbov) {
    for (int i = 0; i < count; i++) {
      check(new AudioCheck.Event.Level(rmsDbov, rmsDbov + 12));
    }
  }

  @Override
  public void use(HeadsetSettings settings) {
    commands.add("use " + settings.microphone().id());
  }

  @Override
  public void tone(boolean on) {
    commands.add("tone " + on);
    tests(on, now.rings(), now.check());
  }

  @Override
  public void ring(boolean on) {
    if (on != now.rings()) {
      commands.add("ring " + on);
    }
    tests(now.tone(), on, now.check());
  }

  @Override
  public void check(boolean on) {
    commands.add("check " + on);
    AudioCheck begun = AudioCheck.idle().on(new AudioCheck.Event.Start());
    tests(false, now.rings(), on ? begun : AudioCheck.idle());
  }
}
