package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Handover;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.TransferTarget;

/**
 * Colleagues who have to do with a call: who asks, who handed it over, who is asked.
 *
 * @param asks who asks, when the call is a colleague's question and no caller of ours; else null
 * @param handover what came along with the call, or null
 * @param consult the colleague who is asked about this call, or null
 */
public record Company(
    @Nullable LocalizedText asks, @Nullable Handover handover, @Nullable Consult consult) {
  /** Nobody but agent and caller. */
  public static final Company NONE = new Company(null, null, null);

  /** How far asking a colleague is. */
  public enum Phase {
    /** The caller is being put on hold. */
    HOLDING,
    /** The server looks for the colleague. */
    DIALLING,
    /** It rings there. */
    RINGING,
    /** Both can talk. */
    CONNECTED
  }

  /** Whom the agent talks with while a colleague is asked. */
  public enum Ear {
    /** The caller; the colleague waits. */
    CALLER,
    /** The colleague; the caller waits. */
    COLLEAGUE,
    /** Both, and the two hear each other. */
    BOTH
  }

  /** Somebody to hand over to, or to ask, by the name that screens show. */
  public record Party(TransferTarget target, LocalizedText name) {}

  /**
   * A colleague is asked.
   *
   * @param sinceNanos when the phase began
   * @param handingOver whether the server was asked to join caller and colleague
   * @param callerGone whether the caller has hung up meanwhile
   */
  public record Consult(
      Party party,
      Handover handover,
      Phase phase,
      Ear ear,
      long sinceNanos,
      boolean handingOver,
      boolean callerGone) {
    static Consult of(Party party, Handover handover, long nowNanos) {
      return new Consult(party, handover, Phase.HOLDING, Ear.COLLEAGUE, nowNanos, false, false);
    }

    Consult at(Phase next, long nowNanos) {
      return next == phase
          ? this
          : new Consult(party, handover, next, ear, nowNanos, handingOver, callerGone);
    }

    Consult hearing(Ear next) {
      return new Consult(party, handover, phase, next, sinceNanos, handingOver, callerGone);
    }

    Consult handingOver(boolean on) {
      return new Consult(party, handover, phase, ear, sinceNanos, on, callerGone);
    }

    Consult withoutCaller() {
      return new Consult(party, handover, phase, Ear.COLLEAGUE, sinceNanos, false, true);
    }

    /** Whether both can talk. */
    public boolean connected() {
      return phase == Phase.CONNECTED;
    }
  }

  Company asking(@Nullable Consult next) {
    return new Company(asks, handover, next);
  }

  /** The call is ours now, with what came along in the end. */
  Company takenOver(@Nullable Handover last) {
    return new Company(null, last == null ? handover : last, consult);
  }
}
