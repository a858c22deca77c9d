package org.seatline.server.telephony;

import java.util.Set;
import org.seatline.softphone.call.Established;
import org.seatline.softphone.sip.Call;

/**
 * Tells a refusal of a re-INVITE from a hang-up. Who hangs up while a re-INVITE of ours is open
 * ends that first, mostly by 487 (RFC 3261 15.1.2; our own phones), some by 486 (baresip), and
 * sends BYE after it. What looks like a refusal is therefore believed only when no BYE follows.
 */
final class Farewell {
  /** Final responses that a BYE may follow. */
  private static final Set<Integer> BEFORE_BYE = Set.of(486, 487);

  /** How long the BYE is waited for: T1, an estimate of the round trip (RFC 3261 17.1.1.1). */
  static final long BYE_MAX_MS = 500;

  private Farewell() {}

  /**
   * Runs {@code refused} when this status is a refusal: at once, or after {@link #BYE_MAX_MS} when
   * the call is still there then. User agent's thread.
   */
  static void orElse(Timers timers, Call call, int status, Runnable refused) {
    if (!BEFORE_BYE.contains(status)) {
      refused.run();
      return;
    }
    var _ =
        timers.after(
            BYE_MAX_MS,
            () -> {
              if (call.state() instanceof Established) {
                refused.run();
              }
            });
  }
}
