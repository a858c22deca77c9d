package org.seatline.app.call;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Company;
import org.seatline.app.session.ConsultLine;
import org.seatline.app.session.PhoneEvent;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.ToneSource;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sip.IncomingCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The colleague who is asked about a call: a second leg beside the caller's, taken at once but only
 * while it is waited for. Phone's thread only.
 */
final class ConsultDesk implements ConsultLine {
  private static final Logger LOG = LoggerFactory.getLogger(ConsultDesk.class);
  private static final int TONE_RATE = 16_000;
  private static final int BUSY_HERE = 486;
  private static final int NOT_ACCEPTABLE_HERE = 488;

  private final TalkMix.Parts parts;
  private final PhoneThread phone;
  private final Supervisors supervisors;
  private final Map<String, PhoneCall> calls;
  private String about = "";
  private @Nullable TalkMix mix;
  private @Nullable ConsultLeg leg;
  private @Nullable Closeable tone;

  /**
   * @param calls the calls of the seat by their ids
   */
  ConsultDesk(
      TalkMix.Parts parts,
      PhoneThread phone,
      Supervisors supervisors,
      Map<String, PhoneCall> calls) {
    this.parts = parts;
    this.phone = phone;
    this.supervisors = supervisors;
    this.calls = calls;
  }

  /** Whether somebody is asked. */
  boolean busy() {
    return !about.isEmpty();
  }

  @Override
  public void expect(String callId) {
    phone.run(() -> begin(callId));
  }

  private void begin(String callId) {
    PhoneCall call = calls.get(callId);
    if (call == null) {
      return;
    }
    endAll();
    supervisors.callOver(callId); // what is said between colleagues is no lead's to hear
    about = callId;
    TalkMix made = new TalkMix(parts, call);
    mix = made;
    made.hear(Company.Ear.COLLEAGUE);
  }

  /** The server brings the colleague. */
  void incoming(ArrivedCall arrived, String callId, MediaOpener opener) {
    IncomingCall invite = arrived.invite();
    TalkMix waiting = mix;
    if (waiting == null || leg != null || !about.equals(callId)) {
      LOG.info("refused a colleague whom nobody waits for");
      invite.reject(BUSY_HERE);
      return;
    }
    Optional<LegMedia> opened = opener.open(MediaListener.NONE);
    Optional<String> answer = opened.flatMap(media -> answer(media, invite.offer()));
    if (answer.isEmpty()) {
      opened.ifPresent(media -> media.leg().close());
      invite.reject(NOT_ACCEPTABLE_HERE);
      return;
    }
    LegMedia media = opened.orElseThrow();
    ConsultLeg taken = new ConsultLeg(invite.call(), media, this::gone);
    leg = taken;
    arrived.listener().to(taken);
    sound(false);
    waiting.join(media.leg());
    media.open();
    invite.answer(answer.get());
    phone.post(new PhoneEvent.ConsultHere(callId));
  }

  private static Optional<String> answer(LegMedia media, @Nullable String offer) {
    return offer == null
        ? Optional.of(media.offer(Direction.SENDRECV))
        : media.answer(offer, Direction.SENDRECV);
  }

  private void gone(ConsultLeg which) {
    if (which.equals(leg)) {
      leg = null;
      leave();
      which.close();
      phone.post(new PhoneEvent.ConsultGone(about));
    }
  }

  private void leave() {
    TalkMix talk = mix;
    if (talk != null) {
      talk.leave();
    }
  }

  @Override
  public void ringBack(boolean on) {
    phone.run(() -> sound(on));
  }

  private void sound(boolean on) {
    Closeable sounding = tone;
    tone = null;
    if (sounding != null) {
      try {
        sounding.close();
      } catch (IOException e) {
        LOG.warn("the ringback tone did not end: {}", e.getMessage());
      }
    }
    if (on && mix != null && leg == null) {
      tone = parts.engine().pump(ToneSource.ringback(), parts.sound().earpiece(), TONE_RATE);
    }
  }

  @Override
  public void hear(String callId, Company.Ear ear) {
    phone.run(
        () -> {
          TalkMix talk = mix;
          if (talk != null && about.equals(callId)) {
            talk.hear(ear);
          }
        });
  }

  /** The caller's leg is about to be closed: the colleague may stay. */
  void callOver(String callId) {
    TalkMix talk = mix;
    if (talk != null && about.equals(callId)) {
      talk.withoutCaller();
    }
  }

  @Override
  public void end(String callId) {
    phone.run(
        () -> {
          if (about.equals(callId)) {
            endAll();
          }
        });
  }

  /** Ends the leg, if there is one; the caller is in the ear again. */
  void endAll() {
    sound(false);
    ConsultLeg taken = leg;
    TalkMix talk = mix;
    leg = null;
    mix = null;
    about = "";
    if (talk != null) {
      talk.leave();
      talk.hear(Company.Ear.CALLER);
    }
    if (taken != null) {
      taken.hangUp();
      taken.close();
    }
  }
}
