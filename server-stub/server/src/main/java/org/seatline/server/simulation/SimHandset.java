package org.seatline.server.simulation;

import java.util.Random;
import org.seatline.server.acd.Consults;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;

/** What rings, is answered late or twice or never, talks and hangs up, on whatever desk. */
final class SimHandset {
  /** How long a talk is offered for resuming. */
  private static final long OFFER_MAX_MS = 20_000;

  /** What it is doing. */
  enum Doing {
    NOTHING,
    RINGING,
    ANSWERED,
    TALKING
  }

  /** What the handset stands on. */
  interface Desk {
    boolean running();

    void crash();

    /** The agent hangs up. */
    void hangsUp(String callId);

    /** Says what it does now. */
    void declares();
  }

  private final World world;
  private final String agentId;
  private final Desk desk;
  private final SimCompany company;
  private int generation;
  private Doing doing = Doing.NOTHING;
  private String offerId = "";
  private String callId = "";
  private String lastOffer = "";
  private String left = "";

  SimHandset(World world, String agentId, Desk desk) {
    this.world = world;
    this.agentId = agentId;
    this.desk = desk;
    this.company = new SimCompany(world, agentId);
  }

  Doing doing() {
    return doing;
  }

  /** The call that it had to do with last. */
  String callId() {
    return callId;
  }

  /** The offer that it had to do with last. */
  String offerId() {
    return offerId;
  }

  /** The last offer that was answered. */
  String lastOffer() {
    return lastOffer;
  }

  /** Whether it talks on this call. */
  boolean isOn(String call) {
    return doing == Doing.TALKING && callId.equals(call);
  }

  /** It has forgotten everything but the talk that its program has written down. */
  void died() {
    left = doing == Doing.TALKING ? callId : "";
    generation++;
    doing = Doing.NOTHING;
  }

  /**
   * Its program runs again and believes that the talk is still there: the agent resumes it, hangs
   * up, or does nothing, and it is given back. Now and then somebody else signs in.
   */
  void startedAgain() {
    String call = left;
    left = "";
    SimCaller caller = world.caller(call);
    int mood = world.draining() ? 0 : world.random().nextInt(10);
    if (call.isEmpty() || caller == null || mood == 9) {
      return;
    }
    callId = call;
    doing = Doing.TALKING;
    int now = ++generation;
    if (mood < 5) {
      boolean byCaller = world.random().nextBoolean();
      world.after(
          1_000 + world.random().nextInt(20_000), () -> hangUp(now, call, caller, byCaller));
    } else if (mood < 7) {
      world.after(world.random().nextInt(5_000), () -> hangUp(now, call, caller, false));
    } else {
      world.after(OFFER_MAX_MS, () -> giveBack(now));
    }
  }

  /** Nobody resumes: the seat says that it talks with nobody. */
  private void giveBack(int since) {
    if (since == generation && doing == Doing.TALKING) {
      doing = Doing.NOTHING;
      desk.declares();
    }
  }

  void told(Effect effect) {
    switch (effect) {
      case Effect.Connect connect -> connected(connect);
      case Effect.HandOver handOver -> takesOver(handOver);
      case Effect.ReleaseSeatLeg release -> legReleased(release);
      case Effect.RejectAnswer rejected -> {
        if (doing == Doing.ANSWERED && rejected.offerId().equals(offerId)) {
          doing = Doing.NOTHING;
        }
      }
      case Effect.WithdrawOffer withdrawn when desk.running() -> {
        if (doing == Doing.RINGING && withdrawn.offerId().equals(offerId)) {
          doing = Doing.NOTHING;
        }
      }
      default -> {}
    }
  }

  void ring(Effect.OfferCall offer) {
    if (doing == Doing.TALKING || doing == Doing.ANSWERED) {
      if (!offer.offerId().equals(offerId)) {
        world.send(
            true, at -> new Event.OfferFailed(at, offer.offerId(), agentId, "486 busy here"));
      }
      return;
    }
    doing = Doing.RINGING;
    offerId = offer.offerId();
    callId = offer.callId();
    String mine = offerId;
    Random random = world.random();
    int mood = world.draining() ? 0 : random.nextInt(100);
    if (mood < 68) {
      world.after(100 + random.nextInt(4_000), () -> answer(mine));
    } else if (mood < 78) {
      world.after(4_800 + random.nextInt(3_000), () -> answer(mine));
    } else if (mood < 85) {
      world.after(random.nextInt(3_000), () -> refuse(mine));
    } else if (mood < 88) {
      world.send(true, at -> new Event.OfferFailed(at, mine, agentId, "408 request timeout"));
    } else if (mood < 91) {
      world.after(random.nextInt(3_000), desk::crash);
    }
  }

  private void answer(String mine) {
    if (!desk.running() || doing != Doing.RINGING || !mine.equals(offerId)) {
      // An agent whose key went down just as the offer was withdrawn.
      if (world.random().nextInt(3) == 0) {
        sendAnswer(mine, callId);
      }
      return;
    }
    doing = Doing.ANSWERED;
    sendAnswer(mine, callId);
    if (world.random().nextInt(8) == 0) {
      sendAnswer(mine, callId);
    }
  }

  private void sendAnswer(String offer, String call) {
    lastOffer = offer;
    world.send(true, at -> new Event.OfferAnswered(at, offer, call, agentId));
  }

  private void refuse(String mine) {
    if (desk.running() && doing == Doing.RINGING && mine.equals(offerId)) {
      doing = Doing.NOTHING;
      world.send(true, at -> new Event.OfferRefused(at, mine, agentId));
    }
  }

  private void connected(Effect.Connect connect) {
    String call = connect.callId();
    SimCaller caller = world.caller(call);
    boolean mine = desk.running() && connect.offerId().equals(offerId) && doing != Doing.NOTHING;
    if (!mine) {
      if (desk.running()) {
        world.send(
            true, at -> new Event.ConnectFailed(at, call, connect.offerId(), "481 no such call"));
      }
      return;
    }
    if (doing != Doing.TALKING && Consults.is(call)) {
      isAsked(call);
    }
    if (doing == Doing.TALKING || caller == null) {
      return;
    }
    Random random = world.random();
    int luck = world.draining() ? 99 : random.nextInt(100);
    if (luck < 9) {
      notBrought(connect, luck < 6 ? EndedBy.SEAT : EndedBy.CALLER);
      return;
    }
    doing = Doing.TALKING;
    if (caller.onTheLine()) {
      caller.talks();
    }
    int now = ++generation;
    if (random.nextInt(4) == 0) {
      world.after(300, () -> world.send(false, at -> new Event.CallHeld(at, call)));
      world.after(1_300, () -> world.send(false, at -> new Event.CallResumed(at, call)));
    }
    if (random.nextInt(4) == 0) {
      world.after(
          300 + random.nextInt(6_000), () -> company.needsHelp(() -> isOn(now, call), call));
    }
    boolean byCaller = random.nextBoolean();
    world.after(1_000 + random.nextInt(20_000), () -> hangUp(now, call, caller, byCaller));
  }

  private boolean isOn(int since, String call) {
    return since == generation && isOn(call);
  }

  /** A colleague asks: now and then this one hangs up first. */
  private void isAsked(String consult) {
    doing = Doing.TALKING;
    int now = ++generation;
    if (world.random().nextInt(3) == 0 || world.draining()) {
      world.after(
          500 + world.random().nextInt(9_000),
          () -> {
            if (isOn(now, consult)) {
              doing = Doing.NOTHING;
              desk.hangsUp(consult);
            }
          });
    }
  }

  /** The caller whom it was asked about is its own from now on. */
  private void takesOver(Effect.HandOver handOver) {
    String call = handOver.callId();
    SimCaller caller = world.caller(call);
    if (isOn(call) || !desk.running()) {
      return;
    }
    if (!isOn(handOver.consultId()) || caller == null) {
      world.send(
          true, at -> new Event.ConnectFailed(at, call, handOver.offerId(), "481 no such call"));
      return;
    }
    callId = call;
    int now = ++generation;
    boolean byCaller = world.random().nextBoolean();
    world.after(1_000 + world.random().nextInt(20_000), () -> hangUp(now, call, caller, byCaller));
  }

  /** The agent hangs up before the caller is there, or the caller's phone refuses this seat. */
  private void notBrought(Effect.Connect connect, EndedBy atFault) {
    doing = Doing.NOTHING;
    String call = connect.callId();
    String offer = connect.offerId();
    Random random = world.random();
    boolean unheard = atFault == EndedBy.SEAT && random.nextInt(3) == 0;
    String why = atFault == EndedBy.SEAT ? "seat-hung-up-early" : "re-invite-488";
    long afterMs = random.nextInt(3_000);
    world.after(
        afterMs,
        () ->
            world.send(
                true, at -> new Event.ConnectFailed(at, call, offer, why, atFault, unheard)));
    if (unheard) {
      world.after(afterMs + 1 + random.nextInt(32_000), () -> endSilence(call));
    }
  }

  /** The caller's phone answers at last, is given up, or what became of it is not told. */
  private void endSilence(String call) {
    int outcome = world.random().nextInt(4);
    SimCaller caller = world.caller(call);
    if (outcome < 2) {
      world.send(false, at -> new Event.CallerHeard(at, call));
    } else if (outcome == 2 && caller != null) {
      caller.hangUp();
    }
  }

  private void hangUp(int since, String call, SimCaller caller, boolean byCaller) {
    if (since != generation || doing != Doing.TALKING) {
      caller.waitsAgain();
      return;
    }
    doing = Doing.NOTHING;
    if (byCaller && caller.onTheLine()) {
      caller.hangUp();
    } else {
      desk.hangsUp(call);
    }
  }

  private void legReleased(Effect.ReleaseSeatLeg release) {
    if (release.callId().equals(callId) && doing != Doing.NOTHING) {
      doing = Doing.NOTHING;
      SimCaller caller = world.caller(callId);
      if (caller != null) {
        caller.waitsAgain();
      }
    }
  }
}
