package org.seatline.server.simulation;

import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.TransferTo;

/** An agent who does not get on alone: hands over at once, or asks first. */
final class SimCompany {
  private static final String HANDOVER = "{}";

  /** As many seats as a simulated centre may have. */
  private static final int COLLEAGUES = 6;

  private final World world;
  private final String agentId;

  SimCompany(World world, String agentId) {
    this.world = world;
    this.agentId = agentId;
  }

  /**
   * Does one of it all.
   *
   * @param talks whether the agent still talks on this call
   */
  void needsHelp(BooleanSupplier talks, String call) {
    if (!talks.getAsBoolean() || world.draining()) {
      return;
    }
    Random random = world.random();
    boolean ask = random.nextInt(4) != 0;
    if (random.nextInt(4) == 0) {
      List<String> numbers = SimOutside.NUMBERS;
      tell(call, TransferTo.number(numbers.get(random.nextInt(numbers.size()))), ask);
      asked(ask, call);
      return;
    }
    if (!ask && random.nextInt(3) == 0) {
      String queueId = SimConfig.QUEUES.get(random.nextInt(SimConfig.QUEUES.size() - 1));
      tell(call, TransferTo.queue(queueId), false);
      return;
    }
    for (int i = 0; i < COLLEAGUES; i++) { // one of them may be ready
      tell(call, TransferTo.seat("a" + (random.nextInt(COLLEAGUES) + i) % COLLEAGUES), ask);
    }
    asked(ask, call);
  }

  private void asked(boolean ask, String call) {
    Random random = world.random();
    if (ask) {
      world.after(200 + random.nextInt(9_000), () -> hasAsked(call));
      world.after(15_000, () -> world.send(true, at -> new Event.ConsultEnded(at, call, agentId)));
    }
  }

  private void tell(String call, TransferTo target, boolean ask) {
    world.send(
        true,
        at ->
            ask
                ? new Event.ConsultAsked(at, call, agentId, target, HANDOVER)
                : new Event.CallTransferred(at, call, agentId, target, HANDOVER));
  }

  private void hasAsked(String call) {
    switch (world.random().nextInt(5)) {
      case 0 -> world.send(true, at -> new Event.ConsultEnded(at, call, agentId));
      case 1 -> world.send(false, at -> new Event.ConferenceSet(at, call, agentId, true));
      default -> world.send(true, at -> new Event.ConsultHandedOver(at, call, agentId, null));
    }
  }
}
