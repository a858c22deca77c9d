package org.seatline.server.simulation;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;

/** The product's core with something bent on the way in, on the way out, or within. */
class BentCore implements Core {
  private Core core;

  BentCore(@Nullable AcdState snapshot) {
    this.core = Core.real(snapshot);
  }

  /** Events are bent before the core sees them. */
  static Maker events(UnaryOperator<Event> bend) {
    return snapshot ->
        new BentCore(snapshot) {
          @Override
          public List<Effect> apply(Event event) {
            return super.apply(bend.apply(event));
          }
        };
  }

  /** Effects are bent before anybody performs them. */
  static Maker effects(UnaryOperator<List<Effect>> bend) {
    return snapshot ->
        new BentCore(snapshot) {
          @Override
          public List<Effect> apply(Event event) {
            return bend.apply(super.apply(event));
          }
        };
  }

  /** The state is bent before such events. */
  static Maker before(Predicate<Event> these, UnaryOperator<AcdState> bend) {
    return snapshot ->
        new BentCore(snapshot) {
          @Override
          public List<Effect> apply(Event event) {
            if (these.test(event)) {
              replace(bend.apply(state()));
            }
            return super.apply(event);
          }
        };
  }

  /** The state is bent after each event, once a call has ended. */
  static Maker afterEnds(UnaryOperator<AcdState> bend) {
    return snapshot ->
        new BentCore(snapshot) {
          @Override
          public List<Effect> apply(Event event) {
            List<Effect> effects = super.apply(event);
            if (!state().endedCalls().isEmpty()) {
              replace(bend.apply(state()));
            }
            return effects;
          }
        };
  }

  final void replace(AcdState state) {
    core = Core.real(state);
  }

  @Override
  public List<Effect> apply(Event event) {
    return core.apply(event);
  }

  @Override
  public AcdState state() {
    return core.state();
  }

  @Override
  public long nextDeadlineMs() {
    return core.nextDeadlineMs();
  }
}
