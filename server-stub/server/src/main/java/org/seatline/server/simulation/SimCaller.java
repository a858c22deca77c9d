package org.seatline.server.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;

/** A caller with a wish and some patience. */
final class SimCaller {
  static final int PRIORITY_MAX = 5;

  /** A number that callers may have dialled instead of the usual one. */
  static final String HOTLINE = "4000000001";

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
    int number = random.nextInt(6);
    String from = number == 0 ? "" : number(number);
    Map<String, String> attached = new HashMap<>(Map.of(Event.TRUNK, "trunk:5060"));
    if (random.nextInt(4) == 0) {
      attached.put(Event.CALLED, HOTLINE);
    }
    world.send(true, at -> new Event.CallArrived(at, callId, from, attached));
    if (random.nextInt(100) < 95) {
      world.after(200 + random.nextInt(6_000), this::press);
    }
    if (random.nextInt(100) < 6) {
      world.after(6_000 + random.nextInt(20_000), this::press);
    }
    if (random.nextInt(100) < 25) {
      world.after(4_000 + random.nextInt(40_000), this::choose);
    }
    world.after(3_000 + random.nextInt(150_000), this::losePatience);
  }

  static String number(int caller) {
    return "1380000000" + caller;
  }

  private void press() {
    if (!onTheLine || talking) {
      return;
    }
    Random random = world.random();
    int wish = random.nextInt(10);
    String queue = wish < 5 ? "fault" : wish < 7 ? "bills" : wish < 9 ? "agent" : "own";
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

  /** Asked to leave a message: most do, some hang up, some cannot. */
  void leavesMessage() {
    Random random = world.random();
    int mood = random.nextInt(10);
    world.after(
        500 + random.nextInt(6_000),
        () -> {
          if (!onTheLine || mood == 9) {
            return;
          }
          if (mood < 6) {
            world.send(true, at -> new Event.VoicemailTaken(at, callId, 4_000));
          } else if (mood < 8) {
            world.send(true, at -> new Event.VoicemailFailed(at, callId, "no-sound"));
          } else {
            hangUp();
          }
        });
  }

  /** Presses the key for a callback; some want it at another number. */
  private void choose() {
    if (onTheLine && !talking) {
      String to = number(1 + world.random().nextInt(9));
      world.send(true, at -> new Event.CallbackChosen(at, callId, to));
    }
  }

  /** Told of callbacks: some choose, some do not want it, some hang up, some do nothing. */
  void asked(boolean waiting) {
    Random random = world.random();
    int mood = random.nextInt(10);
    world.after(
        500 + random.nextInt(8_000),
        () -> {
          if (mood < 5) {
            choose();
          } else if (mood < 8 && !waiting && onTheLine) {
            world.send(true, at -> new Event.CallbackDeclined(at, callId));
          } else if (mood == 8) {
            losePatience();
          }
        });
  }

  /** The callback is taken: the line is ended, and now and then that is told late. */
  void callbackKept() {
    onTheLine = false;
    if (world.random().nextInt(6) == 0) {
      world.send(false, at -> new Event.CallerGone(at, callId));
    }
  }

  /** Answers when it is called back. */
  void answersCallback(long hangsUpAfterMs) {
    onTheLine = true;
    talking = true;
    world.after(hangsUpAfterMs, this::hangUp);
  }

  void released() {
    onTheLine = false;
  }
}
