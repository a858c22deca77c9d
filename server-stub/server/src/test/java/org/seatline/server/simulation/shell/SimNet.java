package org.seatline.server.simulation.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.seatline.server.simulation.Agenda;

/** UDP between nodes with addresses {@code host:port}: loses, doubles, delays and reorders. */
final class SimNet {
  private static final int LOST_PERCENT = 5;
  private static final int DOUBLED_PERCENT = 4;
  private static final int LATE_PERCENT = 8;

  private final Agenda agenda;
  private final Random random;
  private final Trace trace;
  private final Map<String, SimTransport> nodes = new HashMap<>();
  private boolean calm;
  private int delivered;

  SimNet(Agenda agenda, Random random, Trace trace) {
    this.trace = trace;
    this.agenda = agenda;
    this.random = random;
  }

  /** From now on everything arrives, once and soon. */
  void calmDown() {
    calm = true;
  }

  int delivered() {
    return delivered;
  }

  Agenda agenda() {
    return agenda;
  }

  void join(String address, SimTransport node) {
    nodes.put(address, node);
  }

  void leave(String address, SimTransport node) {
    nodes.remove(address, node);
  }

  Trace trace() {
    return trace;
  }

  /** Whoever has this address when the message arrives gets it. */
  void transmit(String to, Consumer<SimTransport> message) {
    int luck = calm ? 99 : random.nextInt(100);
    int copies = luck < LOST_PERCENT ? 0 : luck < LOST_PERCENT + DOUBLED_PERCENT ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      boolean late = !calm && random.nextInt(100) < LATE_PERCENT;
      agenda.after(
          late ? random.nextInt(1_500) : 1 + random.nextInt(20), () -> arrive(to, message));
    }
  }

  private void arrive(String to, Consumer<SimTransport> message) {
    SimTransport node = nodes.get(to);
    if (node != null) {
      delivered++;
      message.accept(node);
    }
  }
}
