package org.seatline.app.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;

/** Hears of a lead's call to this seat. */
final class SupervisorListener implements CallListener {
  private static final int NOT_ACCEPTABLE_HERE = 488;

  private final LegMedia media;
  private final Runnable gone;

  SupervisorListener(LegMedia media, Runnable gone) {
    this.media = media;
    this.gone = gone;
  }

  @Override
  public void reinviteReceived(Call call, @Nullable String offer) {
    Optional<String> answer =
        offer == null ? Optional.empty() : media.answer(offer, Direction.SENDRECV);
    answer.ifPresentOrElse(call::answerReinvite, () -> call.rejectReinvite(NOT_ACCEPTABLE_HERE));
  }

  @Override
  public void ended(Call call, CallEnd end) {
    gone.run();
  }
}
