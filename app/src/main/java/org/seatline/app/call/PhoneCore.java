package org.seatline.app.call;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.app.headset.HeadsetDesk;
import org.seatline.app.session.ConsultLine;
import org.seatline.app.session.Phone;
import org.seatline.app.session.PhoneEvent;
import org.seatline.app.session.SoundPlayer;
import org.seatline.app.session.Watched;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SipAccount;
import org.seatline.protocol.SuperviseMode;
import org.seatline.softphone.audio.Headset;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.rehearsal.Rehearsal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seat's softphone: user agent, media and headset wired together. Owner of the thread {@code
 * seat-phone}, on which all of it runs.
 */
public final class PhoneCore implements Phone {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneCore.class);
  private static final int UNREGISTER_MAX_MS = 1_500;

  private final MediaEngine engine;
  private final SeatSound sound;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final PhoneThread phone = new PhoneThread();
  private final SipLine line = new SipLine(phone, this::incoming);
  private final PhoneBell bell;
  private final RecordingDesk recordings;
  private final Supervisors supervisors;
  private final ConsultDesk consults;
  private final PhoneCalls calls;
  private final LeftLegs left;
  private final LeadDesk lead;
  private final FallbackTrunk fallback;
  private final HeadsetPlayer player;
  private final PhoneHeadset besideCalls;
  private final PhoneMeters meters;
  private final LegOpener legs;

  /** Takes over the engine and the headset and closes them in the end. */
  public PhoneCore(
      MediaEngine engine, Headset headset, Bell bell, PhoneShelves shelves, Clock clock) {
    this.engine = engine;
    this.sound = new SeatSound(headset);
    this.bell = new PhoneBell(bell, phone);
    this.recordings = new RecordingDesk(shelves.recordings(), clock, phone);
    this.supervisors = new Supervisors(engine, sound, phone, clock);
    this.player = new HeadsetPlayer(engine, sound, phone, this::live);
    this.besideCalls = new PhoneHeadset(engine, sound, bell, phone, this::live);
    this.legs = new LegOpener(engine, besideCalls.encryption(), clock);
    Map<String, PhoneCall> present = new HashMap<>();
    this.consults = new ConsultDesk(new TalkMix.Parts(engine, sound), phone, supervisors, present);
    this.calls =
        new PhoneCalls(
            phone,
            sound,
            new PhoneCalls.Beside(supervisors, consults, present),
            new CallKeeping(recordings, new LegJournal(shelves.legs())),
            besideCalls.encryption());
    this.left = new LeftLegs(calls);
    this.fallback = new FallbackTrunk(phone, calls, this::openOverLine);
    this.lead = new LeadDesk(line, sound, phone);
    this.meters = new PhoneMeters(sound, phone);
    besideCalls.probeBy(
        new LineProbe(
            phone, line, () -> legs.plain(line.address(), MediaListener.NONE).orElse(null)));
  }

  private boolean live() {
    return calls.any() || lead.busy();
  }

  @Override
  public void listen(Consumer<PhoneEvent> listener) {
    phone.listen(listener);
    phone.every(PhoneMeters.PERIOD_MS, this::measure);
  }

  private void measure() {
    player.tick();
    meters.tick(calls, live());
  }

  @Override
  public void register(SipAccount account) {
    engine.warmUp();
    phone.run(() -> line.register(account));
    Rehearsal.inBackground();
  }

  @Override
  public void refresh() {
    phone.run(line::refresh);
  }

  @Override
  public void unregister() {
    phone.run(
        () -> {
          player.forget();
          var _ = line.unregister();
          fallback.use(null);
        });
  }

  @Override
  public void line(@Nullable FallbackLine account) {
    phone.run(() -> fallback.use(account));
  }

  @Override
  public void place(String callId, String digits) {
    phone.run(() -> fallback.place(callId, digits));
  }

  @Override
  public void holdHere(String callId, boolean on) {
    calls.holdHere(callId, on);
  }

  @Override
  public ConsultLine consults() {
    return consults;
  }

  @Override
  public void rename(String before, String callId) {
    calls.rename(before, callId);
  }

  @Override
  public void talk(String callId) {
    calls.talkUnwritten(callId);
  }

  private void incoming(ArrivedCall arrived) {
    calls.incoming(arrived, this::open, this::yieldToCall);
  }

  private void yieldToCall() {
    player.yieldToCall();
    besideCalls.yieldToCall();
  }

  private Optional<LegMedia> open(MediaListener listener) {
    return legs.open(line.address(), listener);
  }

  private Optional<LegMedia> openOverLine(MediaListener listener) {
    yieldToCall();
    return legs.open(fallback.address(), listener);
  }

  @Override
  public void ring(boolean on) {
    phone.run(
        () -> {
          if (on) {
            besideCalls.yieldToCall(); // the offer may have come before its INVITE
          }
          bell.ring(on);
        });
  }

  @Override
  public void missed() {
    phone.run(bell::missed);
  }

  private MediaOpener opener(String callId) {
    return FallbackLine.isCall(callId) ? this::openOverLine : this::open;
  }

  @Override
  public void answer(String callId) {
    calls.with(callId, call -> call.answer(opener(callId)));
  }

  @Override
  public void reject(String callId, int status) {
    calls.end(callId, call -> call.reject(status));
  }

  @Override
  public void takeUp(String callId, String dialog) {
    phone.run(() -> left.put(callId, dialog));
  }

  @Override
  public void resume(String callId) {
    bring(callId);
    calls.with(callId, call -> call.resume(opener(callId)));
  }

  @Override
  public void forget(String callId) {
    phone.run(() -> left.forget(callId));
    calls.end(callId, call -> {});
  }

  private void bring(String callId) {
    phone.run(
        () -> left.bring(callId, FallbackLine.isCall(callId) ? fallback.agent() : line.agent()));
  }

  @Override
  public void hangUp(String callId) {
    bring(callId);
    calls.end(callId, PhoneCall::hangUp);
  }

  @Override
  public void callerGone(String callId) {
    calls.end(callId, PhoneCall::hangUpForGoneCaller);
  }

  @Override
  public void hold(String callId, boolean on) {
    calls.with(callId, call -> call.hold(on));
  }

  @Override
  public void mute(boolean on) {
    sound.mute(on);
  }

  @Override
  public void digits(String callId, String digits) {
    calls.with(callId, call -> call.digits(digits));
  }

  @Override
  public void record(String callId) {
    calls.talk(callId);
  }

  @Override
  public void stopRecording(String callId) {
    calls.stopRecording(callId);
  }

  @Override
  public void pauseRecording(String callId, boolean on) {
    calls.with(callId, call -> call.pauseRecording(RecordingSession.Pause.AGENT, on));
  }

  @Override
  public void expectSupervisor(ServerMessage.SuperviseExpected expected) {
    phone.run(() -> supervisors.expect(expected));
  }

  @Override
  public void supervise(ServerMessage.SuperviseGranted granted) {
    phone.run(
        () -> {
          if (lead.begin(granted, this::open)) {
            yieldToCall();
          }
        });
  }

  @Override
  public void superviseAs(SuperviseMode mode) {
    phone.run(() -> lead.as(mode));
  }

  @Override
  public void superviseEnd() {
    phone.run(lead::end);
  }

  @Override
  public SoundPlayer player() {
    return player;
  }

  /** The headset beside its calls: devices, sound, tests. */
  public HeadsetDesk headset() {
    return besideCalls;
  }

  /** In this order: the calls, the registration, and only then what carries their messages. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    CompletableFuture<Void> left = new CompletableFuture<>();
    phone.run(() -> leaveAll(left));
    // A moment for the registrar; without its answer the registration runs out by itself.
    if (!Watched.ended(left, UNREGISTER_MAX_MS)) {
      LOG.info("the registrar did not confirm the end of the registration");
    }
    phone.close();
    line.closeAgent();
    fallback.closeAgent();
    recordings.close();
    besideCalls.close();
    engine.close();
    sound.close();
  }

  private void leaveAll(CompletableFuture<Void> left) {
    besideCalls.yieldToCall();
    bell.close();
    player.forget();
    lead.end();
    calls.endAll();
    CompletableFuture<Void> both = CompletableFuture.allOf(line.unregister(), fallback.leave());
    var _ = both.whenComplete((done, failed) -> left.complete(null));
  }
}
