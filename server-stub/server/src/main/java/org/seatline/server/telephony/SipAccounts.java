package org.seatline.server.telephony;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.SeatActivity;
import org.seatline.server.admin.PhoneFeature;
import org.seatline.softphone.sip.DigestVerifier;

/**
 * The SIP accounts of the agents who are signed in, and of plain phones. Called on the user agent's
 * thread.
 */
public interface SipAccounts {
  /** The account with this user part, or null when there is none (any more). */
  @Nullable Account byUser(String user);

  /** What agents at plain phones may dial. */
  default List<PhoneFeature> features() {
    return List.of();
  }

  /**
   * One account.
   *
   * @param phone the plain phone that it belongs to; null for a seat with a channel, whose account
   *     lives as long as its session
   */
  record Account(
      String agentId, String user, DigestVerifier.Secrets secrets, @Nullable Phone phone) {
    @Override
    public String toString() {
      return "Account[" + user + "]";
    }
  }

  /**
   * A plain SIP phone as a seat.
   *
   * @param atRegistration ready or not ready
   * @param language in which its agent is spoken to
   */
  record Phone(SeatActivity atRegistration, String language) {}
}
