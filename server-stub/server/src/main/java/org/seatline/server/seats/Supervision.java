package org.seatline.server.seats;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.ServerMessage;

/**
 * Grants for leads who take part in a seat's call: random, good for one call of one seat, told to
 * both of them. A lead takes part in one call at a time. Safe for several threads, never blocks.
 */
final class Supervision {
  private static final int GRANT_BYTES = 16;
  private static final long TTL_MS = 30_000;

  private record Active(String agentId, String callId, String grant) {}

  private final Channels channels;
  private final SeatCalls calls;
  private final BooleanSupplier visible;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Active> byLead = new HashMap<>();

  /**
   * @param visible whether agents are shown that a lead takes part
   */
  Supervision(Channels channels, SeatCalls calls, BooleanSupplier visible) {
    this.channels = channels;
    this.calls = calls;
    this.visible = visible;
  }

  /**
   * Tells the supervised seat first, then the lead. The same lead at the same call keeps the grant:
   * only the mode changes.
   *
   * @return false when the supervised seat is not connected
   */
  synchronized boolean grant(SeatChannel lead, SeatMessage.Supervise wanted, String callId) {
    Active before = byLead.get(lead.agentId());
    String grant =
        before != null
                && before.agentId().equals(wanted.agentId())
                && before.callId().equals(callId)
            ? before.grant()
            : freshGrant();
    ServerMessage expected =
        new ServerMessage.SuperviseExpected(
            callId, grant, lead.agentId(), wanted.mode(), visible.getAsBoolean(), TTL_MS);
    if (!channels.send(wanted.agentId(), expected)) {
      return false;
    }
    byLead.put(lead.agentId(), new Active(wanted.agentId(), callId, grant));
    lead.send(
        new ServerMessage.SuperviseGranted(
            wanted.agentId(), callId, target(wanted.agentId()), grant, wanted.mode()));
    return true;
  }

  private String target(String agentId) {
    String user = SipAccounts.userOf(agentId);
    return calls.contactOf(user).orElse("sip:" + user + "@" + SipAccounts.DOMAIN);
  }

  private String freshGrant() {
    byte[] bytes = new byte[GRANT_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The lead stops; false when there was nothing to stop. */
  synchronized boolean end(String leadId) {
    return byLead.remove(leadId) != null;
  }
}
