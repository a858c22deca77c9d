package org.seatline.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mutations of one store, in order.
 *
 * @param clientId id of the local store that numbers them
 * @param store which life of that store
 * @param known how far the store knows the server's history
 */
public record MutationBatch(
    String clientId, StoreMark store, HistoryPoint known, List<Numbered> mutations) {

  /** Of a sender that has no store and knows nothing. */
  public MutationBatch(String clientId, List<Numbered> mutations) {
    this(clientId, StoreMark.NONE, HistoryPoint.NONE, mutations);
  }

  /**
   * A mutation with its number in the store.
   *
   * @param number starts at 1, never reused: (client id, number) is applied at most once
   * @param agentId who did it
   * @param origin the client id that it was first numbered under, when that is another one
   */
  public record Numbered(long number, String agentId, Mutation mutation, @Nullable String origin) {

    /** Numbered once. */
    public Numbered(long number, String agentId, Mutation mutation) {
      this(number, agentId, mutation, null);
    }
  }
}
