package org.seatline.server.telephony;

import org.jspecify.annotations.Nullable;

/** The SIP accounts of the agents who are signed in. Called on the user agent's thread. */
public interface SipAccounts {
  /** The account with this user part, or null when there is none (any more). */
  @Nullable Account byUser(String user);

  /** One account, of short life. */
  record Account(String agentId, String user, String password) {
    @Override
    public String toString() {
      return "Account[" + user + "]";
    }
  }
}
