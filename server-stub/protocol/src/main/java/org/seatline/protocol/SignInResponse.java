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

  /** A session at a centre that asks for nothing unusual. */
  public SignInResponse(
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
    this(
        token,
        agent,
        sip,
        queues,
        reasons,
        dispositions,
        epoch,
        serverTimeMs,
        heartbeatMs,
        leaseMs,
        standby,
        SeatRules.USUAL,
        null);
  }

  /** Without anything to seal by. */
  public SignInResponse(
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
      @Nullable SeatRules rules) {
    this(
        token,
        agent,
        sip,
        queues,
        reasons,
        dispositions,
        epoch,
        serverTimeMs,
        heartbeatMs,
        leaseMs,
        standby,
        rules,
        null);
  }

  /** The same with something else to seal by. */
  public SignInResponse sealingBy(@Nullable Sealing next) {
    return new SignInResponse(
        token,
        agent,
        sip,
        queues,
        reasons,
        dispositions,
        epoch,
        serverTimeMs,
        heartbeatMs,
        leaseMs,
        standby,
        rules,
        next);
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
