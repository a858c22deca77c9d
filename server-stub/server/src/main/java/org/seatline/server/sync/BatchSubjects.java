package org.seatline.server.sync;

import java.util.HashSet;
import java.util.Set;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.MutationResults.Result;
import org.seatline.server.sync.MutationDoor.Arrival;

/** What became of the subjects of one batch so far: later steps depend on earlier ones. */
final class BatchSubjects {
  private final Set<String> rejected = new HashSet<>();
  private final Set<String> unread = new HashSet<>();

  /** The result of one that may not pass. */
  Result kept(long number, String tag, String code) {
    if (MutationResults.unread(code)) {
      unread.add(tag);
    }
    return new Result(number, Outcome.REJECTED, code);
  }

  /** Whether an earlier one of its subject could not be read: then it is too early for this one. */
  boolean afterUnread(Arrival.Let let) {
    return unread.contains(let.tag());
  }

  /** Whether an earlier one of its subject was rejected, whoever wrote it. */
  boolean blocks(Arrival.Let let) {
    return rejected.contains(subject(let));
  }

  /** Remembers what became of one. */
  void became(Arrival.Let let, Result result) {
    if (result.outcome() == Outcome.REJECTED) {
      rejected.add(subject(let));
    }
  }

  private static String subject(Arrival.Let let) {
    return let.numbered().mutation().subject();
  }
}
