package org.seatline.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent is signed in.
 *
 * @param token bearer token of this session
 * @param epoch changes when the server was restored from a backup
 * @param serverTimeMs wall clock of the server, Unix milliseconds, for display only
 * @param heartbeatMs a seat sends {@link SeatMessage.Heartbeat} this often
 * @param leaseMs a seat that is silent for longer is taken as lost
 * @param standby what to work with while the server is gone
 */
public record SignInResponse(
    String token,
    AgentProfile agent,
    SipAccount sip,
    List<QueueInfo> queues,
    List<ReasonCode> reasons,
    List<Disposition> dispositions,
    String epoch,
    long serverTimeMs,
    long heartbeatMs,
    long leaseMs,
    @Nullable Standby standby) {

  /** What to work with while the server is gone; an older server says nothing of it. */
  public Standby meanwhile() {
    return standby == null ? Standby.NONE : standby;
  }
}
