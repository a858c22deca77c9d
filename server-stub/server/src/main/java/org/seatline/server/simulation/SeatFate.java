package org.seatline.server.simulation;

import java.util.List;
import java.util.Random;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.ForcedState;
import org.seatline.server.acd.SeatActivity;

/** What befalls a seat from time to time, and the lies it tells. */
final class SeatFate {
  private final World world;
  private final String agentId;
  private final SimHandset handset;
  private final SeatLink link;

  SeatFate(World world, String agentId, SimHandset handset, SeatLink link) {
    this.world = world;
    this.agentId = agentId;
    this.handset = handset;
    this.link = link;
  }

  /** Something happens now, and again after a while. */
  void strike() {
    if (world.draining()) {
      return;
    }
    Random random = world.random();
    if (link.running()) {
      strike(random);
    }
    world.after(4_000 + random.nextInt(40_000), this::strike);
  }

  private void strike(Random random) {
    switch (random.nextInt(15)) {
      case 0 -> link.crash();
      case 1, 2 -> link.cut();
      case 3 -> lie(random);
      case 4 -> world.send(false, at -> new Event.SeatNotReady(at, agentId, "meal"));
      case 5 -> world.send(false, at -> new Event.SeatSignedOut(at, agentId));
      case 6 -> force(random);
      case 7 -> {
        String old = link.lastSession();
        world.send(false, at -> new Event.SeatLeaseLost(at, agentId, old));
      }
      case 8 -> {
        String ancient = handset.lastOffer();
        String call = world.someCall();
        world.send(false, at -> new Event.OfferAnswered(at, ancient, call, agentId));
      }
      case 9 -> {
        String call = world.someCall();
        world.send(false, at -> new Event.CallEnded(at, call, EndedBy.SEAT, agentId));
      }
      case 10 -> {
        boolean out = random.nextInt(3) == 0;
        String by = random.nextInt(3) == 0 ? "lead" : null;
        world.send(false, at -> new Event.SeatLastCall(at, agentId, out, "break", by));
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
    link.declare(lie, random.nextBoolean() ? handset.callId() : world.someCall());
  }

  private static <T> T one(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
