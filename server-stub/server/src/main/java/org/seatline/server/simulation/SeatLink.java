package org.seatline.server.simulation;

import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.SeatActivity;

/**
 * A seat's program and its link to the server: boots, crashes, is cut off, comes back and declares
 * what it does, true or not.
 */
final class SeatLink {
  private final World world;
  private final String agentId;
  private final Doer seat;
  private int sessions;
  private boolean running;
  private boolean linked;

  /** What the seat is doing, by itself. */
  interface Doer {
    SeatActivity truth();

    /** The call that it has to do with, or null. */
    @Nullable String call();

    /** The program is gone, and with it whatever it did. */
    void died();

    /** The program runs again, and reads what the last one wrote down. */
    void startedAgain();
  }

  SeatLink(World world, String agentId, Doer seat) {
    this.world = world;
    this.agentId = agentId;
    this.seat = seat;
  }

  private String session() {
    return agentId + "/" + sessions;
  }

  /** The session before the present one. */
  String lastSession() {
    return agentId + "/" + (sessions - 1);
  }

  boolean running() {
    return running;
  }

  boolean linked() {
    return running && linked;
  }

  /** Signs in. */
  void boot() {
    running = true;
    linked = true;
    sessions++;
    String session = session();
    world.send(true, at -> new Event.SeatSignedIn(at, agentId, session));
  }

  /** Comes back, whatever happened to it. */
  void settleDown() {
    running = true;
    reconnect();
  }

  void serverDied() {
    linked = false;
  }

  void serverBack() {
    if (running) {
      world.after(world.random().nextInt(9_000), this::reconnect);
    }
  }

  void reconnect() {
    if (!running || !world.serverUp()) {
      return;
    }
    linked = true;
    sessions++;
    declareTruth();
  }

  void declareTruth() {
    declare(seat.truth(), seat.call());
  }

  void declare(SeatActivity activity, @Nullable String call) {
    String session = session();
    world.send(true, at -> new Event.SeatDeclares(at, agentId, session, activity, call, "break"));
  }

  void crash() {
    running = false;
    linked = false;
    seat.died();
    leaseLost();
    world.after(world.random().nextInt(40_000), this::comeBack);
  }

  private void comeBack() {
    if (!running) {
      running = true;
      seat.startedAgain();
      reconnect();
    }
  }

  /** The link is cut; the seat goes on with what it does. */
  void cut() {
    linked = false;
    leaseLost();
    world.after(world.random().nextInt(30_000), this::relink);
  }

  private void relink() {
    if (!running || linked || !world.serverUp()) {
      return;
    }
    if (world.random().nextInt(4) == 0) {
      linked = true;
      String session = session();
      world.send(true, at -> new Event.SeatLeaseReturned(at, agentId, session));
      world.after(500, this::declareTruth);
    } else {
      reconnect();
    }
  }

  private void leaseLost() {
    String session = session();
    world.after(1_500, () -> world.send(true, at -> new Event.SeatLeaseLost(at, agentId, session)));
  }
}
