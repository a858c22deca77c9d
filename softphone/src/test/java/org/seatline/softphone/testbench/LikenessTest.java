package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.seatline.softphone.media.PcmClip;

/** The judge of the tests with peers: it must not know a sound again in another. */
class LikenessTest {
  private static final double STRANGER_MAX = 0.6;

  @Test
  void tellsSoundsApart() {
    PcmClip said = Sounds.babble(1, 30_000, 16_000);
    for (int other = 2; other < 8; other++) {
      PcmClip heard = PcmClip.silence(300, 8_000).then(Sounds.babble(other, 5_000, 8_000));
      assertThat(Likeness.of(said, 2000, heard, 2500).peak()).isLessThan(STRANGER_MAX);
    }
    for (int other = 2; other < 8; other++) {
      PcmClip heard = Sounds.babble(other, 3_000, 8_000);
      assertThatThrownBy(() -> Likeness.assertIsPart("a stranger", heard, said, STRANGER_MAX))
          .isInstanceOf(AssertionError.class);
    }
    PcmClip late = PcmClip.silence(300, 8_000).then(said);
    assertThat(Likeness.of(said, 2000, late, 2500).peak()).isGreaterThan(0.99);
    Likeness.assertIsPart("a part", late, said, 0.99);
  }
}
