package org.seatline.app.call;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The leg to a colleague who is asked. Phone's thread. */
final class ConsultLeg implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(ConsultLeg.class);
  private static final int NOT_ACCEPTABLE_HERE = 488;

  private final Call sip;
  private final LegMedia media;
  private final Consumer<ConsultLeg> gone;

  /**
   * @param gone told when the other side ends it
   */
  ConsultLeg(Call sip, LegMedia media, Consumer<ConsultLeg> gone) {
    this.sip = sip;
    this.media = media;
    this.gone = gone;
  }

  void hangUp() {
    sip.hangUp();
  }

  /** Frees its media. */
  void close() {
    media.leg().close();
  }

  @Override
  public void confirmed(Call call, @Nullable String sdp) {
    if (sdp != null && !media.answered(sdp)) {
      LOG.warn("the colleague's answer cannot be used");
      call.hangUp();
      gone.accept(this);
    }
  }

  @Override
  public void reinviteReceived(Call call, @Nullable String offer) {
    Optional<String> answer =
        offer == null
            ? Optional.of(media.offer(Direction.SENDRECV))
            : media.answer(offer, Direction.SENDRECV);
    answer.ifPresentOrElse(call::answerReinvite, () -> call.rejectReinvite(NOT_ACCEPTABLE_HERE));
  }

  @Override
  public void ended(Call call, CallEnd end) {
    gone.accept(this);
  }
}
