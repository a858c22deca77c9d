package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.softphone.media.Diagnosis.GOOD;

import org.junit.jupiter.api.Test;
import org.seatline.softphone.media.Diagnosis.Playback;
import org.seatline.softphone.media.QualityReport.Flow;
import org.seatline.softphone.media.QualityReport.Minute;

class DiagnosisTest {
  private static final Hearing FINE = new Hearing(0.2, 0.1, 1, 4, 60, 4.3, 4.3);
  private static final Loudness SPEECH = new Loudness(-28, -8, 0.5, 0.01, 0);
  private static final Flow FLOWS = new Flow(30, 0, 2, 0);

  private static final MinuteLevels TALK = new MinuteLevels(60, 30, -8, -70, 1);
  private static final Minute TALKS = new Minute(TALK, TALK);

  private static QualityReport report(Hearing here, Hearing there, int roundTripMs) {
    return new QualityReport(here, there, roundTripMs, SPEECH, SPEECH, TALKS, FLOWS);
  }

  private static QualityReport sends(Loudness sent) {
    return new QualityReport(FINE, FINE, 40, SPEECH, sent, TALKS, FLOWS);
  }

  private static QualityReport flows(Flow flow) {
    return new QualityReport(FINE, FINE, 40, SPEECH, SPEECH, TALKS, flow);
  }

  private static Diagnosis of(QualityReport report) {
    return Diagnosis.of(report, Playback.WORKS);
  }

  @Test
  void findsNothingWrongWithAGoodCallNorWithOneThatJustBegan() {
    assertThat(of(report(FINE, FINE, 40))).isEqualTo(GOOD);
    assertThat(of(report(FINE, Hearing.NOTHING, Hearing.UNKNOWN))).isEqualTo(GOOD);
    assertThat(of(QualityReport.NOTHING)).isEqualTo(GOOD);
    assertThat(of(flows(new Flow(2, 2, 2, 0)))).isEqualTo(GOOD);
    assertThat(GOOD.place()).isEqualTo(Diagnosis.Place.NOWHERE);
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
  void blamesABusyComputerBeforeTheNetwork() {
    Hearing late = new Hearing(1, 8, 1.5, 60, 200, 3.1, 3.4);
    Hearing delayed = new Hearing(0, 0, 1, 4, 60, 3.2, 3.4);
    Flow behind = new Flow(30, 0, 2, 200);
    assertThat(of(new QualityReport(late, FINE, 40, SPEECH, SPEECH, TALKS, behind)))
        .isEqualTo(Diagnosis.COMPUTER_BUSY);
    assertThat(of(new QualityReport(FINE, late, 40, SPEECH, SPEECH, TALKS, behind)))
        .isEqualTo(Diagnosis.COMPUTER_BUSY);
    assertThat(of(new QualityReport(delayed, FINE, 900, SPEECH, SPEECH, TALKS, behind)))
        .as("the way is long all the same")
        .isEqualTo(Diagnosis.DELAY);
    assertThat(of(flows(behind))).as("nobody hears it").isEqualTo(GOOD);
    assertThat(Diagnosis.COMPUTER_BUSY.place()).isEqualTo(Diagnosis.Place.COMPUTER);
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
    assertThat(of(sends(new Loudness(-127, -127, 1, 0, 0)))).as("muted").isEqualTo(GOOD);
    assertThat(of(sends(new Loudness(-3, 0, 0.1, 0, 0.02)))).isEqualTo(Diagnosis.MICROPHONE_CLIPS);
    assertThat(of(sends(Loudness.UNKNOWN))).as("on hold").isEqualTo(GOOD);
    Hearing loses = new Hearing(9, 1, 1.5, 12, 80, 3.1, 3.4);
    assertThat(Diagnosis.of(report(loses, FINE, 40), Playback.FAILS))
        .isEqualTo(Diagnosis.NO_PLAYBACK);
    assertThat(Diagnosis.NO_PLAYBACK.place()).isEqualTo(Diagnosis.Place.HEADSET);
  }

  private static Diagnosis voices(Loudness heard, MinuteLevels comes, MinuteLevels goes) {
    return of(new QualityReport(FINE, FINE, 40, heard, SPEECH, new Minute(comes, goes), FLOWS));
  }

  @Test
  void tellsWhoseVoiceIsNotAsItShouldBe() {
    MinuteLevels quiet = new MinuteLevels(60, 20, -33, -72, 1);
    assertThat(voices(SPEECH, quiet, TALK)).isEqualTo(Diagnosis.QUIET_COMES);
    assertThat(voices(SPEECH, TALK, quiet)).isEqualTo(Diagnosis.MICROPHONE_QUIET);
    Loudness cut = new Loudness(-5, 0, 0.4, 0, 0.01);
    assertThat(voices(cut, TALK, TALK)).isEqualTo(Diagnosis.CLIPPED_COMES);
    MinuteLevels noise = new MinuteLevels(60, 60, -12, -38, 0);
    assertThat(voices(SPEECH, noise, TALK)).isEqualTo(Diagnosis.NOISE_COMES);
    assertThat(voices(SPEECH, TALK, noise)).as("the caller's to complain of").isEqualTo(GOOD);
    assertThat(Diagnosis.QUIET_COMES.place()).isEqualTo(Diagnosis.Place.OTHER_SIDE);
    assertThat(Diagnosis.MICROPHONE_QUIET.place()).isEqualTo(Diagnosis.Place.HEADSET);
  }

  @Test
  void saysNothingOfVoicesThatItDoesNotKnow() {
    MinuteLevels shortTalk = new MinuteLevels(19, 19, -33, -72, 1);
    assertThat(voices(SPEECH, shortTalk, shortTalk)).isEqualTo(GOOD);
    MinuteLevels listens = new MinuteLevels(60, 4, -33, -72, 1);
    assertThat(voices(SPEECH, listens, listens)).as("says hardly a word").isEqualTo(GOOD);
    MinuteLevels humming = new MinuteLevels(60, 60, -34, -46, 0);
    assertThat(voices(SPEECH, humming, humming)).as("a fan and no voice").isEqualTo(GOOD);
    MinuteLevels talksOnAndOn = new MinuteLevels(60, 60, -8, -30, 0.2);
    assertThat(voices(SPEECH, talksOnAndOn, talksOnAndOn)).as("no pause").isEqualTo(GOOD);
    assertThat(voices(SPEECH, MinuteLevels.UNKNOWN, MinuteLevels.UNKNOWN)).isEqualTo(GOOD);
  }

  @Test
  void tellsSilenceFromNothing() {
    assertThat(of(flows(new Flow(30, 3, 0, 0)))).isEqualTo(Diagnosis.NOTHING_COMES);
    assertThat(of(flows(new Flow(30, 0, 20, 0)))).isEqualTo(Diagnosis.SILENCE_COMES);
    assertThat(of(flows(new Flow(30, 0, 19, 0)))).as("they listen").isEqualTo(GOOD);
    assertThat(Diagnosis.SILENCE_COMES.place()).isEqualTo(Diagnosis.Place.OTHER_SIDE);
  }
}
