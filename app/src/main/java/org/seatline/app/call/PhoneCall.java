package org.seatline.app.call;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.PhoneEvent;
import org.seatline.app.session.VoiceQuality;
import org.seatline.protocol.Protocol;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.media.Diagnosis.Playback;
import org.seatline.softphone.media.StereoSink;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.Keypad;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call that somebody brings to the seat, or that it places. All runs on the phone's thread. */
final class PhoneCall {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneCall.class);
  private static final int NOT_ACCEPTABLE_HERE = 488;
  private static final int SERVER_ERROR = 500;

  private final CallName name;
  private final @Nullable IncomingCall invite;
  private final PhoneThread phone;
  private final MediaChanges changes;
  private @Nullable Call sip;
  private @Nullable LegMedia media;
  private @Nullable RecordingSession recording;
  private boolean left;

  PhoneCall(String callId, IncomingCall invite, PhoneThread phone) {
    this.name = new CallName(callId);
    this.invite = invite;
    this.sip = invite.call();
    this.phone = phone;
    this.changes = new MediaChanges(name, phone);
  }

  /** A call that is to be {@link #place placed}. */
  PhoneCall(String callId, PhoneThread phone) {
    this.name = new CallName(callId);
    this.invite = null;
    this.phone = phone;
    this.changes = new MediaChanges(name, phone);
  }

  /** A call that an earlier process answered; its media are to be {@link #resume resumed}. */
  static PhoneCall left(String callId, Call sip, PhoneThread phone) {
    PhoneCall call = new PhoneCall(callId, phone);
    call.sip = sip;
    call.left = true;
    return call;
  }

  /** Brings the caller here, whose media still go to where the earlier process heard them. */
  void resume(MediaOpener opener) {
    if (changes.resuming()) {
      return;
    }
    LegMedia mine = media == null ? opener.open(new MediaNews(name, phone)).orElse(null) : media;
    media = mine;
    if (mine == null) {
      phone.post(new PhoneEvent.ResumeFailed(name.id()));
    } else {
      changes.resume(mine, sip);
    }
  }

  /** Offers our media by a call that {@code placing} makes of the offer; false without a port. */
  boolean place(MediaOpener opener, Function<String, @Nullable Call> placing) {
    Optional<LegMedia> opened = opener.open(new MediaNews(name, phone));
    if (opened.isEmpty()) {
      return false;
    }
    LegMedia mine = opened.get();
    media = mine;
    sip = placing.apply(mine.offer(Direction.SENDRECV));
    return sip != null;
  }

  /** The other side answered what we placed; false when its answer cannot be used. */
  boolean answered(@Nullable String sdp) {
    LegMedia mine = media;
    return mine != null && mine.answered(sdp);
  }

  private void onLine(Consumer<Call> work) {
    Call placed = sip;
    if (placed != null) {
      work.accept(placed);
    }
  }

  String callId() {
    return name.id();
  }

  /** Has another id from now on. */
  void rename(String callId) {
    name.change(callId);
  }

  /** Whether this seat placed it. */
  boolean placed() {
    return invite == null && !left;
  }

  @Nullable LegMedia media() {
    return media;
  }

  boolean is(Call call) {
    Call mine = sip;
    return mine != null && mine.key().equals(call.key());
  }

  void reject(int status) {
    IncomingCall asked = invite;
    if (media == null && asked != null) {
      asked.reject(status);
    } else {
      hangUp();
    }
  }

  /** Sends 200 with our media; what the caller says is heard, what we say not before the grant. */
  void answer(MediaOpener opener) {
    IncomingCall asked = invite;
    if (media != null || asked == null) {
      return;
    }
    Optional<LegMedia> opened = opener.open(new MediaNews(name, phone));
    if (opened.isEmpty()) {
      asked.reject(SERVER_ERROR);
      return;
    }
    LegMedia mine = opened.get();
    media = mine;
    String offer = asked.offer();
    Optional<String> answer =
        offer == null
            ? Optional.of(mine.offer(Direction.SENDRECV))
            : mine.answer(offer, Direction.SENDRECV);
    if (answer.isEmpty()) {
      asked.reject(NOT_ACCEPTABLE_HERE);
    } else {
      asked.answer(answer.get());
    }
  }

  /** The call is ours: the microphone opens and both sides are written. */
  void talk(SeatSound sound, @Nullable RecordingSession session) {
    LegMedia mine = media;
    if (mine == null) {
      return;
    }
    mine.leg().source(sound.microphone());
    mine.leg().sink(sound.earpiece());
    recording = session;
    if (session != null) {
      mine.leg().record(session.recorder());
    }
    mine.open();
  }

  /** What writes the call, or null when nothing does. */
  @Nullable StereoSink recorder() {
    RecordingSession session = recording;
    return session == null ? null : session.recorder();
  }

  void pauseRecording(RecordingSession.Pause why, boolean on) {
    RecordingSession session = recording;
    if (session != null) {
      session.pause(why, on);
    }
  }

  /** The call is not written any more; what is written has to be brought to the shelf. */
  @Nullable RecordingSession stopRecording() {
    LegMedia mine = media;
    if (mine != null) {
      mine.leg().record(null);
    }
    RecordingSession session = recording;
    recording = null;
    return session;
  }

  void hold(boolean on) {
    LegMedia mine = media;
    if (mine != null) {
      changes.hold(mine, sip, on);
    }
  }

  void digits(String digits) {
    LegMedia mine = media;
    if (mine != null) {
      onLine(call -> Keypad.press(call, mine.leg(), digits));
    }
  }

  void hangUp() {
    onLine(Call::hangUp);
  }

  void hangUpForGoneCaller() {
    onLine(call -> call.hangUp(SipHeaders.of("Reason", Protocol.SIP_REASON_CALLER_GONE)));
  }

  /** Frees the leg; what was recorded is brought to the shelf by the phone. */
  @Nullable RecordingSession close() {
    RecordingSession session = stopRecording();
    LegMedia mine = media;
    if (mine != null) {
      mine.leg().close();
    }
    return session;
  }

  /** How both ends hear each other, or null before the answer. */
  @Nullable VoiceQuality quality(Playback playback) {
    LegMedia mine = media;
    return mine == null ? null : LegQuality.read(mine.leg(), playback);
  }

  /** The ACK has come; with an answer when our 2xx carried the offer. */
  void confirmed(@Nullable String sdp) {
    LegMedia mine = media;
    if (mine != null && sdp != null && !mine.answered(sdp)) {
      LOG.warn("the answer in the ACK of call {} cannot be used", name.id());
      hangUp();
    }
  }

  /** What to do when something happens to the SIP call; told on the phone's thread. */
  CallListener listener(Consumer<Call> changed, Consumer<CallEnd> ended) {
    return new CallListener() {
      @Override
      public void changed(Call call) {
        changed.accept(call);
      }

      @Override
      public void confirmed(Call call, @Nullable String sdp) {
        PhoneCall.this.confirmed(sdp);
      }

      @Override
      public void reinviteReceived(Call call, @Nullable String offer) {
        changes.asked(media, call, offer);
      }

      @Override
      public void reinviteAnswered(Call call, @Nullable String sdp) {
        changes.answered(media, sdp);
      }

      @Override
      public void reinviteFailed(Call call, int status) {
        LOG.info("call {}: re-INVITE refused with {}", name.id(), status);
        changes.failed();
      }

      @Override
      public void rejected(Call call, String why) {
        LOG.warn("call {}: {}", name.id(), why);
      }

      @Override
      public void ended(Call call, CallEnd end) {
        ended.accept(end);
      }
    };
  }
}
