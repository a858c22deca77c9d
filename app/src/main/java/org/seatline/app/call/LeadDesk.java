package org.seatline.app.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.PhoneEvent;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SuperviseMode;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.sip.UserAgent;

/** Our part, as a lead, in another seat's call. Phone's thread. */
final class LeadDesk {
  private final SipLine line;
  private final SeatSound sound;
  private final PhoneThread phone;
  private @Nullable LeadCall call;

  LeadDesk(SipLine line, SeatSound sound, PhoneThread phone) {
    this.line = line;
    this.sound = sound;
    this.phone = phone;
  }

  /** Whether we take part in a call. */
  boolean busy() {
    return call != null;
  }

  /** Calls the seat; true when that has begun. */
  boolean begin(ServerMessage.SuperviseGranted granted, MediaOpener opener) {
    end();
    UserAgent agent = line.agent();
    Optional<LegMedia> media = opener.open(MediaListener.NONE);
    if (agent == null || media.isEmpty()) {
      phone.post(new PhoneEvent.Supervising(granted.callId(), false));
      return false;
    }
    LeadCall placed = new LeadCall(granted, media.get(), sound, phone);
    call = placed;
    placed.place(agent, line.from());
    return true;
  }

  void as(SuperviseMode mode) {
    LeadCall placed = call;
    if (placed != null) {
      placed.as(mode);
    }
  }

  void end() {
    LeadCall placed = call;
    call = null;
    if (placed != null) {
      placed.end();
    }
  }
}
