package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.seatline.softphone.media.Diagnosis.Playback;

final class PlaybackWatchTest {
  private final PlaybackWatch watch = new PlaybackWatch();
  private long underruns = 400; // of the calls before

  private Playback seconds(int count, int gapsEach) {
    Playback now = Playback.WORKS;
    for (int i = 0; i < count; i++) {
      underruns += gapsEach;
      now = watch.read(underruns);
    }
    return now;
  }

  @Test
  void doesNotMindThePausesOfTheStream() {
    seconds(1, 0);
    for (int i = 0; i < 20; i++) {
      assertThat(seconds(1, 1)).isEqualTo(Playback.WORKS);
      assertThat(seconds(4, 0)).isEqualTo(Playback.WORKS);
    }
  }

  @Test
  void tellsASpeakerThatRunsDryAgainAndAgain() {
    seconds(3, 0);
    assertThat(seconds(4, 1)).isEqualTo(Playback.FAILS);
    assertThat(seconds(6, 0)).as("still in the window").isEqualTo(Playback.FAILS);
    assertThat(seconds(4, 0)).isEqualTo(Playback.WORKS);
  }

  @Test
  void beginsAnewWithTheNextCallAndWithAnotherSpeaker() {
    seconds(3, 0);
    underruns += 100;
    watch.forget();
    assertThat(seconds(1, 0)).isEqualTo(Playback.WORKS);
    underruns = 2;
    assertThat(seconds(1, 0)).isEqualTo(Playback.WORKS);
    assertThat(seconds(2, 2)).isEqualTo(Playback.FAILS);
  }
}
