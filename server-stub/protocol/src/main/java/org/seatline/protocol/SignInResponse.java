package org.seatline.protocol;

import java.util.List;

/**
 * The agent is signed in.
 *
 * @param token bearer token of this session
 * @param epoch changes when the server was restored from a backup
 * @param serverTimeMs wall clock of the server, Unix milliseconds, for display only
 * @param heartbeatMs a seat sends {@link SeatMessage.Heartbeat} this often
 * @param leaseMs a seat that is silent for longer is taken as lost
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
    long leaseMs) {}
