package org.seatline.app.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.MutationResults.Result;
import org.seatline.protocol.MutationResults.Verdict;

/**
 * The outbox as a pure state machine: what waits is sent in order, in batches, one batch at a time;
 * a batch without an answer is sent again; a rejected mutation and what depends on it step aside.
 *
 * <p>Together with the server's promise (client id and number are applied at most once) every
 * mutation is applied exactly once, or comes back with the reason. Only the answer to the batch
 * under way counts: an older one may come from a server that has forgotten it since, and what it
 * said is said again.
 */
public final class OutboxCore {
  private OutboxCore() {}

  /** A mutation that waits. Those of one subject depend on each other, in order. */
  public record Item(long number, String subject) {}

  /** A batch under way. */
  public record Flight(long id, List<Long> numbers) {}

  /** What the shell has to do to the whole outbox before anything is sent again. */
  public enum Owed {
    /** Take a new client id and number what waits again. */
    RENEW,
    /** What the server had acknowledged waits again. */
    SEND_AGAIN,
    /** Nothing, but nobody knows what of the last work is stored. */
    NOTHING
  }

  /**
   * The state.
   *
   * @param waiting by number, those under way included
   * @param greeted whether the server has answered since it can be reached: until then even an
   *     empty batch is sent, so that a copied store or a server that was put back is found out
   * @param linked whether sending makes sense
   * @param resting whether a failed attempt is waited out
   * @param failures how many attempts failed in a row
   * @param alone whether mutations are sent one by one, because a batch was refused as a whole
   * @param owed what has to be done and reported by {@link Event.Reread} first
   * @param flight the batch under way, or null
   * @param flights how many batches have been sent
   */
  public record State(
      SortedMap<Long, Item> waiting,
      boolean greeted,
      boolean linked,
      boolean resting,
      int failures,
      boolean alone,
      @Nullable Owed owed,
      @Nullable Flight flight,
      long flights) {

    /** Nothing sent yet; {@code items} come from the store after a start. */
    public static State of(List<Item> items) {
      return new State(byNumber(items), false, false, false, 0, false, null, null, 0);
    }

    private State waiting(SortedMap<Long, Item> next) {
      return new State(next, greeted, linked, resting, failures, alone, owed, flight, flights);
    }

    private State linked(boolean next) {
      return new State(waiting, false, next, false, 0, alone, owed, next ? flight : null, flights);
    }

    private State rested() {
      return new State(waiting, greeted, linked, false, failures, alone, owed, flight, flights);
    }

    private State owing(@Nullable Owed next) {
      return new State(waiting, greeted, linked, resting, failures, alone, next, null, flights);
    }

    private State landed(boolean nextAlone) {
      return new State(waiting, true, linked, false, 0, nextAlone, owed, null, flights);
    }

    private State failed(boolean nextAlone) {
      return new State(
          waiting, greeted, linked, true, failures + 1, nextAlone, owed, null, flights);
    }

    private State sent(Flight next) {
      return new State(waiting, greeted, linked, resting, failures, alone, owed, next, next.id());
    }
  }

  /** What may happen. */
  public sealed interface Event {
    /** Mutations were stored. */
    record Added(List<Item> items) implements Event {}

    /** What was owed is done, or the store was changed otherwise: this is what waits now. */
    record Reread(List<Item> items) implements Event {}

    /** The server can be reached. */
    record Linked() implements Event {}

    /** It cannot. */
    record Unlinked() implements Event {}

    /** The rest is over. */
    record Rested() implements Event {}

    /** An answer came. */
    record Answered(long flight, MutationResults results) implements Event {}

    /** The whole batch was refused. */
    record Refused(long flight, String code) implements Event {}

    /** No answer came in time. */
    record Failed() implements Event {}

    /** The store failed under what was to be done. */
    record StoreFailed() implements Event {}
  }

  /** What has to be done. */
  public sealed interface Effect {
    /** Send these mutations as one batch. */
    record Send(long flight, List<Long> numbers) implements Effect {}

    /** The server has this one: mark it, and show what it could not decide. */
    record Done(long number, List<Conflict> conflicts) implements Effect {}

    /** This one comes back to the agent. */
    record Aside(long number, String code) implements Effect {}

    /** Do this to the outbox, in one transaction that is on disk, then report it. */
    record Owe(Owed what) implements Effect {}

    /** Report when the time after so many failures is over. */
    record Rest(int failures) implements Effect {}
  }

  /** The outcome of an event. */
  public record Step(State state, List<Effect> effects) {}

  /** Whether an answer to this flight counts. */
  public static boolean counts(State state, long flight) {
    Flight current = state.flight;
    return current != null && current.id() == flight;
  }

  /** Advances the outbox; at most {@code batchMax} mutations go at once. */
  public static Step transition(State state, Event event, int batchMax) {
    List<Effect> effects = new ArrayList<>();
    State next = take(state, event, effects);
    return send(next, effects, batchMax);
  }

  private static State take(State state, Event event, List<Effect> effects) {
    return switch (event) {
      case Event.Added(List<Item> items) -> {
        SortedMap<Long, Item> waiting = new TreeMap<>(state.waiting);
        waiting.putAll(byNumber(items));
        yield state.waiting(waiting);
      }
      case Event.Reread(List<Item> items) -> state.waiting(byNumber(items)).owing(null);
      case Event.Linked() -> owe(state.linked(true), effects);
      case Event.Unlinked() -> state.linked(false);
      case Event.Rested() -> owe(state.rested(), effects);
      case Event.Answered(long flight, MutationResults results) ->
          counts(state, flight) ? answered(state.landed(state.alone), results, effects) : state;
      case Event.Refused(long flight, String code) ->
          counts(state, flight) ? refused(state, code, effects) : state;
      case Event.Failed() -> rest(state.failed(state.alone), effects);
      case Event.StoreFailed() -> {
        Owed owed = state.owed == null ? Owed.NOTHING : state.owed;
        yield rest(state.owing(owed).failed(state.alone), effects);
      }
    };
  }

  private static State owe(State state, List<Effect> effects) {
    Owed owed = state.owed;
    if (owed != null && state.linked) {
      effects.add(new Effect.Owe(owed));
    }
    return state;
  }

  private static State answered(State state, MutationResults results, List<Effect> effects) {
    State settled = state.waiting(settle(state.waiting, results.results(), effects));
    return switch (results.verdict()) {
      case Verdict.TAKEN -> settled;
      case Verdict.FORGOTTEN -> owe(settled.owing(Owed.SEND_AGAIN), effects);
      case Verdict.RENEW -> owe(settled.owing(Owed.RENEW), effects);
    };
  }

  /** A batch that is refused as a whole is taken apart, so that one bad one blocks no other. */
  private static State refused(State state, String code, List<Effect> effects) {
    Flight flight = state.flight;
    if (flight == null || flight.numbers().size() != 1) {
      return rest(state.failed(true), effects);
    }
    var rejected = new Result(flight.numbers().getFirst(), Outcome.REJECTED, code);
    return state.waiting(settle(state.waiting, List.of(rejected), effects)).landed(false);
  }

  private static State rest(State state, List<Effect> effects) {
    effects.add(new Effect.Rest(state.failures));
    return state;
  }

  private static SortedMap<Long, Item> settle(
      SortedMap<Long, Item> waiting, List<Result> results, List<Effect> effects) {
    SortedMap<Long, Item> left = new TreeMap<>(waiting);
    Set<String> rejected = new HashSet<>();
    for (Result result : results) {
      Item item = left.remove(result.number());
      if (item == null) {
        continue; // the server answered what it was not asked
      }
      if (result.outcome() == Outcome.REJECTED) {
        String code = result.code();
        rejected.add(item.subject());
        effects.add(new Effect.Aside(item.number(), code == null ? "rejected" : code));
      } else {
        effects.add(new Effect.Done(item.number(), result.conflicts()));
      }
    }
    for (Item item : List.copyOf(left.values())) {
      if (rejected.contains(item.subject())) {
        left.remove(item.number());
        effects.add(new Effect.Aside(item.number(), MutationResults.DEPENDS_ON_REJECTED));
      }
    }
    return left;
  }

  private static Step send(State state, List<Effect> effects, int batchMax) {
    boolean ready = state.linked && !state.resting && state.owed == null && state.flight == null;
    if (!ready) {
      return new Step(state, effects);
    }
    if (state.waiting.isEmpty() && state.greeted) {
      return new Step(state.landed(false), effects);
    }
    int most = state.alone ? 1 : batchMax;
    List<Long> numbers = state.waiting.keySet().stream().limit(most).toList();
    Flight flight = new Flight(state.flights + 1, numbers);
    effects.add(new Effect.Send(flight.id(), numbers));
    return new Step(state.sent(flight), effects);
  }

  private static SortedMap<Long, Item> byNumber(List<Item> items) {
    SortedMap<Long, Item> sorted = new TreeMap<>();
    items.forEach(item -> sorted.put(item.number(), item));
    return sorted;
  }
}
