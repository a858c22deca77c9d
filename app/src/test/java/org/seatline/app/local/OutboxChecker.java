package org.seatline.app.local;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the journal of a simulated world; shares no code with the outbox. */
final class OutboxChecker {
  private OutboxChecker() {}

  /** One thing that happened for good. */
  sealed interface Fact {
    /** The seat's disk holds this mutation. */
    record Written(long number, String subject) implements Fact {}

    /** The server did it. */
    record Applied(long number, String subject) implements Fact {}

    /** The server will not do it. */
    record Refused(long number, String subject) implements Fact {}

    /** The seat counts it as done. */
    record CountedDone(long number) implements Fact {}

    /** The seat brought it back to the agent. */
    record CameBack(long number) implements Fact {}
  }

  /** A promise does not hold. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }

  static void check(List<Fact> journal) {
    Map<Long, String> written = new HashMap<>();
    Set<Long> applied = new HashSet<>();
    Set<Long> done = new HashSet<>();
    Set<Long> back = new HashSet<>();
    Map<String, Long> lastOfSubject = new HashMap<>();
    for (Fact fact : journal) {
      switch (fact) {
        case Fact.Written(long number, String subject) -> written.put(number, subject);
        case Fact.Applied(long number, String subject) -> {
          require(written.containsKey(number), "applied what was never written: " + number);
          require(applied.add(number), "applied twice: " + number);
          Long before = lastOfSubject.put(subject, number);
          require(before == null || before < number, "out of order in " + subject + ": " + number);
        }
        case Fact.Refused refused -> {}
        case Fact.CountedDone(long number) -> {
          require(applied.contains(number), "counted as done before it was: " + number);
          done.add(number);
        }
        case Fact.CameBack(long number) -> {
          require(!applied.contains(number), "came back although applied: " + number);
          back.add(number);
        }
      }
    }
    for (long number : written.keySet()) {
      require(
          done.contains(number) != back.contains(number),
          "neither done nor back, or both: " + number);
      require(applied.contains(number) == done.contains(number), "lost: " + number);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new Broken(message);
    }
  }
}
