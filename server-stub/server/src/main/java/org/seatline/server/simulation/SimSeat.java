package org.seatline.server.simulation;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.ForcedState;
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
  private int sessions;
  private int generation;
  private boolean running;
  private boolean linked;
  private Doing doing = Doing.NOTHING;
  private String offerId = "";
  private String callId = "";
  private String lastOffer = "";

  SimSeat(World world, String agentId) {
    this.world = world;
    this.agentId = agentId;
  }

  private String session() {
    return agentId + "/" + sessions;
  }

  void boot() {
    running = true;
    linked = true;
    sessions++;
    String session = session();
    world.send(true, at -> new Event.SeatSignedIn(at, agentId, session));
    soon(50, () -> world.send(true, at -> new Event.SeatReady(at, agentId)));
    soon(world.random().nextInt(20_000), this::fate);
  }

  /** From now on it is on its best behaviour. */
  void settleDown() {
    if (!running) {
      doing = Doing.NOTHING;
    }
    running = true;
    reconnect();
  }

  void serverDied() {
    linked = false;
  }

  void serverBack() {
    if (running) {
      soon(world.random().nextInt(9_000), this::reconnect);
    }
  }

  private void reconnect() {
    if (!running || !world.serverUp()) {
      return;
    }
    linked = true;
    sessions++;
    declare(truth(), doing == Doing.NOTHING ? null : callId);
  }

  private SeatActivity truth() {
    return switch (doing) {
      case NOTHING -> SeatActivity.READY;
      case RINGING, ANSWERED -> SeatActivity.RINGING;
      case TALKING -> SeatActivity.TALKING;
    };
  }

  private void declare(SeatActivity activity, @Nullable String call) {
    String session = session();
    world.send(true, at -> new Event.SeatDeclares(at, agentId, session, activity, call, "break"));
  }

  private void soon(long delayMs, Runnable work) {
    world.after(delayMs, work);
  }

  private void fate() {
    if (world.draining()) {
      return;
    }
    Random random = world.random();
    if (running) {
      fate(random);
    }
    soon(4_000 + random.nextInt(40_000), this::fate);
  }

  private void fate(Random random) {
    switch (random.nextInt(15)) {
      case 0 -> crash();
      case 1, 2 -> cut();
      case 3 -> lie(random);
      case 4 -> world.send(false, at -> new Event.SeatNotReady(at, agentId, "meal"));
      case 5 -> world.send(false, at -> new Event.SeatSignedOut(at, agentId));
      case 6 -> force(random);
      case 7 -> {
        String old = agentId + "/" + (sessions - 1);
        world.send(false, at -> new Event.SeatLeaseLost(at, agentId, old));
      }
      case 8 -> {
        String ancient = lastOffer;
        String call = world.someCall();
        world.send(false, at -> new Event.OfferAnswered(at, ancient, call, agentId));
      }
      case 9 -> {
        String call = world.someCall();
        world.send(false, at -> new Event.CallEnded(at, call, EndedBy.SEAT, agentId));
      }
      case 10 -> {
        boolean out = random.nextInt(3) == 0;
        world.send(false, at -> new Event.SeatLastCall(at, agentId, out, "break"));
      }
      default -> world.send(false, at -> new Event.SeatReady(at, agentId));
    }
  }

  private void force(Random random) {
    ForcedState state = one(random, List.of(ForcedState.values()));
    world.send(false, at -> new Event.ForceState(at, agentId, state, "meeting", "lead"));
  }

  private void lie(Random random) {
    SeatActivity lie = one(random, List.of(SeatActivity.values()));
    declare(lie, random.nextBoolean() ? callId : world.someCall());
  }

  private static <T> T one(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void crash() {
    generation++;
    running = false;
    linked = false;
    doing = Doing.NOTHING;
    leaseLost();
    soon(world.random().nextInt(40_000), this::comeBack);
  }

  private void comeBack() {
    if (!running) {
      running = true;
      reconnect();
    }
  }

  /** The link is cut; the seat goes on with what it does. */
  private void cut() {
    linked = false;
    leaseLost();
    soon(world.random().nextInt(30_000), this::relink);
  }

  private void relink() {
    if (!running || linked || !world.serverUp()) {
      return;
    }
    if (world.random().nextInt(4) == 0) {
      linked = true;
      String session = session();
      world.send(true, at -> new Event.SeatLeaseReturned(at, agentId, session));
      soon(500, () -> declare(truth(), doing == Doing.NOTHING ? null : callId));
    } else {
      reconnect();
    }
  }

  private void leaseLost() {
    String session = session();
    soon(1_500, () -> world.send(true, at -> new Event.SeatLeaseLost(at, agentId, session)));
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
      case Effect.OfferCall offer when running && linked -> ring(offer);
      case Effect.WithdrawOffer withdrawn when running -> {
        if (doing == Doing.RINGING && withdrawn.offerId().equals(offerId)) {
          doing = Doing.NOTHING;
        }
      }
      case Effect.SeatStateChanged changed when running && linked -> stateIs(changed);
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
      soon(100 + random.nextInt(4_000), () -> answer(mine));
    } else if (mood < 78) {
      soon(4_800 + random.nextInt(3_000), () -> answer(mine));
    } else if (mood < 85) {
      soon(random.nextInt(3_000), () -> refuse(mine));
    } else if (mood < 88) {
      world.send(true, at -> new Event.OfferFailed(at, mine, agentId, "408 request timeout"));
    } else if (mood < 91) {
      soon(random.nextInt(3_000), this::crash);
    }
  }

  private void answer(String mine) {
    if (!running || doing != Doing.RINGING || !mine.equals(offerId)) {
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
    if (running && doing == Doing.RINGING && mine.equals(offerId)) {
      doing = Doing.NOTHING;
      world.send(true, at -> new Event.OfferRefused(at, mine, agentId));
    }
  }

  private void connected(Effect.Connect connect) {
    String call = connect.callId();
    SimCaller caller = world.caller(call);
    boolean mine = running && connect.offerId().equals(offerId) && doing != Doing.NOTHING;
    if (!mine) {
      if (running) {
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
      soon(300, () -> world.send(false, at -> new Event.CallHeld(at, call)));
      soon(1_300, () -> world.send(false, at -> new Event.CallResumed(at, call)));
    }
    boolean byCaller = random.nextBoolean();
    soon(1_000 + random.nextInt(20_000), () -> hangUp(now, call, caller, byCaller));
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
          soon(
              random.nextInt(9_000),
              () -> world.send(true, at -> new Event.WrapUpDone(at, agentId, call, "solved")));
        } else if (mood < 8) {
          soon(
              random.nextInt(7_000),
              () -> world.send(false, at -> new Event.WrapUpExtended(at, agentId, call)));
        }
      }
      case "not-ready" ->
          soon(
              random.nextInt(20_000),
              () -> world.send(true, at -> new Event.SeatReady(at, agentId)));
      case "signed-out" -> soon(random.nextInt(20_000), this::reconnect);
      case "talking" -> soon(4_000, () -> confess(String.valueOf(changed.callId())));
      default -> {}
    }
  }

  /** The server thinks that this seat talks, the seat knows better. */
  private void confess(String call) {
    boolean onIt = doing == Doing.TALKING && callId.equals(call);
    boolean now = world.draining() || world.random().nextInt(3) == 0;
    if (running && linked && !onIt && doing != Doing.ANSWERED && now) {
      declare(truth(), doing == Doing.NOTHING ? null : callId);
    }
  }
}
