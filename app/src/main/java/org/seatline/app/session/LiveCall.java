package org.seatline.app.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;

/**
 * The call at the seat as the core sees it.
 *
 * @param inviteHere whether its INVITE has come
 * @param answerWanted whether to answer as soon as the INVITE comes
 * @param sounding whether the ring tone is on
 * @param silent whether no audio comes
 * @param legGone whether it was answered and its leg has ended before anybody said whose it was
 * @param hold where a hold is done
 * @param line what it is besides, when it came or goes over the fall-back line
 * @param company colleagues who have to do with it
 * @param until when the phase ends by itself, or null: ringing, connecting
 */
record LiveCall(
    String callId,
    String offerId,
    SeatSnapshot.CallView.Phase phase,
    String number,
    String queueId,
    List<String> menuPath,
    long waitedMs,
    long arrivedNanos,
    long ringMs,
    @Nullable Long until,
    @Nullable Long talkSinceNanos,
    boolean held,
    boolean muted,
    SeatSnapshot.CallView.Recording recording,
    @Nullable LocalizedText drill,
    Map<String, String> attached,
    QualityBook quality,
    boolean inviteHere,
    boolean answerWanted,
    boolean sounding,
    boolean silent,
    boolean legGone,
    SeatHold hold,
    @Nullable LineCall line,
    Company company) {

  private boolean offered() {
    return phase == SeatSnapshot.CallView.Phase.RINGING
        || phase == SeatSnapshot.CallView.Phase.INTERRUPTED;
  }

  SeatSnapshot.CallView view() {
    return new SeatSnapshot.CallView(
        callId,
        phase,
        number,
        queueId,
        menuPath,
        waitedMs,
        arrivedNanos,
        offered() ? until : null,
        ringMs,
        talkSinceNanos,
        held,
        muted,
        recording,
        drill,
        attached,
        quality.now(),
        line == null ? null : line.view(),
        company);
  }
}
