package org.seatline.server.simulation.shell;

import org.seatline.server.journal.EffectHandler;
import org.seatline.server.journal.JournalDisk;
import org.seatline.server.telephony.CoreLink;

/** Where a bug can be planted around the shells; the product has no switch for them. */
interface Sabotage {
  /** Nothing is wrong. */
  Sabotage NONE = new Sabotage() {};

  default JournalDisk disk(JournalDisk disk) {
    return disk;
  }

  default EffectHandler handler(EffectHandler handler, CoreLink core) {
    return handler;
  }

  default CoreLink link(CoreLink core) {
    return core;
  }
}
