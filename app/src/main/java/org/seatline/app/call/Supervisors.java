package org.seatline.app.call;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.PhoneEvent;
import org.seatline.protocol.ServerMessage.SuperviseExpected;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sip.IncomingCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads who may take part in this seat's call, and the one who does. Phone's thread only. */
final class Supervisors {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisors.class);
  private static final int GRANTS_MAX = 16;

  /** A lead's INVITE may overtake the grant on its other way: it is waited for so long. */
  private static final long EARLY_MAX_MS = 2_000;

  private static final int FORBIDDEN = 403;
  private static final int BUSY_HERE = 486;
  private static final int NOT_ACCEPTABLE_HERE = 488;

  private final MediaEngine engine;
  private final SeatSound sound;
  private final PhoneThread phone;
  private final Clock clock;
  private final Map<String, Expected> expected = new HashMap<>();
  private final Map<String, Runnable> early = new HashMap<>();
  private @Nullable Present present;

  Supervisors(MediaEngine engine, SeatSound sound, PhoneThread phone, Clock clock) {
    this.engine = engine;
    this.sound = sound;
    this.phone = phone;
    this.clock = clock;
  }

  private record Expected(SuperviseExpected message, long untilMs) {}

  private record Present(SuperviseExpected message, SupervisedCall call) {}

  /** A grant is good for a while; for the lead who is there already it changes the mode. */
  void expect(SuperviseExpected message) {
    Present now = present;
    if (now != null
        && now.message.leadId().equals(message.leadId())
        && now.message.callId().equals(message.callId())) {
      now.call.as(message.mode());
      present = new Present(message, now.call);
      tell(message, true);
      return;
    }
    expected.values().removeIf(known -> known.untilMs < clock.millis());
    if (expected.size() < GRANTS_MAX) {
      expected.put(message.grant(), new Expected(message, clock.millis() + message.ttlMs()));
    }
    Runnable waiting = early.remove(message.grant());
    if (waiting != null) {
      waiting.run();
    }
  }

  /** A lead calls: answered at once when the grant is good, once. */
  void incoming(
      ArrivedCall arrived, String grant, Map<String, PhoneCall> calls, MediaOpener opener) {
    IncomingCall invite = arrived.invite();
    Expected known = expected.remove(grant);
    if (known == null && early.size() < GRANTS_MAX && !early.containsKey(grant)) {
      early.put(grant, () -> incoming(arrived, grant, calls, opener));
      phone.after(EARLY_MAX_MS, () -> refuseLate(invite, grant));
      return;
    }
    if (known == null || known.untilMs < clock.millis()) {
      LOG.warn("refused a lead's call without a good grant");
      invite.reject(FORBIDDEN);
      return;
    }
    PhoneCall call = calls.get(known.message.callId());
    LegMedia callMedia = call == null ? null : call.media();
    if (callMedia == null || present != null) {
      invite.reject(BUSY_HERE);
      return;
    }
    join(arrived, known.message, callMedia, opener);
  }

  private void refuseLate(IncomingCall invite, String grant) {
    if (early.remove(grant) != null) {
      LOG.warn("refused a lead's call whose grant never came");
      invite.reject(FORBIDDEN);
    }
  }

  private void join(
      ArrivedCall arrived, SuperviseExpected message, LegMedia callMedia, MediaOpener opener) {
    IncomingCall invite = arrived.invite();
    Optional<LegMedia> media = opener.open(MediaListener.NONE);
    String offer = invite.offer();
    Optional<String> answer =
        offer == null ? Optional.empty() : media.flatMap(m -> m.answer(offer, Direction.SENDRECV));
    if (media.isEmpty() || answer.isEmpty()) {
      media.ifPresent(opened -> opened.leg().close());
      invite.reject(NOT_ACCEPTABLE_HERE);
      return;
    }
    LegMedia mine = media.get();
    SupervisedCall mix = new SupervisedCall(invite.call(), callMedia.leg(), mine.leg(), sound);
    arrived.listener().to(new SupervisorListener(mine, () -> gone(mix)));
    present = new Present(message, mix);
    mix.begin(engine, message.mode());
    mine.open();
    invite.answer(answer.get());
    tell(message, true);
  }

  private void gone(SupervisedCall mix) {
    Present now = present;
    if (now != null && now.call.equals(mix)) {
      present = null;
      mix.end();
      tell(now.message, false);
    }
  }

  /** The supervised call is over, and so is its supervision. */
  void callOver(String callId) {
    Present now = present;
    if (now != null && now.message.callId().equals(callId)) {
      now.call.hangUp();
      gone(now.call);
    }
    expected.values().removeIf(known -> known.message.callId().equals(callId));
  }

  private void tell(SuperviseExpected message, boolean here) {
    phone.post(new PhoneEvent.SupervisorPresent(message.callId(), here, message.visible()));
  }
}
