package org.seatline.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mutations of one store; those that are sealed and those that are not are in order together.
 *
 * @param clientId id of the local store that numbers them
 * @param store which life of that store
 * @param known how far the store knows the server's history
 * @param mutations in the open: only of the person whose session it is
 * @param sealed of anybody
 */
public record MutationBatch(
    String clientId,
    StoreMark store,
    HistoryPoint known,
    List<Numbered> mutations,
    List<SealedMutation> sealed) {

  public MutationBatch {
    mutations = mutations == null ? List.of() : List.copyOf(mutations);
    sealed = sealed == null ? List.of() : List.copyOf(sealed);
  }

  /** All in the open. */
  public MutationBatch(
      String clientId, StoreMark store, HistoryPoint known, List<Numbered> mutations) {
    this(clientId, store, known, mutations, List.of());
  }

  /** Of a sender that has no store and knows nothing. */
  public MutationBatch(String clientId, List<Numbered> mutations) {
    this(clientId, StoreMark.NONE, HistoryPoint.NONE, mutations);
  }

  /** How many there are. */
  public int size() {
    return mutations.size() + sealed.size();
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
