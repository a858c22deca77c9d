package org.seatline.server.acd;

/**
 * How a queue picks among its ready seats. The rank is computed once, when the seat becomes ready,
 * and kept in an index: it may depend on nothing that changes while the seat is ready.
 */
public interface Strategy {

  /** Stable id, named by {@link AcdConfig.Queue#strategy}. */
  String id();

  /** Lower goes first; equal ranks go by who became ready first. */
  long rank(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue);

  /** At how many seats a call rings at once; the first answer is granted. */
  default int offersAtOnce() {
    return 1;
  }

  /** Whether the seat is drawn by lot; the lot depends on call and offer only. */
  default boolean byLot() {
    return false;
  }

  /** A short stable sentence on why this seat was picked. */
  String because(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs);
}
