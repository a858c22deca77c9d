package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.PhoneEvent;
import org.seatline.app.settings.HeadsetSettings;
import org.seatline.softphone.audio.FileHeadset;
import org.seatline.softphone.media.LevelMeter;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.MediaSecurity.Policy;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.testbench.Await;

/** When the seat's media are encrypted, and what it refuses; over real sockets. */
final class EncryptedCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long LOUD_FRAMES = 20;

  @TempDir Path folder;
  private final PhoneEvents events = new PhoneEvents();
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
            MediaEngine.start(MediaSettings.loopback()),
            headset,
            Bell.SILENT,
            new PhoneShelves(new FolderShelf(folder), new KeptLegs()),
            Clock.systemUTC());
    phone.listen(events);
  }

  @AfterEach
  void stop() {
    phone.close();
    exchange.close();
  }

  private void seat(Policy policy) {
    phone.headset().use(HeadsetSettings.STANDARD.withEncryption(policy));
  }

  private void invite(Policy caller) throws InterruptedException {
    exchange.secure(MediaSecurity.make(caller, new Random(7)));
    phone.register(exchange.account());
    exchange.invite(exchange.contact(), "c1");
  }

  private void talk() throws InterruptedException {
    events.await(PhoneEvent.Incoming.class);
    exchange.say(Tones.tone(1_000));
    phone.answer("c1");
    exchange.await("answered");
    phone.record("c1");
    hearEachOther();
  }

  private void hearEachOther() {
    long here = ear.speechFrames();
    long there = exchange.heard.speechFrames();
    Await.until("the seat hears", LIMIT, () -> ear.speechFrames() > here + LOUD_FRAMES);
    Await.until(
        "the caller hears", LIMIT, () -> exchange.heard.speechFrames() > there + LOUD_FRAMES);
  }

  private boolean encrypted() {
    return Objects.requireNonNull(exchange.leg.parameters()).keys() != null;
  }

  @Test
  void encryptsWithACallerWhoCanWhenOffered() throws InterruptedException {
    seat(Policy.OPTIONAL);
    invite(Policy.OPTIONAL);
    talk();
    assertThat(encrypted()).isTrue();
  }

  @Test
  void speaksPlainlyWithACallerWhoCannotWhenOffered() throws InterruptedException {
    seat(Policy.OPTIONAL);
    invite(Policy.OFF);
    talk();
    assertThat(encrypted()).isFalse();
  }

  @Test
  void refusesAPlainCallerWhereEncryptionIsRequiredBeforeItRings() throws InterruptedException {
    seat(Policy.REQUIRED);
    invite(Policy.OFF);
    exchange.await("ended REFUSED 488");
    assertThat(events.await(PhoneEvent.MediaRefused.class))
        .isEqualTo(new PhoneEvent.MediaRefused("c1", "offer-c1"));
    assertThat(events.any(PhoneEvent.Incoming.class::isInstance)).isFalse();
  }

  @Test
  void refusesACallerWhoInsistsOnEncryptionWhereItIsOff() throws InterruptedException {
    seat(Policy.OFF);
    invite(Policy.REQUIRED);
    exchange.await("ended REFUSED 488");
    events.await(PhoneEvent.MediaRefused.class);
  }

  @Test
  void staysEncryptedOverAHoldAndRefusesToGoOnPlainly() throws InterruptedException {
    seat(Policy.REQUIRED);
    invite(Policy.OPTIONAL);
    talk();
    MediaKeys keys = Objects.requireNonNull(exchange.leg.parameters()).keys();
    phone.hold("c1", true);
    assertThat(events.await(PhoneEvent.Held.class).on()).isTrue();
    phone.hold("c1", false);
    assertThat(events.await(PhoneEvent.Held.class).on()).isFalse();
    hearEachOther();
    assertThat(Objects.requireNonNull(exchange.leg.parameters()).keys()).isEqualTo(keys);

    exchange.secure(MediaSecurity.OFF);
    exchange.reinvite(Direction.SENDRECV);
    exchange.await("reinvite-failed 488");
    events.await(PhoneEvent.PlainRefused.class);
    assertThat(encrypted()).as("the old session goes on").isTrue();
    hearEachOther();
  }
}
