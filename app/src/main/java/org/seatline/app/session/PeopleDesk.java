package org.seatline.app.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;

/**
 * Who has what at this computer, and the drafts that somebody has left under an earlier password.
 * Every answer comes from the local store; futures fail only when the store is broken.
 */
public interface PeopleDesk {
  /**
   * Somebody who signed in here.
   *
   * @param name null for somebody who was here before names were kept
   * @param drafts how many drafts of theirs are here; what is in them only they can read
   */
  record Somebody(String agentId, @Nullable LocalizedText name, int drafts) {}

  /** What came of an earlier password. */
  sealed interface BroughtBack {
    /**
     * It was the right one.
     *
     * @param drafts how many it brought back
     * @param left how many wait for yet another password
     */
    record Done(int drafts, int left) implements BroughtBack {}

    /** No: {@code bad-credentials} or {@code too-many-attempts}. */
    record Refused(String code) implements BroughtBack {}
  }

  /** Everybody who signed in here, whoever was here last first. */
  CompletableFuture<List<Somebody>> here();

  /** How many drafts of whoever is signed in wait for an earlier password of theirs. */
  CompletableFuture<Integer> earlierDrafts();

  /** Seals what an earlier password has locked under today's key. The array is wiped. */
  CompletableFuture<BroughtBack> bringBack(char[] earlierPassword);

  /** Deletes, for good, what waits for an earlier password; answers how many drafts that were. */
  CompletableFuture<Integer> giveUpEarlier();
}
