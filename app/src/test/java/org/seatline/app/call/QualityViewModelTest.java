package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.app.call.QualityPicture.Figure;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SampleQuality;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.VoiceQuality;
import org.seatline.protocol.QualityLevel;
import org.seatline.softphone.media.Diagnosis;

final class QualityViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final QualityViewModel model = new QualityViewModel(seat, messages);

  private void talk(VoiceQuality quality) {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    measure(quality);
  }

  private void measure(VoiceQuality quality) {
    seat.change(s -> SampleFloor.call(s, c -> SampleFloor.quality(c, quality)));
  }

  private QualityPicture shown() {
    return model.pictureProperty().get();
  }

  @ParameterizedTest
  @CsvSource({"4.3,GOOD,Good", "3.7,FAIR,Fair", "3.2,POOR,Poor", "2.0,BAD,Bad"})
  void putsQualityIntoAWord(double mos, QualityLevel level, String word) {
    talk(SampleQuality.of(mos));
    assertThat(shown().level()).isEqualTo(level);
    assertThat(shown().word()).isEqualTo(word);
  }

  @Test
  void showsTheWorseDirectionAtAGlanceAndBothInTheDetails() {
    talk(SampleQuality.warned(Diagnosis.BAD_THERE));
    QualityPicture now = shown();
    assertThat(now.level()).isEqualTo(QualityLevel.POOR);
    assertThat(now.here().score()).isEqualTo("4.3");
    assertThat(now.here().word()).isEqualTo("Good");
    assertThat(now.there().score()).isEqualTo("3.3");
    assertThat(now.there().word()).isEqualTo("Poor");
    assertThat(now.minute()).hasSize(60).endsWith(now.there().minute().getLast());
    assertThat(now.minute().getFirst()).isEqualTo(now.here().minute().getFirst());
    assertThat(now.figures())
        .contains(
            new Figure("Lost or late", "0.2 %", "6.1 %"),
            new Figure("Round trip", "95 ms", null),
            new Figure("Codec", "G.711 A", null),
            new Figure("Encryption", "not encrypted", null));
    assertThat(now.warning()).startsWith("Network: the caller hears you badly.");
    assertThat(now.sentences().getFirst()).contains("on its way through the network");
  }

  @Test
  void claimsNothingAboutACallerWhoHearsASeatWithoutAHeadset() {
    talk(SampleQuality.warned(Diagnosis.BAD_THERE));
    assertThat(shown().warning()).isNotEmpty();
    seat.change(s -> SampleFloor.withHeadset(s, SampleFloor.unusable("seat.headset.no-device")));
    assertThat(shown().level()).isNull();
    assertThat(shown().there().word()).isEmpty();
    assertThat(shown().warning()).as("the line under the bar says it").isEmpty();
    assertThat(shown().sentences()).containsExactly(messages.get("seat.headset.no-device"));
  }

  @Test
  void saysNothingThatItDoesNotKnow() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    assertThat(shown().level()).isNull();
    assertThat(shown().warning()).isEmpty();
    talk(
        new VoiceQuality(
            SampleQuality.good().here(),
            VoiceQuality.Way.NOTHING,
            VoiceQuality.UNKNOWN,
            new VoiceQuality.Carriage("", false),
            Diagnosis.GOOD,
            Diagnosis.GOOD));
    assertThat(shown().level()).isEqualTo(QualityLevel.GOOD);
    assertThat(shown().there().score()).isEqualTo("–");
    assertThat(shown().figures()).contains(new Figure("Round trip", "–", null));
    assertThat(shown().minute()).isEqualTo(shown().here().minute());
    assertThat(shown().sentences()).endsWith("The other end does not report what it hears.");
  }

  @ParameterizedTest
  @EnumSource(Diagnosis.class)
  void hasShortSentencesForEverythingThatMayBeWrong(Diagnosis what) {
    for (Language language : Language.values()) {
      messages.setLanguage(language);
      talk(SampleQuality.warned(what));
      assertThat(shown().sentences().getFirst()).doesNotStartWith("quality.");
      assertThat(shown().warning()).doesNotStartWith("quality.").hasSizeLessThan(61);
      if (what != Diagnosis.GOOD && what != Diagnosis.SILENCE_COMES) {
        assertThat(shown().warning()).isNotEmpty();
      }
    }
  }

  @Test
  void changesOnlyWhenSomethingThatIsShownDoes() {
    talk(SampleQuality.good());
    List<QualityPicture> seen = new ArrayList<>();
    model.pictureProperty().addListener((property, before, now) -> seen.add(now));
    measure(SampleQuality.good());
    seat.change(
        s -> SampleFloor.withHeadset(s, new SeatSnapshot.HeadsetStatus("other", null, 0.9, 0.1)));
    assertThat(seen).isEmpty();
    measure(SampleQuality.of(3.0));
    messages.setLanguage(Language.ZH);
    assertThat(seen).extracting(QualityPicture::word).containsExactly("Bad", "很差");
  }

  @Test
  void opensTheDetailsOfACallOnlyAndClosesThemWithIt() {
    model.toggle();
    assertThat(model.openProperty().get()).isFalse();
    talk(SampleQuality.good());
    model.toggle();
    assertThat(model.openProperty().get()).isTrue();
    seat.end();
    assertThat(model.openProperty().get()).isFalse();
  }
}
