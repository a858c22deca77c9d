package org.seatline.server.simulation;

import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;

/** A caller with a wish and some patience. */
final class SimCaller {
  static final int PRIORITY_MAX = 5;

  private final World world;
  private final String callId;
  private final AcdConfig config;
  private boolean onTheLine;
  private boolean talking;

  SimCaller(World world, String callId, AcdConfig config) {
    this.world = world;
    this.callId = callId;
    this.config = config;
  }

  void arrive() {
    Random random = world.random();
    onTheLine = true;
    world.send(true, at -> new Event.CallArrived(at, callId, "13800000000", Map.of()));
    if (random.nextInt(100) < 95) {
      world.after(200 + random.nextInt(6_000), this::press);
    }
    if (random.nextInt(100) < 6) {
      world.after(6_000 + random.nextInt(20_000), this::press);
    }
    world.after(3_000 + random.nextInt(150_000), this::losePatience);
  }

  private void press() {
    if (!onTheLine || talking) {
      return;
    }
    Random random = world.random();
    int wish = random.nextInt(10);
    String queue = wish < 5 ? "fault" : wish < 8 ? "bills" : "agent";
    int priority = random.nextInt(5) == 0 ? PRIORITY_MAX : 0;
    String only = only(random);
    world.send(true, at -> new Event.CallQueued(at, callId, queue, priority, "1", only));
  }

  private @Nullable String only(Random random) {
    return random.nextInt(20) != 0
        ? null
        : config.agents().get(random.nextInt(config.agents().size())).agentId();
  }

  private void losePatience() {
    if (!talking) {
      hangUp();
    }
  }

  void talks() {
    talking = true;
  }

  void waitsAgain() {
    talking = false;
  }

  boolean onTheLine() {
    return onTheLine;
  }

  void hangUp() {
    if (!onTheLine) {
      return;
    }
    onTheLine = false;
    if (world.random().nextBoolean()) {
      world.send(true, at -> new Event.CallerGone(at, callId));
    } else {
      world.send(true, at -> new Event.CallEnded(at, callId, EndedBy.CALLER, null));
    }
  }

  void released() {
    onTheLine = false;
  }
}
