package org.seatline.server.simulation;

import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;

/** Who goes to a number outside has nobody else meanwhile, and comes back when nobody is there. */
final class Outsides {
  /** Where a caller is who was handed over to a number outside. */
  static final String WHERE = "outside";

  private static final long RING_MAX_MS = 45_000;
  private static final long RECALL_MS = 30_000;

  private final Ledger book;
  private final Coverage coverage;

  Outsides(Ledger book, Coverage coverage) {
    this.book = book;
    this.coverage = coverage;
  }

  void dialled(Effect.DialOutside dial) {
    Ledger.CallLine call = book.call(dial.callId());
    boolean consult = call.where.equals(Consulting.WHERE);
    Checker.require(
        consult ? dial.agentId().equals(call.asker) : call.handedOver, "dialled-by-nobody", dial);
    Checker.require(
        call.talksWith == null && call.outside == null && call.offers.isEmpty(),
        "dialled-and-served",
        dial);
    call.outside = dial.number();
    call.outsideOffer = dial.offerId();
    call.outsideFrom = dial.agentId();
    call.outsideUntilMs = book.nowMs + RING_MAX_MS;
    call.outsideAnswered = false;
    call.handedOver = false;
    call.where = consult ? Consulting.WHERE : WHERE;
    coverage.saw(consult ? "a number outside is asked" : "handed over to a number outside");
  }

  void withdrawn(Effect.WithdrawOffer withdraw) {
    Ledger.CallLine call = book.call(withdraw.callId());
    Checker.require(
        withdraw.offerId().equals(call.outsideOffer) && !call.outsideAnswered,
        "withdrew-no-offer",
        withdraw);
    call.outside = null;
  }

  void connected(Effect.Connect connect, Moment moment) {
    Ledger.CallLine call = book.call(connect.callId());
    Checker.require(
        connect.agentId().equals(call.outside) && connect.offerId().equals(call.outsideOffer),
        "granted-without-offer",
        connect);
    Checker.require(
        call.talksWith == null && call.offers.isEmpty(), "connected-to-two-seats", connect);
    moment.connected.add(connect.offerId());
    call.outsideAnswered = true;
    coverage.saw("a number outside answers");
  }

  void released(Effect.ReleaseSeatLeg release) {
    Ledger.CallLine call = book.call(release.callId());
    Checker.require(
        release.agentId().equals(call.outside) && call.outsideAnswered, "no-such-leg", release);
    call.outside = null;
  }

  /** The number that was asked has the caller now. */
  void handedOver(Effect.HandOver effect, Moment moment) {
    Ledger.CallLine call = book.call(effect.callId());
    Checker.require(
        effect.fromAgentId().equals(moment.talkedWith.get(call.id))
            && effect.agentId().equals(moment.talkedWith.get(effect.consultId())),
        "handed-over-by-nobody",
        effect);
    Checker.require(
        call.talksWith == null && call.outside == null, "connected-to-two-seats", effect);
    call.sinceMs = book.nowMs - (call.answeredMs - call.sinceMs);
    call.rulesUsed.clear();
    call.queuesSeen.clear();
    call.only = null;
    call.keptFor = null;
    call.where = WHERE;
    call.outside = effect.agentId();
    call.outsideOffer = effect.offerId();
    call.outsideFrom = effect.fromAgentId();
    call.outsideAnswered = true;
    coverage.saw("handed over to a number outside that was asked");
  }

  /** Nobody is there, or the line broke: before all others, and perhaps back to the agent. */
  void cameBack(Fact.QueueEntered entered, Ledger.CallLine call, Overflows overflows) {
    Checker.require(call.where.equals(WHERE) && call.outside == null, "came-from-nowhere", entered);
    call.front = true;
    call.keptFor = null;
    if (call.outsideAnswered) {
      call.sinceMs = book.nowMs;
    }
    call.recalledBy = call.outsideFrom;
    overflows.judged(book.queue(entered.queueId()), call, book.nowMs);
    coverage.saw("came back from outside");
  }

  /** True when the call is kept for the agent who handed it over. */
  boolean kept(Fact.KeptFor fact, Ledger.CallLine call) {
    String agent = call.recalledBy;
    call.recalledBy = null;
    if (agent == null) {
      return false;
    }
    boolean right = agent.equals(fact.agentId()) && fact.untilMs() == book.nowMs + RECALL_MS;
    Checker.require(right, "kept-for-wrong-agent", fact, agent);
    coverage.saw("back to the agent who handed over");
    return true;
  }

  /** After the effects of an event: nobody rings for too long, nobody has two lines. */
  void end(Moment moment) {
    for (Ledger.CallLine call : book.calls.values()) {
      call.recalledBy = null;
      boolean out = call.where.equals(WHERE);
      Checker.require(!out || call.outside != null, "caller-left-alone", call.id, "outside");
      if (call.outside != null) {
        Checker.require(
            call.outsideAnswered || book.nowMs < call.outsideUntilMs, "rings-too-long", call.id);
        Checker.require(
            call.talksWith == null && call.offers.isEmpty(), "connected-to-two-seats", call.id);
      }
    }
    if (moment.event instanceof Event.ServerStarted) {
      Checker.require(
          book.calls.values().stream().noneMatch(c -> c.outside != null && !c.outsideAnswered),
          "rings-after-restart");
    }
  }
}
