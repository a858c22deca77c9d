package org.seatline.softphone.audio.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.seatline.softphone.audio.HeadsetState.Reason;
import org.seatline.softphone.audio.check.AudioCheck.Event;
import org.seatline.softphone.audio.check.AudioCheck.Finding;
import org.seatline.softphone.audio.check.AudioCheck.Stage;

class AudioCheckTest {
  private static AudioCheck levels(AudioCheck check, int count, int rms, int peak) {
    AudioCheck now = check;
    for (int i = 0; i < count; i++) {
      now = now.on(new Event.Level(rms, peak));
    }
    return now;
  }

  private static AudioCheck judged(int noise, int voice, int peak) {
    AudioCheck quiet =
        levels(
            AudioCheck.idle().on(new Event.Start()), AudioCheck.QUIET_READINGS, noise, noise + 6);
    assertThat(quiet.stage()).isEqualTo(Stage.SPEAK);
    assertThat(quiet.echoes()).isTrue();
    AudioCheck done = levels(quiet, AudioCheck.SPEAK_READINGS, voice, peak);
    assertThat(done.stage()).isEqualTo(Stage.JUDGED);
    assertThat(done.echoes()).isFalse();
    return done;
  }

  @Test
  void findsNothingWrongWithAUsualVoiceInAUsualRoom() {
    AudioCheck done = judged(-60, -26, -10);
    assertThat(done.findings()).isEmpty();
    assertThat(done.tally().noiseDbov()).isEqualTo(-60);
    assertThat(done.tally().voiceDbov()).isEqualTo(-26);
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(judged(-127, -127, -127).findings()).containsExactly(Finding.SILENCE);
    assertThat(judged(-75, -52, -40).findings()).containsExactly(Finding.TOO_LOW);
    assertThat(judged(-60, -10, 0).findings()).containsExactly(Finding.CLIPPING);
    assertThat(judged(-40, -24, -8).findings()).containsExactly(Finding.NOISY);
    assertThat(judged(-60, -58, -50).findings()).containsExactly(Finding.TOO_LOW);
  }

  @Test
  void measuresFromTheBeginningWhenTheHeadsetWasPulledOut() {
    AudioCheck speaking =
        levels(AudioCheck.idle().on(new Event.Start()), AudioCheck.QUIET_READINGS + 5, -60, -50);
    AudioCheck out = speaking.on(new Event.Headset(Reason.UNPLUGGED));
    assertThat(out.stage()).isEqualTo(Stage.QUIET);
    assertThat(speaking.stageDone()).isBetween(0.05, 0.1);
    assertThat(out.stageDone()).isZero();
    assertThat(out.trouble()).isEqualTo(Reason.UNPLUGGED);
    assertThat(out.on(new Event.Headset(null)).trouble()).isNull();
  }

  @Test
  void takesTheNetworkInWheneverItIsKnown() {
    AudioCheck done = judged(-60, -26, -10);
    assertThat(done.on(new Event.Network(new NetworkQuality(20, 2, 0))).findings()).isEmpty();
    assertThat(done.on(new Event.Network(new NetworkQuality(20, 2, 9))).findings())
        .containsExactly(Finding.BAD_NETWORK);
  }

  @Test
  void takesNoLevelsWhileNothingIsMeasured() {
    AudioCheck idle = AudioCheck.idle();
    assertThat(idle.on(new Event.Level(-20, -10))).isEqualTo(idle);
    AudioCheck done = judged(-60, -26, -10);
    assertThat(done.on(new Event.Level(-20, -10))).isEqualTo(done);
    assertThat(done.on(new Event.Stop())).isEqualTo(idle);
  }
}
