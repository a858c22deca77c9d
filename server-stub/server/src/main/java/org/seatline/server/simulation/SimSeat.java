package org.seatline.server.simulation;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.SeatActivity;

/** A seat that crashes, hangs, lies, comes back, answers late and answers twice. */
final class SimSeat {
  private enum Doing {
    NOTHING,
    RINGING,
    ANSWERED,
    TALKING
  }

  private final World world;
  private final String agentId;
  private final SeatLink link;
  private final SeatFate fate;
  private int generation;
  private Doing doing = Doing.NOTHING;
  private String offerId = "";
  private String callId = "";
  private String lastOffer = "";

  SimSeat(World world, String agentId) {
    this.world = world;
    this.agentId = agentId;
    this.link = new SeatLink(world, agentId, new Self());
    this.fate = new SeatFate(world, agentId, this, link);
  }

  void boot() {
    link.boot();
    world.after(50, () -> world.send(true, at -> new Event.SeatReady(at, agentId)));
    world.after(world.random().nextInt(20_000), fate::strike);
  }

  /** From now on it is on its best behaviour. */
  void settleDown() {
    if (!link.running()) {
      doing = Doing.NOTHING;
    }
    link.settleDown();
  }

  void serverDied() {
    link.serverDied();
  }

  void serverBack() {
    link.serverBack();
  }

  /** The last offer that it answered. */
  String lastOffer() {
    return lastOffer;
  }

  /** The call that it had to do with last. */
  String lastCall() {
    return callId;
  }

  /** What the link tells of the seat. */
  private final class Self implements SeatLink.Doer {
    @Override
    public SeatActivity truth() {
      return switch (doing) {
        case NOTHING -> SeatActivity.READY;
        case RINGING, ANSWERED -> SeatActivity.RINGING;
        case TALKING -> SeatActivity.TALKING;
      };
    }

    @Override
    public @Nullable String call() {
      return doing == Doing.NOTHING ? null : callId;
    }

    @Override
    public void died() {
      generation++;
      doing = Doing.NOTHING;
    }
  }

  void told(Effect effect) {
    switch (effect) {
      case Effect.Connect connect -> connected(connect);
      case Effect.ReleaseSeatLeg release -> legReleased(release);
      case Effect.RejectAnswer rejected -> {
        if (doing == Doing.ANSWERED && rejected.offerId().equals(offerId)) {
          doing = Doing.NOTHING;
        }
      }
      case Effect.OfferCall offer when link.linked() -> ring(offer);
      case Effect.WithdrawOffer withdrawn when link.running() -> {
        if (doing == Doing.RINGING && withdrawn.offerId().equals(offerId)) {
          doing = Doing.NOTHING;
        }
      }
      case Effect.SeatStateChanged changed when link.linked() -> stateIs(changed);
      default -> {}
    }
  }

  private void ring(Effect.OfferCall offer) {
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
      world.after(random.nextInt(3_000), link::crash);
    }
  }

  private void answer(String mine) {
    if (!link.running() || doing != Doing.RINGING || !mine.equals(offerId)) {
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
    if (link.running() && doing == Doing.RINGING && mine.equals(offerId)) {
      doing = Doing.NOTHING;
      world.send(true, at -> new Event.OfferRefused(at, mine, agentId));
    }
  }

  private void connected(Effect.Connect connect) {
    String call = connect.callId();
    SimCaller caller = world.caller(call);
    boolean mine = link.running() && connect.offerId().equals(offerId) && doing != Doing.NOTHING;
    if (!mine) {
      if (link.running()) {
        world.send(
            true, at -> new Event.ConnectFailed(at, call, connect.offerId(), "481 no such call"));
      }
      return;
    }
    if (doing == Doing.TALKING || caller == null) {
      return;
    }
    doing = Doing.TALKING;
    caller.talks();
    Random random = world.random();
    int now = ++generation;
    if (random.nextInt(4) == 0) {
      world.after(300, () -> world.send(false, at -> new Event.CallHeld(at, call)));
      world.after(1_300, () -> world.send(false, at -> new Event.CallResumed(at, call)));
    }
    boolean byCaller = random.nextBoolean();
    world.after(1_000 + random.nextInt(20_000), () -> hangUp(now, call, caller, byCaller));
  }

  private void hangUp(int since, String call, SimCaller caller, boolean byCaller) {
    if (since != generation || doing != Doing.TALKING) {
      caller.waitsAgain();
      return;
    }
    doing = Doing.NOTHING;
    if (byCaller) {
      caller.hangUp();
    } else {
      world.send(true, at -> new Event.CallEnded(at, call, EndedBy.SEAT, agentId));
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

  private void stateIs(Effect.SeatStateChanged changed) {
    Random random = world.random();
    switch (changed.state()) {
      case "wrap-up" -> {
        String call = String.valueOf(changed.callId());
        int mood = world.draining() || changed.deadlineMs() == 0 ? 0 : random.nextInt(10);
        if (mood < 6) {
          world.after(
              random.nextInt(9_000),
              () -> world.send(true, at -> new Event.WrapUpDone(at, agentId, call, "solved")));
        } else if (mood < 8) {
          world.after(
              random.nextInt(7_000),
              () -> world.send(false, at -> new Event.WrapUpExtended(at, agentId, call)));
        }
      }
      case "not-ready" ->
          world.after(
              random.nextInt(20_000),
              () -> world.send(true, at -> new Event.SeatReady(at, agentId)));
      case "signed-out" -> world.after(random.nextInt(20_000), link::reconnect);
      case "talking" -> world.after(4_000, () -> confess(String.valueOf(changed.callId())));
      default -> {}
    }
  }

  /** The server thinks that this seat talks, the seat knows better. */
  private void confess(String call) {
    boolean onIt = doing == Doing.TALKING && callId.equals(call);
    boolean now = world.draining() || world.random().nextInt(3) == 0;
    if (link.linked() && !onIt && doing != Doing.ANSWERED && now) {
      link.declareTruth();
    }
  }
}
