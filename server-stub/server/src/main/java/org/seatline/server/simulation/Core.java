package org.seatline.server.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategies;

/** What the simulation drives: the product's core, or one with a bug planted around it. */
interface Core {
  List<Effect> apply(Event event);

  AcdState state();

  long nextDeadlineMs();

  /** Makes a core, from a snapshot when there is one. */
  interface Maker {
    Core make(@Nullable AcdState snapshot);
  }

  /** The product's core. */
  static Core real(@Nullable AcdState snapshot) {
    Acd acd = snapshot == null ? new Acd(Strategies.all()) : new Acd(Strategies.all(), snapshot);
    return new Core() {
      @Override
      public List<Effect> apply(Event event) {
        return acd.apply(event);
      }

      @Override
      public AcdState state() {
        return acd.state();
      }

      @Override
      public long nextDeadlineMs() {
        return acd.nextDeadlineMs();
      }
    };
  }
}
