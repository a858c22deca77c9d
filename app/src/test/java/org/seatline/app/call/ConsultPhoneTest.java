package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.Company.Ear;
import org.seatline.app.session.PhoneEvent;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingManifest;
import org.seatline.softphone.audio.FileHeadset;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.WavFile;

/** A second leg beside the call: who hears whom, by the tone that each says, over real sockets. */
final class ConsultPhoneTest {
  private static final int AGENT = 600;
  private static final int CALLER = 1_000;
  private static final int COLLEAGUE = 1_500;
  private static final int RINGBACK = 450;
  private static final int CARD = 2_200;
  private static final int[] ALL_AND_CARD = {AGENT, CALLER, COLLEAGUE, CARD};
  private static final int[] ALL = {AGENT, CALLER, COLLEAGUE};

  @TempDir Path folder;
  private final PhoneEvents events = new PhoneEvents();
  private FolderShelf recordings;
  private final FileHeadset headset = FileHeadset.deaf();
  private final Tones.Ear agent = new Tones.Ear();
  private final Tones.Ear caller = new Tones.Ear();
  private final Tones.Ear asked = new Tones.Ear();
  private FakeExchange exchange;
  private FakeExchange colleague;
  private PhoneCore phone;
  private String contact = "";

  @BeforeEach
  void talk() throws Exception {
    recordings = new FolderShelf(folder);
    exchange = new FakeExchange();
    colleague = new FakeExchange();
    exchange.say(Tones.tone(CALLER));
    exchange.leg.sink(caller);
    colleague.say(Tones.tone(COLLEAGUE));
    colleague.leg.sink(asked);
    headset.alsoHearing(agent);
    headset.speakForEver(Tones.tone(AGENT));
    phone =
        new PhoneCore(
            MediaEngine.start(MediaSettings.loopback()),
            headset,
            ringing -> {},
            new PhoneShelves(recordings, new KeptLegs()),
            Clock.systemUTC());
    phone.listen(events);
    phone.register(exchange.account());
    contact = exchange.contact();
    exchange.invite(contact, "call-1");
    events.await(PhoneEvent.Incoming.class);
    phone.answer("call-1");
    exchange.await("answered");
    phone.record("call-1");
    PhoneEvents.until(
        "both talk", () -> agent.hearsOnly(ALL, CALLER) && caller.hearsOnly(ALL, AGENT));
  }

  @AfterEach
  void stop() {
    phone.close();
    colleague.close();
    exchange.close();
  }

  private void ask() throws InterruptedException {
    phone.consults().expect("call-1");
    colleague.invite(contact, "k-1", Protocol.SIP_HEADER_CONSULT, "call-1");
    assertThat(events.await(PhoneEvent.ConsultHere.class).callId()).isEqualTo("call-1");
    colleague.await("answered");
    PhoneEvents.until(
        "the two talk by themselves",
        () ->
            agent.hearsOnly(ALL, COLLEAGUE)
                && asked.hearsOnly(ALL, AGENT)
                && caller.hearsOnly(ALL));
  }

  @Test
  void ringsAtTheColleagueInTheAgentsEarAlone() throws Exception {
    phone.consults().expect("call-1");
    phone.consults().ringBack(true);
    int[] all = {AGENT, CALLER, RINGBACK};
    PhoneEvents.until(
        "it rings there", () -> agent.hearsOnly(all, RINGBACK) && caller.hearsOnly(all));
    phone.consults().end("call-1");
    PhoneEvents.until("back", () -> agent.hearsOnly(all, CALLER) && caller.hearsOnly(all, AGENT));
  }

  @Test
  void talksWithOneTheOtherOrBoth() throws Exception {
    ask();
    phone.consults().hear("call-1", Ear.CALLER);
    PhoneEvents.until(
        "with the caller",
        () -> agent.hearsOnly(ALL, CALLER) && caller.hearsOnly(ALL, AGENT) && asked.hearsOnly(ALL));
    phone.consults().hear("call-1", Ear.BOTH);
    PhoneEvents.until(
        "all together",
        () ->
            agent.hearsOnly(ALL, CALLER, COLLEAGUE)
                && caller.hearsOnly(ALL, AGENT, COLLEAGUE)
                && asked.hearsOnly(ALL, AGENT, CALLER));
    phone.consults().hear("call-1", Ear.COLLEAGUE);
    PhoneEvents.until(
        "in private again",
        () ->
            agent.hearsOnly(ALL, COLLEAGUE)
                && caller.hearsOnly(ALL)
                && asked.hearsOnly(ALL, AGENT));
    phone.consults().end("call-1");
    colleague.await("ended");
    PhoneEvents.until(
        "with the caller", () -> agent.hearsOnly(ALL, CALLER) && caller.hearsOnly(ALL, AGENT));
  }

  @Test
  void writesNothingThatTheCallerDoesNotHear() throws Exception {
    ask();
    phone.consults().hear("call-1", Ear.CALLER);
    PhoneEvents.until(
        "with the caller", () -> agent.hearsOnly(ALL, CALLER) && caller.hearsOnly(ALL, AGENT));
    RecordingManifest made = written();
    assertThat(made.pausedMs()).isPositive();
    short[] heard = heard(made);
    assertThat(Tones.isIn(heard, CALLER)).isTrue();
    assertThat(Tones.isIn(heard, COLLEAGUE)).isFalse();
  }

  @Test
  void keepsToAPauseOfTheAgentsAfterAQuestion() throws Exception {
    phone.pauseRecording("call-1", true);
    ask();
    exchange.say(Tones.tone(CARD));
    phone.consults().hear("call-1", Ear.CALLER);
    PhoneEvents.until("the number of a card", () -> agent.hearsOnly(ALL_AND_CARD, CARD));
    assertThat(Tones.isIn(heard(written()), CARD)).isFalse();
  }

  private RecordingManifest written() throws InterruptedException {
    exchange.bye();
    events.await(PhoneEvent.Ended.class);
    return recordings.next();
  }

  private short[] heard(RecordingManifest made) throws IOException {
    WavFile wav = WavFile.read(folder.resolve(made.recordingId() + ".wav"));
    return wav.channel(1).at(Tones.RATE).toArray();
  }

  @Test
  void writesTheAgentOnOneChannelAndAllWhomTheAgentHearsOnTheOther() throws Exception {
    ask();
    phone.consults().hear("call-1", Ear.BOTH);
    PhoneEvents.until("all together", () -> agent.hearsOnly(ALL, CALLER, COLLEAGUE));
    exchange.bye();
    events.await(PhoneEvent.Ended.class);
    RecordingManifest made = recordings.next();
    WavFile wav = WavFile.read(folder.resolve(made.recordingId() + ".wav"));
    short[] left = wav.channel(0).at(Tones.RATE).toArray();
    short[] right = wav.channel(1).at(Tones.RATE).toArray();
    assertThat(Tones.isIn(left, AGENT)).isTrue();
    assertThat(Tones.isIn(left, CALLER)).isFalse();
    assertThat(Tones.isIn(right, CALLER)).isTrue();
    assertThat(Tones.isIn(right, COLLEAGUE)).isTrue();
    assertThat(Tones.isIn(right, AGENT)).isFalse();
  }

  @Test
  void talksOnWithTheColleagueWhenTheCallerHangsUp() throws Exception {
    ask();
    exchange.bye();
    events.await(PhoneEvent.Ended.class);
    PhoneEvents.until(
        "the two go on", () -> agent.hearsOnly(ALL, COLLEAGUE) && asked.hearsOnly(ALL, AGENT));
    colleague.bye();
    assertThat(events.await(PhoneEvent.ConsultGone.class).callId()).isEqualTo("call-1");
  }

  @Test
  void takesNobodyWhomItDoesNotWaitFor() throws Exception {
    colleague.invite(contact, "k-1", Protocol.SIP_HEADER_CONSULT, "call-1");
    assertThat(colleague.await("ended")).contains("486");
    assertThat(agent.hearsOnly(ALL, CALLER)).isTrue();
  }
}
