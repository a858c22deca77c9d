package org.seatline.app.call;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.seatline.app.session.PhoneEvent;
import org.seatline.protocol.Protocol;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls that the server brings to the seat, from the INVITE to the end. Phone's thread. */
final class PhoneCalls {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneCalls.class);
  private static final int FORBIDDEN = 403;
  private static final int BUSY_HERE = 486;
  private static final int NOT_ACCEPTABLE_HERE = 488;
  private static final int CALLS_MAX = 4;

  private final PhoneThread phone;
  private final SeatSound sound;
  private final Supervisors supervisors;
  private final RecordingDesk recordings;
  private final CallEncryption encryption;
  private final LegJournal journal;
  private final Map<String, PhoneCall> calls;
  private final ConsultDesk consults;

  PhoneCalls(
      PhoneThread phone,
      SeatSound sound,
      Beside beside,
      CallKeeping keeping,
      CallEncryption encryption) {
    this.phone = phone;
    this.sound = sound;
    this.supervisors = beside.supervisors();
    this.consults = beside.consults();
    this.calls = beside.calls();
    this.recordings = keeping.recordings();
    this.journal = keeping.journal();
    this.encryption = encryption;
  }

  /** Those who may take part in a call, which they find by its id. */
  record Beside(Supervisors supervisors, ConsultDesk consults, Map<String, PhoneCall> calls) {}

  /** Whether there is any. */
  boolean any() {
    return !calls.isEmpty() || consults.busy();
  }

  Collection<PhoneCall> all() {
    return calls.values();
  }

  /**
   * Takes an INVITE; the user agent has sent 100.
   *
   * @param opener for the legs of leads
   * @param rings called when a call begins to ring
   */
  void incoming(ArrivedCall arrived, MediaOpener opener, Runnable rings) {
    IncomingCall invite = arrived.invite();
    SipHeaders headers = invite.invite().headers();
    String callId = headers.firstOr(Protocol.SIP_HEADER_CALL, "");
    String grant = headers.first(Protocol.SIP_HEADER_GRANT);
    String asksAbout = headers.first(Protocol.SIP_HEADER_CONSULT);
    if (asksAbout != null) {
      consult(arrived, asksAbout, opener);
    } else if (grant != null) {
      supervisors.incoming(arrived, grant, calls, opener);
    } else if (callId.isEmpty()) {
      LOG.warn("refused an INVITE that is none of our server's");
      invite.reject(FORBIDDEN);
    } else if (calls.containsKey(callId) || calls.size() >= CALLS_MAX) {
      invite.reject(BUSY_HERE);
    } else {
      encryption
          .refusal(invite.offer())
          .ifPresentOrElse(
              why -> refuse(invite, why),
              () -> {
                rings.run();
                ringHere(arrived, callId, headers);
              });
    }
  }

  private void consult(ArrivedCall arrived, String callId, MediaOpener opener) {
    IncomingCall invite = arrived.invite();
    encryption
        .refusal(invite.offer())
        .ifPresentOrElse(
            why -> invite.reject(NOT_ACCEPTABLE_HERE, why),
            () -> consults.incoming(arrived, callId, opener));
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
    arrived.listener().to(listener(call));
    invite.ring();
    phone.post(
        new PhoneEvent.Incoming(
            callId,
            headers.firstOr(Protocol.SIP_HEADER_OFFER, ""),
            CallerNumber.of(invite.invite().from()),
            headers.firstOr(Protocol.SIP_HEADER_QUEUE, ""),
            headers.first(Protocol.SIP_HEADER_DRILL)));
  }

  /** What to do when something happens to a call: its dialog is kept, its end is told. */
  CallListener listener(PhoneCall call) {
    return call.listener(sip -> journal.changed(call.callId(), sip), end -> ended(call, end));
  }

  /** Goes on with a call of an earlier process by its dialog. */
  void takeUp(String callId, String dialog, UserAgent agent) {
    PostedListener listener = new PostedListener(phone);
    PhoneCall call = PhoneCall.left(callId, agent.restore(dialog, listener), phone);
    calls.put(callId, call);
    listener.to(listener(call));
  }

  /** Takes a call that no server brought; false when there are too many. */
  boolean add(PhoneCall call) {
    return calls.size() < CALLS_MAX && calls.putIfAbsent(call.callId(), call) == null;
  }

  /** Forgets a call that is over; false when it ended by our own wish: the core knows. */
  boolean remove(PhoneCall call) {
    if (!calls.remove(call.callId(), call)) {
      return false;
    }
    release(call);
    return true;
  }

  void ended(PhoneCall call, CallEnd end) {
    if (!remove(call)) {
      return;
    }
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
    consults.callOver(call.callId());
    journal.over(call.callId());
    RecordingSession recording = call.close();
    if (recording != null) {
      recordings.finish(call.callId(), recording);
    }
    sound.mute(false);
    sound.hold(false);
  }

  /** Does something with a call; nothing when there is no such call. From any thread. */
  void with(String callId, Consumer<PhoneCall> work) {
    phone.run(
        () -> {
          PhoneCall call = calls.get(callId);
          if (call != null) {
            work.accept(call);
          }
        });
  }

  /** Ends a call in this way. From any thread. */
  void end(String callId, Consumer<PhoneCall> how) {
    with(
        callId,
        call -> {
          calls.remove(callId);
          how.accept(call);
          release(call);
        });
  }

  /** Holds this call at the seat itself, or no more. From any thread. */
  void holdHere(String callId, boolean on) {
    with(callId, call -> sound.hold(on));
  }

  /** Ends the recording of a call that goes on; what is written is kept. From any thread. */
  void stopRecording(String callId) {
    with(
        callId,
        call -> {
          RecordingSession recording = call.stopRecording();
          if (recording != null) {
            recordings.finish(callId, recording);
          }
        });
  }

  /** A call has another id from now on. From any thread. */
  void rename(String before, String callId) {
    with(
        before,
        call -> {
          calls.remove(before);
          journal.over(before);
          call.rename(callId);
          calls.put(callId, call);
        });
  }

  /** Both sides are heard, and nothing is written. From any thread. */
  void talkUnwritten(String callId) {
    with(callId, call -> call.talk(sound, null));
  }

  /** The call is granted: both sides are heard and written. From any thread. */
  void talk(String callId) {
    with(callId, call -> call.talk(sound, recordings.begin(callId)));
  }

  /** Hangs up all. */
  void endAll() {
    consults.endAll();
    for (PhoneCall call : List.copyOf(calls.values())) {
      call.hangUp();
      release(call);
    }
    calls.clear();
  }
}
