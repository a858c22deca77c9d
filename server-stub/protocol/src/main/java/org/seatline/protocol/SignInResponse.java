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
 * @param rules null from a server that knows none, and in what was remembered before there were any
 * @param sealing by what this person seals; null from a server that does not open what is sealed
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
    @Nullable Standby standby,
    @Nullable SeatRules rules,
    @Nullable Sealing sealing) {

  /**
   * What the centre's configuration says to a seat.
   *
   * @param rules null from a server that knows none
   */
  public record Centre(
      AgentProfile agent,
      List<QueueInfo> queues,
      List<ReasonCode> reasons,
      List<Disposition> dispositions,
      @Nullable SeatRules rules) {}

  /** The same session when the centre's configuration has changed. */
  public SignInResponse withCentre(Centre next) {
    return with(token, sip, sealing, next);
  }

  /** The same with something else to seal by. */
  public SignInResponse withSealing(@Nullable Sealing next) {
    return with(token, sip, next, centre());
  }

  /** The same with other secrets, or without any. */
  public SignInResponse withSecrets(
      String nextToken, SipAccount nextSip, @Nullable Sealing nextSealing) {
    return with(nextToken, nextSip, nextSealing, centre());
  }

  private Centre centre() {
    return new Centre(agent, queues, reasons, dispositions, rules);
  }

  private SignInResponse with(
      String nextToken, SipAccount nextSip, @Nullable Sealing nextSealing, Centre centre) {
    return new SignInResponse(
        nextToken,
        centre.agent(),
        nextSip,
        centre.queues(),
        centre.reasons(),
        centre.dispositions(),
        epoch,
        serverTimeMs,
        heartbeatMs,
        leaseMs,
        standby,
        centre.rules(),
        nextSealing);
  }

  /** What to work with while the server is gone; an older server says nothing of it. */
  public Standby meanwhile() {
    return standby == null ? Standby.NONE : standby;
  }

  /** What holds at this seat. */
  public SeatRules rulesOrUsual() {
    return rules == null ? SeatRules.USUAL : rules;
  }
}
