package org.seatline.protocol;

import java.util.List;

/**
 * Mutations of one store, in order.
 *
 * @param clientId id of the local store that numbers them
 */
public record MutationBatch(String clientId, List<Numbered> mutations) {

  /**
   * A mutation with its number in the store.
   *
   * @param number starts at 1, never reused: (client id, number) is applied at most once
   * @param agentId who did it
   */
  public record Numbered(long number, String agentId, Mutation mutation) {}
}
