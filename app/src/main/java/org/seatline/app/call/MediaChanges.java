package org.seatline.app.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.PhoneEvent;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sip.Call;

/**
 * Changes the media of one call under way by re-INVITE (RFC 3261 section 14): hold and resume from
 * here, and whatever the other side wants. One change of ours at a time. Phone's thread.
 */
final class MediaChanges {
  private static final int NOT_ACCEPTABLE_HERE = 488;

  private final CallName name;
  private final PhoneThread phone;
  private boolean held;
  private @Nullable Boolean holdWanted;
  private boolean resuming;

  MediaChanges(CallName name, PhoneThread phone) {
    this.name = name;
    this.phone = phone;
  }

  /** Offers to hold the call, or to go on; without effect while an earlier wish is open. */
  void hold(LegMedia media, @Nullable Call sip, boolean on) {
    if (holdWanted == null) {
      holdWanted = on;
      offer(media, sip, on ? Direction.SENDONLY : Direction.SENDRECV);
    }
  }

  /** Whether the media of an earlier process are being brought here. */
  boolean resuming() {
    return resuming;
  }

  /** Brings the caller's media here from where an earlier process heard them. */
  void resume(LegMedia media, @Nullable Call sip) {
    resuming = true;
    offer(media, sip, Direction.SENDRECV);
  }

  private static void offer(LegMedia media, @Nullable Call sip, Direction direction) {
    String offer = media.offer(direction);
    if (sip != null) {
      sip.reinvite(offer);
    }
  }

  /** The other side has answered our offer. */
  void answered(@Nullable LegMedia media, @Nullable String sdp) {
    Boolean on = holdWanted;
    holdWanted = null;
    boolean agreed = (resuming || on != null) && media != null && media.answered(sdp);
    if (resuming) {
      resumed(agreed);
    } else if (media != null && on != null) {
      if (agreed) {
        held = on;
        phone.post(new PhoneEvent.Held(name.id(), on));
      } else {
        phone.post(new PhoneEvent.HoldFailed(name.id(), on));
      }
    }
  }

  /** The other side has refused our offer. */
  void failed() {
    if (resuming) {
      resumed(false);
    }
    Boolean on = holdWanted;
    holdWanted = null;
    if (on != null) {
      phone.post(new PhoneEvent.HoldFailed(name.id(), on));
    }
  }

  private void resumed(boolean done) {
    resuming = false;
    phone.post(done ? new PhoneEvent.Resumed(name.id()) : new PhoneEvent.ResumeFailed(name.id()));
  }

  /** The other side offers a change, or asks for an offer; a call on hold stays so. */
  void asked(@Nullable LegMedia media, Call sip, @Nullable String offer) {
    if (media == null) {
      sip.rejectReinvite(NOT_ACCEPTABLE_HERE);
      return;
    }
    Direction wanted = held ? Direction.SENDONLY : Direction.SENDRECV;
    Optional<String> answer =
        offer == null ? Optional.of(media.offer(wanted)) : media.answer(offer, wanted);
    if (answer.isPresent()) {
      sip.answerReinvite(answer.get());
    } else {
      sip.rejectReinvite(NOT_ACCEPTABLE_HERE);
      if (media.encrypted()) {
        phone.post(new PhoneEvent.PlainRefused(name.id()));
      }
    }
  }
}
