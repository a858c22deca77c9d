package org.seatline.server.journal;

import org.seatline.server.acd.Effect;

/**
 * Performs effects. Called on the core's owner thread, after the events that caused them are on
 * disk, in the order of their ids: must not block. Call {@link AcdRunner#confirm} (any thread) when
 * a durable effect is done; until then it is handed out again after a crash.
 */
@FunctionalInterface
public interface EffectHandler {

  /**
   * Performs one effect.
   *
   * @param recovered it may have been performed before a crash: ask, compare, complete
   */
  void perform(Effect effect, boolean recovered);
}
