package org.seatline.server.simulation;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.SeatActivity;
import org.seatline.server.simulation.SimHandset.Doing;

/** A seat with a program that crashes, hangs, lies, comes back, answers late and answers twice. */
final class SimSeat implements SimAgent {
  private final World world;
  private final String agentId;
  private final SimHandset handset;
  private final SeatLink link;
  private final SeatFate fate;

  SimSeat(World world, String agentId) {
    this.world = world;
    this.agentId = agentId;
    this.handset = new SimHandset(world, agentId, new Desk());
    this.link = new SeatLink(world, agentId, new Self());
    this.fate = new SeatFate(world, agentId, handset, link);
  }

  @Override
  public void boot() {
    link.boot();
    world.after(50, () -> world.send(true, at -> new Event.SeatReady(at, agentId)));
    world.after(world.random().nextInt(20_000), fate::strike);
  }

  @Override
  public void settleDown() {
    if (!link.running()) {
      handset.died();
    }
    link.settleDown();
  }

  @Override
  public void serverDied() {
    link.serverDied();
  }

  @Override
  public void serverBack() {
    link.serverBack();
  }

  /** The program, to its handset. */
  private final class Desk implements SimHandset.Desk {
    @Override
    public boolean running() {
      return link.running();
    }

    @Override
    public void crash() {
      link.crash();
    }

    @Override
    public void hangsUp(String callId) {
      world.send(true, at -> new Event.CallEnded(at, callId, EndedBy.SEAT, agentId));
    }

    @Override
    public void declares() {
      if (link.linked()) {
        link.declareTruth();
      }
    }
  }

  /** What the link tells of the seat. */
  private final class Self implements SeatLink.Doer {
    @Override
    public SeatActivity truth() {
      return switch (handset.doing()) {
        case NOTHING -> SeatActivity.READY;
        case RINGING, ANSWERED -> SeatActivity.RINGING;
        case TALKING -> SeatActivity.TALKING;
      };
    }

    @Override
    public @Nullable String call() {
      return handset.doing() == Doing.NOTHING ? null : handset.callId();
    }

    @Override
    public void died() {
      handset.died();
    }

    @Override
    public void startedAgain() {
      handset.startedAgain();
    }
  }

  @Override
  public void told(Effect effect) {
    switch (effect) {
      case Effect.OfferCall offer when link.linked() -> handset.ring(offer);
      case Effect.SeatStateChanged changed when link.linked() -> stateIs(changed);
      default -> handset.told(effect);
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
    boolean now = world.draining() || world.random().nextInt(3) == 0;
    if (link.linked() && !handset.isOn(call) && handset.doing() != Doing.ANSWERED && now) {
      link.declareTruth();
    }
  }
}
