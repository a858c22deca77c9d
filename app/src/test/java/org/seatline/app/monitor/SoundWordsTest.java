package org.seatline.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.FloorPicture.Sound;
import org.seatline.app.session.QualityScale;
import org.seatline.protocol.QualityLevel;
import org.seatline.protocol.SeatQuality;
import org.seatline.softphone.media.Diagnosis;

final class SoundWordsTest {
  private final SoundWords words = new SoundWords(new Messages(Language.EN));

  private Sound describe(SeatQuality quality) {
    return Objects.requireNonNull(words.describe(quality));
  }

  @Test
  void namesTheWorseDirectionAndBoth() {
    assertThat(describe(new SeatQuality(QualityLevel.GOOD, QualityLevel.POOR, "bad-there")))
        .isEqualTo(
            new Sound(
                QualityLevel.POOR,
                "Poor",
                "Agent hears: Good · caller hears: Poor",
                "Network: the caller hears badly"));
    assertThat(describe(new SeatQuality(QualityLevel.FAIR, null, null)))
        .isEqualTo(
            new Sound(
                QualityLevel.FAIR, "Fair", "Agent hears: Fair · caller hears: not known", ""));
  }

  @Test
  void saysNothingThatItDoesNotKnow() {
    assertThat(words.describe(null)).isNull();
    assertThat(words.describe(new SeatQuality(null, null, null))).isNull();
    assertThat(describe(new SeatQuality(QualityLevel.GOOD, null, "of-the-future")).trouble())
        .isEmpty();
  }

  @Test
  void hasWordsForAllThatAnAgentIsWarnedOf() {
    for (Diagnosis what : Diagnosis.values()) {
      if (what != Diagnosis.GOOD && what != Diagnosis.SILENCE_COMES) {
        String id = QualityScale.id(what);
        assertThat(describe(new SeatQuality(QualityLevel.GOOD, null, id)).trouble())
            .as(id)
            .isNotEmpty();
      }
    }
  }
}
