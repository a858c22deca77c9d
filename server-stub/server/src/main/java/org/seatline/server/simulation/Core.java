package org.seatline.server.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategies;
import org.seatline.server.acd.Strategy;

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
    return of(snapshot, Strategies.all());
  }

  /** The product's core with these strategies. */
  static Core of(@Nullable AcdState snapshot, List<Strategy> strategies) {
    Acd acd = snapshot == null ? new Acd(strategies) : new Acd(strategies, snapshot);
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
