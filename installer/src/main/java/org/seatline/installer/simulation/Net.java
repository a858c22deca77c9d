package org.seatline.installer.simulation;

import java.util.ArrayList;
import java.util.List;

/** The network: loses, doubles and lets overtake. */
final class Net {
  private static final int LOST_PER_MILLE = 120;
  private static final int DOUBLED_PER_MILLE = 120;
  private static final int MESSAGES_MAX = 60;

  private final Fate fate;
  private final List<Runnable> messages = new ArrayList<>();

  Net(Fate fate) {
    this.fate = fate;
  }

  /** Puts a message on its way; what it does happens where it arrives. */
  void send(Runnable arrival) {
    messages.add(arrival);
    if (messages.size() > MESSAGES_MAX && !fate.calm()) {
      fate.saw(Trouble.MESSAGE_LOST);
      messages.removeFirst();
    }
  }

  /** Lets one message arrive, or not; false when there is none. */
  boolean carry() {
    if (messages.isEmpty()) {
      return false;
    }
    int at = fate.calm() ? 0 : fate.below(messages.size());
    if (at > 0) {
      fate.saw(Trouble.MESSAGE_OVERTAKEN);
    }
    Runnable message = messages.remove(at);
    if (fate.perMille(LOST_PER_MILLE)) {
      fate.saw(Trouble.MESSAGE_LOST);
      return true;
    }
    if (fate.perMille(DOUBLED_PER_MILLE)) {
      fate.saw(Trouble.MESSAGE_DOUBLED);
      messages.add(message);
    }
    message.run();
    return true;
  }
}
