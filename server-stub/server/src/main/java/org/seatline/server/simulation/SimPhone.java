package org.seatline.server.simulation;

import java.util.List;
import java.util.Random;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.ForcedState;
import org.seatline.server.acd.SeatActivity;
import org.seatline.server.acd.Why;

/**
 * A plain SIP phone: loses its power and its registration, moves to another contact, hangs up
 * unheard, and has an agent who sees nothing and presses keys now and then.
 */
final class SimPhone implements SimAgent {
  private static final int EXPIRES_MS = 50_000;
  private static final int REFRESH_MS = 20_000;

  /** How long a BYE is repeated (RFC 3261 section 17.1.2.2). */
  private static final int BYE_MAX_MS = 32_000;

  /** When the session timer notices that a phone is gone, in this small world. */
  private static final int SESSION_MS = 40_000;

  private final World world;
  private final String agentId;
  private final SimHandset handset;
  private int contact;
  private int life;
  private boolean on;
  private boolean registering;

  SimPhone(World world, String agentId) {
    this.world = world;
    this.agentId = agentId;
    this.handset = new SimHandset(world, agentId, new Desk());
  }

  @Override
  public void boot() {
    powerUp();
    world.after(world.random().nextInt(20_000), this::fate);
    world.after(500, this::keys);
  }

  @Override
  public void settleDown() {
    if (on) {
      register();
    } else {
      powerUp();
    }
  }

  @Override
  public void serverDied() {
    // It does not notice.
  }

  @Override
  public void serverBack() {
    // Its registration was kept; the next refresh comes in time or late.
  }

  private String contact() {
    return "sip:" + agentId + "@192.0.2.1:" + contact;
  }

  private void powerUp() {
    on = true;
    contact++;
    registering = true;
    int mine = ++life;
    register();
    world.after(REFRESH_MS, () -> refresh(mine));
  }

  private void refresh(int mine) {
    if (mine != life) {
      return;
    }
    if (registering || world.draining()) {
      registering = true;
      register();
    }
    world.after(REFRESH_MS, () -> refresh(mine));
  }

  private void register() {
    String mine = contact();
    SeatActivity activity =
        world.random().nextInt(3) == 0 ? SeatActivity.READY : SeatActivity.NOT_READY;
    world.send(true, at -> new Event.PhoneRegistered(at, agentId, mine, activity, at + EXPIRES_MS));
  }

  /** Power off: nobody is told; what it was talking on is noticed by the session timer. */
  private void crash() {
    life++;
    on = false;
    if (handset.doing() == SimHandset.Doing.TALKING) {
      String call = handset.callId();
      String offer = handset.offerId();
      world.after(
          SESSION_MS,
          () ->
              world.send(true, at -> new Event.ConnectFailed(at, call, offer, "session-expired")));
    }
    handset.died();
    world.after(world.random().nextInt(90_000), this::comeBack);
  }

  private void comeBack() {
    if (!on) {
      powerUp();
    }
  }

  private void fate() {
    if (world.draining()) {
      return;
    }
    Random random = world.random();
    if (on) {
      fate(random);
    }
    world.after(4_000 + random.nextInt(40_000), this::fate);
  }

  private void fate(Random random) {
    switch (random.nextInt(9)) {
      case 0 -> crash();
      case 1 -> registering = false; // the way to the server is broken for a while
      case 2 -> registering = true;
      case 3 -> {
        contact++; // another address; calls go on
        register();
      }
      case 4 -> unregister(contact());
      case 5 -> unregister("sip:" + agentId + "@192.0.2.1:" + (contact - 1));
      case 6 -> {
        List<ForcedState> states = List.of(ForcedState.values());
        ForcedState state = states.get(random.nextInt(states.size()));
        world.send(false, at -> new Event.ForceState(at, agentId, state, "meeting", "lead"));
      }
      case 7 -> {
        String call = world.someCall();
        world.send(false, at -> new Event.SeatConfirmed(at, agentId, call));
      }
      default ->
          world.send(
              true,
              at ->
                  new Event.SeatDeclares(at, agentId, "ghost", SeatActivity.READY, null, "break"));
    }
  }

  private void unregister(String which) {
    world.send(true, at -> new Event.PhoneUnregistered(at, agentId, which));
  }

  /** The agent dials a feature code now and then. */
  private void keys() {
    Random random = world.random();
    int key = world.draining() ? 9 : random.nextInt(10);
    if (on) {
      String call = handset.callId();
      switch (key) {
        case 0 -> world.send(false, at -> new Event.SeatNotReady(at, agentId, "meal"));
        case 1 -> world.send(false, at -> new Event.SeatSignedOut(at, agentId));
        case 2 -> world.send(false, at -> new Event.SeatLastCall(at, agentId, false, "break"));
        case 3 -> world.send(false, at -> new Event.WrapUpExtended(at, agentId, call));
        case 4 -> world.send(false, at -> new Event.WrapUpDone(at, agentId, call, ""));
        default -> world.send(world.draining(), at -> new Event.SeatReady(at, agentId));
      }
    }
    world.after(4_000 + random.nextInt(12_000), this::keys);
  }

  @Override
  public void told(Effect effect) {
    switch (effect) {
      case Effect.OfferCall offer when on -> handset.ring(offer);
      case Effect.ConfirmSeat asked when on -> confirm(asked);
      default -> handset.told(effect);
    }
  }

  /** 200 or 481 to a request within the dialog. */
  private void confirm(Effect.ConfirmSeat asked) {
    String call = asked.callId();
    String offer = handset.offerId();
    boolean answered =
        handset.doing() == SimHandset.Doing.ANSWERED && handset.callId().equals(call);
    if (handset.isOn(call) || answered) {
      world.send(true, at -> new Event.SeatConfirmed(at, agentId, call));
    } else if (asked.why().equals(Why.SERVER_RESTARTED)) {
      world.send(true, at -> new Event.CallEnded(at, call, EndedBy.SEAT, agentId));
    } else {
      world.send(true, at -> new Event.ConnectFailed(at, call, offer, "481 no such call"));
    }
  }

  /** The phone, to its handset. */
  private final class Desk implements SimHandset.Desk {
    @Override
    public boolean running() {
      return on;
    }

    @Override
    public void crash() {
      SimPhone.this.crash();
    }

    @Override
    public void hangsUp(String callId) {
      boolean lost = !world.draining() && world.random().nextInt(5) == 0;
      world.after(
          lost ? world.random().nextInt(BYE_MAX_MS) : 0,
          () -> world.send(true, at -> new Event.CallEnded(at, callId, EndedBy.SEAT, agentId)));
    }

    @Override
    public void declares() {} // a plain phone says nothing of itself
  }
}
