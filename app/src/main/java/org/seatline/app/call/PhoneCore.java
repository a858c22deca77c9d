package org.seatline.app.call;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.app.headset.HeadsetDesk;
import org.seatline.app.session.Phone;
import org.seatline.app.session.PhoneEvent;
import org.seatline.app.session.RecordingShelf;
import org.seatline.app.session.SeatSnapshot.HeadsetStatus;
import org.seatline.app.session.SeatSnapshot.Quality;
import org.seatline.app.session.SoundPlayer;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SipAccount;
import org.seatline.protocol.SuperviseMode;
import org.seatline.softphone.audio.Headset;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seat's softphone: user agent, media and headset wired together. Owner of the thread {@code
 * seat-phone}, on which all of it runs.
 */
public final class PhoneCore implements Phone {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneCore.class);
  private static final int FORBIDDEN = 403;
  private static final int CALLS_MAX = 4;
  private static final int BUSY_HERE = 486;
  private static final int NOT_ACCEPTABLE_HERE = 488;
  private static final int METER_MS = 200;
  private static final int QUALITY_EVERY_METERS = 5;
  private static final int CLOSE_MAX_SECONDS = 5;
  private static final int UNREGISTER_MAX_MS = 1_500;

  private final MediaEngine engine;
  private final SeatSound sound;
  private final Bell bell;
  private final RecordingShelf shelf;
  private final Clock clock;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final PhoneThread phone = new PhoneThread();
  private final ExecutorService recorders =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("seat-recordings").daemon(true).factory());
  private final SipLine line = new SipLine(phone, this::incoming);
  private final Map<String, PhoneCall> calls = new HashMap<>();
  private final Supervisors supervisors;
  private final HeadsetPlayer player;
  private final PhoneHeadset besideCalls;
  private @Nullable LeadCall leadCall;
  private HeadsetStatus toldHeadset = new HeadsetStatus("", null, 0, 0);
  private int meters;
  private int sessions;

  /** Takes over the engine and the headset and closes them in the end. */
  public PhoneCore(
      MediaEngine engine, Headset headset, Bell bell, RecordingShelf shelf, Clock clock) {
    this.engine = engine;
    this.bell = bell;
    this.sound = new SeatSound(headset);
    this.shelf = shelf;
    this.clock = clock;
    this.supervisors = new Supervisors(engine, sound, phone, clock);
    BooleanSupplier inCall = () -> !calls.isEmpty() || leadCall != null;
    this.player = new HeadsetPlayer(engine, sound, phone, inCall);
    this.besideCalls = new PhoneHeadset(engine, sound, bell, phone, inCall);
    besideCalls.probeBy(
        new LineProbe(phone, line, () -> openPlain(MediaListener.NONE).orElse(null)));
  }

  @Override
  public void listen(Consumer<PhoneEvent> listener) {
    phone.listen(listener);
    phone.every(METER_MS, this::measure);
  }

  @Override
  public void register(SipAccount account) {
    engine.warmUp();
    phone.run(() -> line.register(account));
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
        });
  }

  /** Takes an INVITE; runs on the phone's thread, the user agent has sent 100. */
  private void incoming(ArrivedCall arrived) {
    IncomingCall invite = arrived.invite();
    SipHeaders headers = invite.invite().headers();
    String callId = headers.firstOr(Protocol.SIP_HEADER_CALL, "");
    String grant = headers.first(Protocol.SIP_HEADER_GRANT);
    if (grant != null) {
      supervisors.incoming(arrived, grant, calls, this::open);
    } else if (callId.isEmpty()) {
      LOG.warn("refused an INVITE that is none of our server's");
      invite.reject(FORBIDDEN);
    } else if (calls.containsKey(callId) || calls.size() >= CALLS_MAX) {
      invite.reject(BUSY_HERE);
    } else {
      Optional<SipHeaders> refusal = besideCalls.encryption().refusal(invite.offer());
      refusal.ifPresentOrElse(why -> refuse(invite, why), () -> ringHere(arrived, callId, headers));
    }
  }

  /** Before it rings: nobody should answer what cannot be a call. */
  private void refuse(IncomingCall invite, SipHeaders why) {
    SipHeaders headers = invite.invite().headers();
    LOG.warn("refused an offer of media: {}", why.firstOr("Warning", ""));
    invite.reject(NOT_ACCEPTABLE_HERE, why);
    phone.post(
        new PhoneEvent.MediaRefused(
            headers.firstOr(Protocol.SIP_HEADER_CALL, ""),
            headers.firstOr(Protocol.SIP_HEADER_OFFER, "")));
  }

  private void ringHere(ArrivedCall arrived, String callId, SipHeaders headers) {
    IncomingCall invite = arrived.invite();
    PhoneCall call = new PhoneCall(callId, invite, phone);
    calls.put(callId, call);
    yieldToCall();
    arrived.listener().to(call.listener(end -> ended(call, end)));
    invite.ring();
    phone.post(
        new PhoneEvent.Incoming(
            callId,
            headers.firstOr(Protocol.SIP_HEADER_OFFER, ""),
            CallerNumber.of(invite.invite().from()),
            headers.firstOr(Protocol.SIP_HEADER_QUEUE, ""),
            headers.first(Protocol.SIP_HEADER_DRILL)));
  }

  private void ended(PhoneCall call, CallEnd end) {
    if (!calls.remove(call.callId(), call)) {
      return; // ended by our own wish: the core knows
    }
    release(call);
    phone.post(
        new PhoneEvent.Ended(
            call.callId(),
            switch (end.cause()) {
              case REMOTE_HANG_UP, LOCAL_HANG_UP -> PhoneEvent.Ended.Cause.REMOTE;
              case CANCELLED -> PhoneEvent.Ended.Cause.CANCELLED;
              case REFUSED, NO_ANSWER, NO_ACK, SESSION_EXPIRED, UNREACHABLE ->
                  PhoneEvent.Ended.Cause.FAILED;
            }));
  }

  private void release(PhoneCall call) {
    supervisors.callOver(call.callId());
    RecordingSession recording = call.close();
    if (recording != null) {
      recorders.execute(
          () -> {
            try {
              recording.finish();
            } catch (IOException e) {
              LOG.error("the recording of call {} could not be finished", call.callId(), e);
              phone.post(new PhoneEvent.RecordingFailed(call.callId()));
            }
          });
    }
    sound.mute(false);
  }

  private Optional<LegMedia> open(MediaListener listener) {
    return openPlain(listener).map(media -> media.secured(besideCalls.encryption().keys()));
  }

  private Optional<LegMedia> openPlain(MediaListener listener) {
    try {
      return Optional.of(
          new LegMedia(engine.openLeg(listener), line.address(), clock.millis() + ++sessions));
    } catch (IOException e) {
      LOG.error("no media port", e);
      return Optional.empty();
    }
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

  private void yieldToCall() {
    player.yieldToCall();
    besideCalls.yieldToCall();
  }

  private void with(String callId, Consumer<PhoneCall> work) {
    phone.run(
        () -> {
          PhoneCall call = calls.get(callId);
          if (call != null) {
            work.accept(call);
          }
        });
  }

  @Override
  public void answer(String callId) {
    with(callId, call -> call.answer(this::open));
  }

  @Override
  public void reject(String callId, int status) {
    with(
        callId,
        call -> {
          calls.remove(callId);
          call.reject(status);
          release(call);
        });
  }

  @Override
  public void hangUp(String callId) {
    end(callId, PhoneCall::hangUp);
  }

  @Override
  public void callerGone(String callId) {
    end(callId, PhoneCall::hangUpForGoneCaller);
  }

  private void end(String callId, Consumer<PhoneCall> how) {
    with(
        callId,
        call -> {
          calls.remove(callId);
          how.accept(call);
          release(call);
        });
  }

  @Override
  public void hold(String callId, boolean on) {
    with(callId, call -> call.hold(on));
  }

  @Override
  public void mute(boolean on) {
    sound.mute(on);
  }

  @Override
  public void digits(String callId, String digits) {
    with(callId, call -> call.digits(digits));
  }

  @Override
  public void record(String callId) {
    with(callId, call -> call.talk(sound, recording(callId)));
  }

  private @Nullable RecordingSession recording(String callId) {
    try {
      return RecordingSession.begin(shelf, callId, clock);
    } catch (IOException e) {
      LOG.error("call {} cannot be recorded", callId, e);
      phone.post(new PhoneEvent.RecordingFailed(callId));
      return null;
    }
  }

  @Override
  public void pauseRecording(String callId, boolean on) {
    with(callId, call -> call.pauseRecording(on));
  }

  @Override
  public void expectSupervisor(ServerMessage.SuperviseExpected expected) {
    phone.run(() -> supervisors.expect(expected));
  }

  @Override
  public void supervise(ServerMessage.SuperviseGranted granted) {
    phone.run(
        () -> {
          endLeadCall();
          UserAgent agent = line.agent();
          Optional<LegMedia> media = open(MediaListener.NONE);
          if (agent == null || media.isEmpty()) {
            phone.post(new PhoneEvent.Supervising(granted.callId(), false));
            return;
          }
          LeadCall call = new LeadCall(granted, media.get(), sound, phone);
          leadCall = call;
          yieldToCall();
          call.place(agent, line.from());
        });
  }

  @Override
  public void superviseAs(SuperviseMode mode) {
    phone.run(
        () -> {
          LeadCall call = leadCall;
          if (call != null) {
            call.as(mode);
          }
        });
  }

  @Override
  public void superviseEnd() {
    phone.run(this::endLeadCall);
  }

  private void endLeadCall() {
    LeadCall call = leadCall;
    leadCall = null;
    if (call != null) {
      call.end();
    }
  }

  @Override
  public SoundPlayer player() {
    return player;
  }

  /** The headset beside its calls: devices, sound, tests. */
  public HeadsetDesk headset() {
    return besideCalls;
  }

  /** Tells levels and quality, only while somebody may look at them. */
  private void measure() {
    player.tick();
    boolean live = !calls.isEmpty() || leadCall != null;
    HeadsetStatus status = sound.status(live);
    if (!status.equals(toldHeadset)) {
      toldHeadset = status;
      phone.post(new PhoneEvent.Headset(status));
    }
    meters++;
    if (meters % QUALITY_EVERY_METERS == 0) {
      for (PhoneCall call : calls.values()) {
        Quality quality = call.quality();
        if (quality != null) {
          phone.post(new PhoneEvent.Measured(call.callId(), quality));
        }
      }
    }
  }

  /** In this order: the calls, the registration, and only then what carries their messages. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    CompletableFuture<Void> left = new CompletableFuture<>();
    phone.run(() -> leaveAll(left));
    awaitUnregistered(left);
    phone.close();
    line.closeAgent();
    recorders.shutdown();
    try {
      if (!recorders.awaitTermination(CLOSE_MAX_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a recording was not finished in {} s", CLOSE_MAX_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    engine.close();
    sound.close();
  }

  private void leaveAll(CompletableFuture<Void> left) {
    besideCalls.yieldToCall();
    bell.close();
    player.forget();
    endLeadCall();
    for (PhoneCall call : List.copyOf(calls.values())) {
      call.hangUp();
      release(call);
    }
    calls.clear();
    var _ = line.unregister().whenComplete((done, failed) -> left.complete(null));
  }

  /** Gives the registrar a moment; without an answer the registration runs out by itself. */
  private static void awaitUnregistered(CompletableFuture<Void> left) {
    try {
      left.get(UNREGISTER_MAX_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.info("the registrar did not confirm the end of the registration");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it is completed with a value only
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
