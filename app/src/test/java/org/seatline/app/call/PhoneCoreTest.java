package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.PhoneEvent;
import org.seatline.app.session.QualityScale;
import org.seatline.app.session.RecordingShelf;
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
import org.seatline.softphone.media.WavRecordingWriter;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.testbench.Complaints;

final class PhoneCoreTest {
  private static final int RATE = Tones.RATE;

  @TempDir Path folder;
  private final BlockingQueue<PhoneEvent> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<RecordingManifest> recordings = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> rings = new LinkedBlockingQueue<>();
  private final FileHeadset headset = FileHeadset.deaf();
  private final LevelMeter ear = new LevelMeter();
  private FakeExchange exchange;
  private PhoneCore phone;

  @BeforeEach
  void start() throws IOException {
    exchange = new FakeExchange();
    headset.alsoHearing(ear);
    headset.speakForEver(Tones.tone(440));
    phone =
        new PhoneCore(
            MediaEngine.start(MediaSettings.loopback().withNoRtpMs(1_000)),
            headset,
            rings::add,
            new PhoneShelves(new Shelf(), new KeptLegs()),
            Clock.systemUTC());
    phone.listen(events::add);
    phone.register(exchange.account());
  }

  @AfterEach
  void stop() {
    phone.close();
    exchange.close();
  }

  private final class Shelf implements RecordingShelf {
    @Override
    public Place begin(String recordingId, String callId, long startedAtMs, int sampleRate)
        throws IOException {
      Path file = folder.resolve(recordingId + ".wav");
      return new Place(file, WavRecordingWriter.create(file, 2, sampleRate));
    }

    @Override
    public void finished(RecordingManifest manifest) {
      recordings.add(manifest);
    }

    @Override
    public void empty(String recordingId) {}
  }

  private <T extends PhoneEvent> T await(Class<T> type) throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      PhoneEvent next = events.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("waited in vain for " + type.getSimpleName()).isNotNull();
      if (type.isInstance(next)) {
        return type.cast(next);
      }
    }
    throw new AssertionError("too many other events before " + type.getSimpleName());
  }

  private static void until(String what, BooleanSupplier holds) throws InterruptedException {
    Object pause = new Object();
    for (int i = 0; i < 500 && !holds.getAsBoolean(); i++) {
      synchronized (pause) {
        pause.wait(20);
      }
    }
    assertThat(holds.getAsBoolean()).as(what).isTrue();
  }

  private void connect(String callId) throws InterruptedException {
    exchange.invite(exchange.contact(), callId);
    PhoneEvent.Incoming incoming = await(PhoneEvent.Incoming.class);
    assertThat(incoming)
        .isEqualTo(
            new PhoneEvent.Incoming(callId, "offer-" + callId, "13900001234", "fault", null));
    exchange.await("progress 180");
    exchange.say(Tones.tone(1_000));
    phone.answer(callId);
    exchange.await("answered");
    assertThat(await(PhoneEvent.MediaFlows.class).callId()).isEqualTo(callId);
    phone.record(callId);
    until("both hear", () -> exchange.heard.speechFrames() > 20 && ear.speechFrames() > 20);
  }

  @Test
  void talksInBothDirectionsAndRecordsThem() throws Exception {
    connect("call-1");
    exchange.bye();
    assertThat(await(PhoneEvent.Ended.class).cause()).isEqualTo(PhoneEvent.Ended.Cause.REMOTE);
    RecordingManifest made = recordings.poll(10, TimeUnit.SECONDS);
    assertThat(made).isNotNull();
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
    VoiceQuality quality = await(PhoneEvent.Measured.class).quality();
    for (int i = 0; i < 30 && !whole(quality); i++) {
      quality = await(PhoneEvent.Measured.class).quality();
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
    assertThat(await(PhoneEvent.Held.class).on()).isTrue();
    phone.hold("call-1", false);
    assertThat(exchange.await("reinvited")).isEqualTo("reinvited " + Direction.SENDRECV);
    assertThat(await(PhoneEvent.Held.class).on()).isFalse();
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
    until("silence arrives", () -> exchange.heard.levelDb() < -60);
    phone.mute(false);
    until("speech arrives again", () -> exchange.heard.levelDb() > -30);
  }

  @Test
  void refusesAndTellsAWithdrawnCall() throws Exception {
    String contact = exchange.contact();
    exchange.invite(contact, "call-1");
    await(PhoneEvent.Incoming.class);
    phone.reject("call-1", 486);
    assertThat(exchange.await("ended")).isEqualTo("ended REFUSED 486");
    exchange.invite(contact, "call-2");
    await(PhoneEvent.Incoming.class);
    exchange.await("progress 180");
    exchange.bye();
    assertThat(await(PhoneEvent.Ended.class).cause()).isEqualTo(PhoneEvent.Ended.Cause.CANCELLED);
  }

  @Test
  void noticesACallerWhoIsGoneWithoutAWord() throws Exception {
    connect("call-1");
    exchange.vanish();
    assertThat(await(PhoneEvent.Silent.class).callId()).isEqualTo("call-1");
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
    await(PhoneEvent.Registered.class);
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
      assertThat(await(PhoneEvent.SupervisorPresent.class))
          .isEqualTo(new PhoneEvent.SupervisorPresent("call-1", true, true));
      until("the lead hears", () -> lead.heard.speechFrames() > 20);
      phone.mute(true);
      until("a listening lead is not heard", () -> exchange.heard.levelDb() < -60);
      phone.expectSupervisor(expected("grant-2", SuperviseMode.BARGE));
      until("a barging lead is heard", () -> exchange.heard.levelDb() > -30);
      phone.expectSupervisor(expected("grant-3", SuperviseMode.WHISPER));
      until("a whispering lead is not heard", () -> exchange.heard.levelDb() < -60);
      lead.bye();
      until("the lead is gone", () -> events.stream().anyMatch(PhoneCoreTest::leftUs));
      phone.mute(false);
      until("the caller hears the agent", () -> exchange.heard.levelDb() > -30);
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
      assertThat(await(PhoneEvent.Supervising.class))
          .isEqualTo(new PhoneEvent.Supervising("call-9", false));
    }
  }
}
