package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.PhoneEvent;
import org.seatline.app.session.QualityScale;
import org.seatline.app.session.VoiceQuality;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SuperviseMode;
import org.seatline.softphone.audio.FileHeadset;
import org.seatline.softphone.media.LevelMeter;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.WavFile;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.testbench.Complaints;

final class PhoneCoreTest {
  private static final int RATE = Tones.RATE;

  @TempDir Path folder;
  private final PhoneEvents events = new PhoneEvents();
  private FolderShelf recordings;
  private final BlockingQueue<Boolean> rings = new LinkedBlockingQueue<>();
  private final FileHeadset headset = FileHeadset.deaf();
  private final LevelMeter ear = new LevelMeter();
  private FakeExchange exchange;
  private PhoneCore phone;

  @BeforeEach
  void start() throws IOException {
    recordings = new FolderShelf(folder);
    exchange = new FakeExchange();
    headset.alsoHearing(ear);
    headset.speakForEver(Tones.tone(440));
    phone =
        new PhoneCore(
            MediaEngine.start(MediaSettings.loopback().withNoRtpMs(1_000)),
            headset,
            rings::add,
            new PhoneShelves(recordings, new KeptLegs()),
            Clock.systemUTC());
    phone.listen(events);
    phone.register(exchange.account());
  }

  @AfterEach
  void stop() {
    phone.close();
    exchange.close();
  }

  private void connect(String callId) throws InterruptedException {
    exchange.invite(exchange.contact(), callId);
    PhoneEvent.Incoming incoming = events.await(PhoneEvent.Incoming.class);
    assertThat(incoming)
        .isEqualTo(
            new PhoneEvent.Incoming(callId, "offer-" + callId, "13900001234", "fault", null));
    exchange.await("progress 180");
    exchange.say(Tones.tone(1_000));
    phone.answer(callId);
    exchange.await("answered");
    assertThat(events.await(PhoneEvent.MediaFlows.class).callId()).isEqualTo(callId);
    phone.record(callId);
    PhoneEvents.until(
        "both hear", () -> exchange.heard.speechFrames() > 20 && ear.speechFrames() > 20);
  }

  @Test
  void talksInBothDirectionsAndRecordsThem() throws Exception {
    connect("call-1");
    exchange.bye();
    assertThat(events.await(PhoneEvent.Ended.class).cause())
        .isEqualTo(PhoneEvent.Ended.Cause.REMOTE);
    RecordingManifest made = recordings.next();
    assertThat(made.channels()).isEqualTo(2);
    assertThat(made.durationMs()).isGreaterThan(300);
    Path file = folder.resolve(made.recordingId() + ".wav");
    assertThat(Files.size(file)).isEqualTo(made.bytes());
    WavFile wav = WavFile.read(file);
    assertThat(loudest(wav.channel(0).at(RATE).toArray(), 440, 1_000)).isEqualTo(440);
    assertThat(loudest(wav.channel(1).at(RATE).toArray(), 440, 1_000)).isEqualTo(1_000);
  }

  /** Which of two tones is the louder one (Goertzel). */
  private static int loudest(short[] samples, int first, int second) {
    return Tones.power(samples, first) > Tones.power(samples, second) ? first : second;
  }

  private static boolean whole(VoiceQuality quality) {
    return quality.roundTripMs() >= 0
        && quality.here().known()
        && quality.there().known()
        && !quality.here().minute().isEmpty();
  }

  @Test
  void tellsHowBothEndsHearEachOther() throws Exception {
    connect("call-1");
    VoiceQuality quality = events.await(PhoneEvent.Measured.class).quality();
    for (int i = 0; i < 30 && !whole(quality); i++) {
      quality = events.await(PhoneEvent.Measured.class).quality();
    }
    assertThat(quality.here().mos()).isGreaterThan(QualityScale.FAIR_MOS);
    assertThat(quality.there().mos()).isGreaterThan(QualityScale.FAIR_MOS);
    assertThat(quality.roundTripMs()).isBetween(0, 100);
    assertThat(quality.here().minute()).isNotEmpty().hasSizeLessThan(61);
    assertThat(quality.carriage()).isEqualTo(new VoiceQuality.Carriage("PCMA", false));
  }

  @Test
  void holdsAndResumesByReinvite() throws Exception {
    connect("call-1");
    phone.hold("call-1", true);
    assertThat(exchange.await("reinvited")).isEqualTo("reinvited " + Direction.RECVONLY);
    assertThat(events.await(PhoneEvent.Held.class).on()).isTrue();
    phone.hold("call-1", false);
    assertThat(exchange.await("reinvited")).isEqualTo("reinvited " + Direction.SENDRECV);
    assertThat(events.await(PhoneEvent.Held.class).on()).isFalse();
  }

  @Test
  void followsTheServersReinviteAndSendsDigits() throws Exception {
    connect("call-1");
    exchange.reinvite(Direction.SENDRECV);
    assertThat(exchange.await("reinvite-answered")).contains("m=audio").contains("a=sendrecv");
    phone.digits("call-1", "4#");
    assertThat(exchange.await("digit")).isEqualTo("digit 4");
    assertThat(exchange.await("digit")).isEqualTo("digit #");
    phone.hangUp("call-1");
    exchange.await("ended REMOTE_HANG_UP");
  }

  @Test
  void sendsSilenceWhenMuted() throws Exception {
    connect("call-1");
    phone.mute(true);
    PhoneEvents.until("silence arrives", () -> exchange.heard.levelDb() < -60);
    phone.mute(false);
    PhoneEvents.until("speech arrives again", () -> exchange.heard.levelDb() > -30);
  }

  @Test
  void refusesAndTellsAWithdrawnCall() throws Exception {
    String contact = exchange.contact();
    exchange.invite(contact, "call-1");
    events.await(PhoneEvent.Incoming.class);
    phone.reject("call-1", 486);
    assertThat(exchange.await("ended")).isEqualTo("ended REFUSED 486");
    exchange.invite(contact, "call-2");
    events.await(PhoneEvent.Incoming.class);
    exchange.await("progress 180");
    exchange.bye();
    assertThat(events.await(PhoneEvent.Ended.class).cause())
        .isEqualTo(PhoneEvent.Ended.Cause.CANCELLED);
  }

  @Test
  void noticesACallerWhoIsGoneWithoutAWord() throws Exception {
    connect("call-1");
    exchange.vanish();
    assertThat(events.await(PhoneEvent.Silent.class).callId()).isEqualTo("call-1");
  }

  @Test
  void endsItsCallsAndUnregistersBeforeItsStackStops() throws Exception {
    connect("call-1");
    try (Complaints complaints = Complaints.listen()) {
      phone.close();
      exchange.await("ended REMOTE_HANG_UP");
      exchange.await("unregistered");
      assertThat(complaints.lines()).isEmpty();
    }
  }

  @Test
  void closesAlsoWhenNobodyConfirmsTheEndOfTheRegistration() throws Exception {
    exchange.contact();
    events.await(PhoneEvent.Registered.class);
    exchange.close();
    try (Complaints complaints = Complaints.listen()) {
      phone.close();
      assertThat(complaints.lines()).isEmpty();
    }
  }

  @Test
  void ringsByTheBell() throws Exception {
    phone.ring(true);
    phone.ring(false);
    assertThat(rings.poll(5, TimeUnit.SECONDS)).isTrue();
    assertThat(rings.poll(5, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void soundsOnceForAMissedCallButNotWhileAnotherRings() throws Exception {
    phone.missed();
    assertThat(rings.poll(5, TimeUnit.SECONDS)).as("the sound ends").isFalse();
    phone.ring(true);
    phone.missed();
    assertThat(rings.poll(5, TimeUnit.SECONDS)).isTrue();
    assertThat(rings.poll(2L * PhoneBell.MISSED_MS, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void refusesCallsThatAreNotOfTheServerAndLeadsWithoutAGrant() throws Exception {
    connect("call-1");
    try (FakeExchange stranger = new FakeExchange()) {
      phone.expectSupervisor(
          new ServerMessage.SuperviseExpected(
              "call-1", "good", "2001", SuperviseMode.LISTEN, true, 60_000));
      phone.register(exchange.account());
      stranger.invite(exchange.contact(), "other", Protocol.SIP_HEADER_GRANT, "bad");
      assertThat(stranger.await("ended")).isEqualTo("ended REFUSED 403");
    }
  }

  @Test
  void letsALeadListenWhisperAndBarge() throws Exception {
    connect("call-1");
    phone.expectSupervisor(expected("grant-1", SuperviseMode.LISTEN));
    try (FakeExchange lead = new FakeExchange()) {
      phone.register(exchange.account());
      lead.invite(exchange.contact(), "call-1", Protocol.SIP_HEADER_GRANT, "grant-1");
      lead.await("answered");
      lead.say(Tones.tone(2_000));
      assertThat(events.await(PhoneEvent.SupervisorPresent.class))
          .isEqualTo(new PhoneEvent.SupervisorPresent("call-1", true, true));
      PhoneEvents.until("the lead hears", () -> lead.heard.speechFrames() > 20);
      phone.mute(true);
      PhoneEvents.until("a listening lead is not heard", () -> exchange.heard.levelDb() < -60);
      phone.expectSupervisor(expected("grant-2", SuperviseMode.BARGE));
      PhoneEvents.until("a barging lead is heard", () -> exchange.heard.levelDb() > -30);
      phone.expectSupervisor(expected("grant-3", SuperviseMode.WHISPER));
      PhoneEvents.until("a whispering lead is not heard", () -> exchange.heard.levelDb() < -60);
      lead.bye();
      PhoneEvents.until("the lead is gone", () -> events.any(PhoneCoreTest::leftUs));
      phone.mute(false);
      PhoneEvents.until("the caller hears the agent", () -> exchange.heard.levelDb() > -30);
    }
  }

  private static boolean leftUs(PhoneEvent event) {
    return event instanceof PhoneEvent.SupervisorPresent present && !present.present();
  }

  private static ServerMessage.SuperviseExpected expected(String grant, SuperviseMode mode) {
    return new ServerMessage.SuperviseExpected("call-1", grant, "2001", mode, true, 60_000);
  }

  @Test
  void callsASupervisedSeatWithItsMicrophoneOff() throws Exception {
    exchange.contact();
    try (FakeExchange nobody = new FakeExchange()) {
      phone.supervise(
          new ServerMessage.SuperviseGranted(
              "1002",
              "call-9",
              "sip:seat-1002@127.0.0.1:" + nobody.ports().get("sip"),
              "grant-9",
              SuperviseMode.LISTEN));
      assertThat(events.await(PhoneEvent.Supervising.class))
          .isEqualTo(new PhoneEvent.Supervising("call-9", false));
    }
  }
}
