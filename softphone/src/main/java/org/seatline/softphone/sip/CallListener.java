package org.seatline.softphone.sip;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipResponse;

/** What happens to a call. Every method runs on the user agent's thread and must not block. */
public interface CallListener {
  /** A listener that ignores everything. */
  CallListener IGNORE = new CallListener() {};

  /**
   * The state of the call has changed; called before the messages that follow from the change are
   * sent, so that a snapshot written here is written ahead of them.
   */
  default void changed(Call call) {}

  /**
   * As {@link #changed}, for a listener that must have the change on disk before a message of it
   * goes out.
   *
   * @param send sends what follows from the change: to be run once, now or later, on the user
   *     agent's thread; never, when the messages are not wanted any more
   */
  default void writeAhead(Call call, Runnable send) {
    changed(call);
    send.run();
  }

  /** A 1xx response to our INVITE; its {@code sdp()} may be early media. */
  default void progress(Call call, SipResponse response) {}

  /**
   * Our INVITE was answered with 2xx. When we placed it without an offer, {@code sdp} is the peer's
   * offer and {@link Call#acknowledge} owes it an answer; otherwise ACK has gone out.
   */
  default void answered(Call call, SipResponse response, @Nullable String sdp) {}

  /** The ACK for our 2xx has come; {@code sdp} is the answer when our 2xx carried the offer. */
  default void confirmed(Call call, @Nullable String sdp) {}

  /**
   * The peer wants other media; reply by {@link Call#answerReinvite} or {@link
   * Call#rejectReinvite}. Without an {@code offer} (null) the reply must carry one.
   */
  default void reinviteReceived(Call call, @Nullable String offer) {
    call.rejectReinvite(488);
  }

  /** The peer took its re-INVITE back, or it was left unanswered for 64*T1. */
  default void reinviteWithdrawn(Call call) {}

  /** Our re-INVITE was accepted; {@code sdp} as in {@link #answered}. */
  default void reinviteAnswered(Call call, @Nullable String sdp) {}

  /** Our re-INVITE was refused for good (491 is retried by itself). The old session goes on. */
  default void reinviteFailed(Call call, int status) {}

  /** An INFO request came; it has been answered. */
  default void info(Call call, String contentType, String body) {}

  /** A command could not be carried out in the call's state; the text says why, for logs. */
  default void rejected(Call call, String why) {}

  /** The call is over; nothing follows. */
  default void ended(Call call, CallEnd end) {}
}
