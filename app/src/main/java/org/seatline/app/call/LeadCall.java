package org.seatline.app.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.PhoneEvent;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SuperviseMode;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.UserAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our leg to a seat that we supervise. Used by the phone's thread. */
final class LeadCall {
  private static final int NOT_ACCEPTABLE_HERE = 488;
  private static final Logger LOG = LoggerFactory.getLogger(LeadCall.class);

  private final ServerMessage.SuperviseGranted granted;
  private final LegMedia media;
  private final SeatSound sound;
  private final PhoneThread phone;
  private @Nullable Call call;
  private boolean over;

  LeadCall(
      ServerMessage.SuperviseGranted granted, LegMedia media, SeatSound sound, PhoneThread phone) {
    this.granted = granted;
    this.media = media;
    this.sound = sound;
    this.phone = phone;
  }

  void place(UserAgent agent, String from) {
    as(granted.mode());
    media.leg().sink(sound.earpiece());
    media.open();
    PostedListener listener = new PostedListener(phone);
    listener.to(new Listener());
    SipHeaders headers =
        SipHeaders.of(
            Protocol.SIP_HEADER_GRANT, granted.grant(), Protocol.SIP_HEADER_CALL, granted.callId());
    call =
        agent.place(
            Destination.of(granted.target(), from),
            media.offer(Direction.SENDRECV),
            headers,
            listener);
  }

  /** The microphone is live only in modes that somebody may hear it in. */
  void as(SuperviseMode mode) {
    media.leg().source(mode == SuperviseMode.LISTEN ? AudioSource.SILENCE : sound.microphone());
  }

  void end() {
    Call placed = call;
    if (!over && placed != null) {
      placed.hangUp();
    }
    close();
  }

  private void close() {
    if (!over) {
      over = true;
      media.leg().close();
    }
  }

  private final class Listener implements CallListener {
    @Override
    public void answered(Call placed, SipResponse response, @Nullable String sdp) {
      if (over) {
        return;
      }
      if (media.answered(sdp)) {
        phone.post(new PhoneEvent.Supervising(granted.callId(), true));
      } else {
        LOG.warn("the supervised seat's answer cannot be used");
        placed.hangUp();
      }
    }

    @Override
    public void reinviteReceived(Call placed, @Nullable String offer) {
      Optional<String> answer =
          offer == null ? Optional.empty() : media.answer(offer, Direction.SENDRECV);
      answer.ifPresentOrElse(
          placed::answerReinvite, () -> placed.rejectReinvite(NOT_ACCEPTABLE_HERE));
    }

    @Override
    public void ended(Call placed, CallEnd end) {
      if (!over) {
        close();
        phone.post(new PhoneEvent.Supervising(granted.callId(), false));
      }
    }
  }
}
