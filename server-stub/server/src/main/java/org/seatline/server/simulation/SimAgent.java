package org.seatline.server.simulation;

import org.seatline.server.acd.Effect;

/** Somebody who takes calls, at a seat with a program or at a plain phone. */
interface SimAgent {
  void boot();

  /** From now on everything is on its best behaviour. */
  void settleDown();

  void serverDied();

  void serverBack();

  /** An effect has come. */
  void told(Effect effect);
}
