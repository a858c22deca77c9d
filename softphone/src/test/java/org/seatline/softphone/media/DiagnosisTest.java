package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.seatline.softphone.media.Diagnosis.Playback;
import org.seatline.softphone.media.QualityReport.Flow;

class DiagnosisTest {
  private static final Hearing FINE = new Hearing(0.2, 0.1, 1, 4, 60, 4.3, 4.3);
  private static final Loudness SPEECH = new Loudness(-28, -8, 0.5, 0.01, 0);
  private static final Flow FLOWS = new Flow(30, 0, 2);

  private static QualityReport report(Hearing here, Hearing there, int roundTripMs) {
    return new QualityReport(here, there, roundTripMs, SPEECH, SPEECH, FLOWS);
  }

  private static QualityReport sends(Loudness sent) {
    return new QualityReport(FINE, FINE, 40, SPEECH, sent, FLOWS);
  }

  private static QualityReport flows(Flow flow) {
    return new QualityReport(FINE, FINE, 40, SPEECH, SPEECH, flow);
  }

  private static Diagnosis of(QualityReport report) {
    return Diagnosis.of(report, Playback.WORKS);
  }

  @Test
  void findsNothingWrongWithAGoodCallNorWithOneThatJustBegan() {
    assertThat(of(report(FINE, FINE, 40))).isEqualTo(Diagnosis.GOOD);
    assertThat(of(report(FINE, Hearing.NOTHING, Hearing.UNKNOWN))).isEqualTo(Diagnosis.GOOD);
    assertThat(of(QualityReport.NOTHING)).isEqualTo(Diagnosis.GOOD);
    assertThat(of(flows(new Flow(2, 2, 2)))).isEqualTo(Diagnosis.GOOD);
    assertThat(Diagnosis.GOOD.place()).isEqualTo(Diagnosis.Place.NOWHERE);
  }

  @Test
  void tellsWhichWayTheNetworkIsBad() {
    Hearing loses = new Hearing(9, 1, 1.5, 12, 80, 3.1, 3.4);
    Hearing late = new Hearing(1, 8, 1.5, 60, 200, 3.1, 3.4);
    assertThat(of(report(loses, FINE, 40))).isEqualTo(Diagnosis.LOSS_HERE);
    assertThat(of(report(late, FINE, 40))).isEqualTo(Diagnosis.JITTER_HERE);
    assertThat(of(report(FINE, loses, 40))).isEqualTo(Diagnosis.BAD_THERE);
    assertThat(of(report(loses, loses, 40)))
        .as("what is heard first")
        .isEqualTo(Diagnosis.LOSS_HERE);
    assertThat(Diagnosis.LOSS_HERE.place()).isEqualTo(Diagnosis.Place.NETWORK);
  }

  @Test
  void tellsALongWayFromAFullBuffer() {
    Hearing delayed = new Hearing(0, 0, 1, 4, 60, 3.2, 3.4);
    Hearing buffered = new Hearing(0, 0.2, 1, 90, 390, 3.4, 3.5);
    assertThat(of(report(delayed, FINE, 900))).isEqualTo(Diagnosis.DELAY);
    assertThat(of(report(buffered, FINE, 60))).isEqualTo(Diagnosis.JITTER_HERE);
    assertThat(of(report(FINE, FINE, 600))).isEqualTo(Diagnosis.DELAY);
    assertThat(of(report(FINE, delayed, 900))).isEqualTo(Diagnosis.DELAY);
  }

  @Test
  void namesTheHeadsetBeforeTheNetwork() {
    assertThat(of(sends(new Loudness(-127, -127, 1, 1, 0)))).isEqualTo(Diagnosis.MICROPHONE_DEAD);
    assertThat(of(sends(new Loudness(-127, -127, 1, 0, 0)))).as("muted").isEqualTo(Diagnosis.GOOD);
    assertThat(of(sends(new Loudness(-3, 0, 0.1, 0, 0.02)))).isEqualTo(Diagnosis.MICROPHONE_CLIPS);
    assertThat(of(sends(Loudness.UNKNOWN))).as("on hold").isEqualTo(Diagnosis.GOOD);
    Hearing loses = new Hearing(9, 1, 1.5, 12, 80, 3.1, 3.4);
    assertThat(Diagnosis.of(report(loses, FINE, 40), Playback.FAILS))
        .isEqualTo(Diagnosis.NO_PLAYBACK);
    assertThat(Diagnosis.NO_PLAYBACK.place()).isEqualTo(Diagnosis.Place.HEADSET);
  }

  @Test
  void tellsSilenceFromNothing() {
    assertThat(of(flows(new Flow(30, 3, 0)))).isEqualTo(Diagnosis.NOTHING_COMES);
    assertThat(of(flows(new Flow(30, 0, 20)))).isEqualTo(Diagnosis.SILENCE_COMES);
    assertThat(of(flows(new Flow(30, 0, 19)))).as("they listen").isEqualTo(Diagnosis.GOOD);
    assertThat(Diagnosis.SILENCE_COMES.place()).isEqualTo(Diagnosis.Place.OTHER_SIDE);
  }
}
