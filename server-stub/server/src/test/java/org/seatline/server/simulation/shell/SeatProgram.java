package org.seatline.server.simulation.shell;

import java.util.Random;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.SeatActivity;
import org.seatline.softphone.call.CallEnd;

/** The program of a seat: its link to the server, what it declares, and its telephone. */
final class SeatProgram implements PhoneSeat.Owner {
  private static final long SILENCE_MAX_MS = 5_000;
  private static final long LEASE_MS = 1_500;

  private final ShellWorld world;
  private final String agentId;
  private final String host;
  private @Nullable PhoneSeat phone;
  private int sessions;
  private boolean linked;
  private @Nullable String endedAlone;
  private boolean callerWasGone;
  private long silentSinceMs;

  SeatProgram(ShellWorld world, int index) {
    this.world = world;
    this.agentId = "a" + index;
    this.host = "10.2.0." + (1 + index);
  }

  String agentId() {
    return agentId;
  }

  /** Where its telephone takes media, if it is on. */
  String media() {
    return host + ":" + SimPhone.MEDIA_PORT;
  }

  @Nullable PhoneSeat phone() {
    return phone;
  }

  private String session() {
    return agentId + "/" + sessions;
  }

  void start() {
    PhoneSeat made = new PhoneSeat(world, agentId, host, this);
    phone = made;
    endedAlone = null;
    link();
    later(4_000 + world.random().nextInt(40_000), () -> fate(made));
    later(1_000, () -> listen(made));
  }

  private void later(long ms, Runnable work) {
    world.agenda().after(ms, work);
  }

  /** Over the seat channel, while there is one. */
  private void tell(LongFunction<Event> event) {
    int then = sessions;
    later(
        1 + world.random().nextInt(40),
        () -> {
          SimProcess server = world.server();
          if (server != null && linked && then == sessions) {
            server.tell(event);
          }
        });
  }

  private void link() {
    if (phone == null || world.server() == null || linked) {
      return;
    }
    sessions++;
    linked = true;
    String session = session();
    PhoneSeat.Leg leg = leg();
    String ended = endedAlone;
    if (ended != null) {
      endedAlone = null;
      confess(ended);
    }
    if (sessions == 1) {
      tell(at -> new Event.SeatSignedIn(at, agentId, session));
      tell(at -> new Event.SeatReady(at, agentId));
      return;
    }
    SeatActivity doing =
        leg == null
            ? SeatActivity.READY
            : leg.answered ? SeatActivity.TALKING : SeatActivity.RINGING;
    String callId = leg == null ? null : leg.callId;
    tell(at -> new Event.SeatDeclares(at, agentId, session, doing, callId, null));
  }

  /** While it was alone the call came to its end; now and then it says so again much later. */
  private void confess(String callId) {
    boolean gone = callerWasGone;
    int then = sessions;
    long atMs = world.agenda().nowMs();
    later(1, () -> tellEnd(callId, atMs, gone, then));
    if (world.random().nextInt(3) == 0) {
      later(world.random().nextInt(30_000), () -> tellEnd(callId, atMs, gone, sessions));
    }
  }

  private void tellEnd(String callId, long atMs, boolean gone, int then) {
    SimProcess server = world.server();
    if (server != null && linked && then == sessions) {
      server.endedAtSeat(
          callId,
          agentId,
          atMs,
          at ->
              gone
                  ? new Event.CallerGone(at, callId)
                  : new Event.CallEnded(at, callId, EndedBy.SEAT, agentId));
    }
  }

  private PhoneSeat.@Nullable Leg leg() {
    PhoneSeat has = phone;
    return has == null ? null : has.leg();
  }

  /** The server's process is gone, and the link with it. */
  void serverDied() {
    linked = false;
  }

  void serverBack() {
    later(world.random().nextInt(4_000), this::link);
    PhoneSeat has = phone;
    if (has != null && world.random().nextBoolean()) {
      later(world.random().nextInt(4_000), has::registerAgain);
    }
  }

  /** From now on it is there and behaves. */
  void settleDown() {
    if (phone == null) {
      start();
    }
    link();
  }

  private void fate(PhoneSeat then) {
    if (world.calm() || !then.equals(phone)) {
      return;
    }
    Random random = world.random();
    switch (random.nextInt(8)) {
      case 0 -> crash(then);
      case 1, 2 -> cut();
      default -> tell(at -> new Event.SeatReady(at, agentId));
    }
    later(4_000 + random.nextInt(40_000), () -> fate(then));
  }

  private void crash(PhoneSeat then) {
    PhoneSeat.Leg leg = then.leg();
    if (leg != null) {
      world.watcher().seatLeft(leg);
    }
    then.die();
    phone = null;
    cut();
    later(world.random().nextInt(20_000), this::comeBack);
  }

  private void comeBack() {
    if (phone == null) {
      start();
    }
  }

  private void cut() {
    linked = false;
    String session = session();
    later(
        LEASE_MS,
        () -> {
          SimProcess server = world.server();
          if (server != null) {
            server.tell(at -> new Event.SeatLeaseLost(at, agentId, session));
          }
        });
    later(LEASE_MS + world.random().nextInt(15_000), this::link);
  }

  /** Alone and without a sound for five seconds: the call is over. */
  private void listen(PhoneSeat then) {
    if (!then.equals(phone)) {
      return;
    }
    PhoneSeat.Leg leg = then.leg();
    long nowMs = world.agenda().nowMs();
    boolean alone = world.server() == null && leg != null && leg.established;
    if (leg == null || !alone || world.watcher().joined(leg, then)) {
      silentSinceMs = nowMs;
    } else if (nowMs - silentSinceMs > SILENCE_MAX_MS) {
      callerWasGone = true;
      endedAlone = leg.callId;
      then.hangUp();
    }
    later(1_000, () -> listen(then));
  }

  @Override
  public void ended(String callId, CallEnd end) {
    if (!linked) {
      callerWasGone &= callId.equals(endedAlone);
      endedAlone = callId;
    }
  }

  /** What the server tells this seat, over the seat channel. */
  void told(Effect effect) {
    PhoneSeat has = phone;
    if (!linked || has == null) {
      return;
    }
    Random random = world.random();
    switch (effect) {
      case Effect.ReleaseSeatLeg released -> has.drop(released.callId());
      case Effect.SeatStateChanged now -> {
        switch (now.state()) {
          case "not-ready" ->
              later(random.nextInt(10_000), () -> tell(at -> new Event.SeatReady(at, agentId)));
          case "wrap-up" -> {
            String call = String.valueOf(now.callId());
            later(
                random.nextInt(9_000),
                () -> tell(at -> new Event.WrapUpDone(at, agentId, call, "solved")));
          }
          case "signed-out" -> {
            linked = false;
            later(random.nextInt(10_000), this::link);
          }
          case "talking" -> later(15_000, () -> truth(String.valueOf(now.callId())));
          default -> {}
        }
      }
      default -> {}
    }
  }

  /** The server thinks that this seat talks, the seat knows better. */
  private void truth(String callId) {
    PhoneSeat.Leg leg = leg();
    if (linked && (leg == null || !leg.callId.equals(callId))) {
      String session = session();
      tell(at -> new Event.SeatDeclares(at, agentId, session, SeatActivity.READY, null, null));
    }
  }
}
