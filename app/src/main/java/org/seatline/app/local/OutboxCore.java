package org.seatline.app.local;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.MutationResults;

/**
 * The outbox protocol as a pure state machine: what waits is sent in order, in batches, one batch
 * at a time; a batch without an answer is sent again; a rejected mutation and what depends on it
 * step aside.
 *
 * <p>Together with the server's promise (client id and number are applied at most once) every
 * mutation is applied exactly once, or comes back with the reason.
 */
final class OutboxCore {
  /** Code of a mutation that stepped aside because an earlier one of its subject was rejected. */
  static final String DEPENDS_ON_REJECTED = "depends-on-rejected";

  private OutboxCore() {}

  /** A mutation that waits. Those of one subject depend on each other, in order. */
  record Item(long number, String subject) {}

  /**
   * The state.
   *
   * @param waiting by number, those under way included
   * @param linked whether sending makes sense
   * @param flight the batch under way, or null
   * @param flights how many batches have been sent
   */
  record State(
      SortedMap<Long, Item> waiting, boolean linked, @Nullable Flight flight, long flights) {
    /** Nothing sent yet; {@code items} come from the store after a start. */
    static State of(List<Item> items) {
      SortedMap<Long, Item> waiting = new TreeMap<>();
      items.forEach(item -> waiting.put(item.number(), item));
      return new State(waiting, false, null, 0);
    }
  }

  /** A batch under way. */
  record Flight(long id, List<Long> numbers) {}

  /** What may happen. */
  sealed interface Event {
    /** Mutations were stored. */
    record Added(List<Item> items) implements Event {}

    /** The server can be reached. */
    record Linked() implements Event {}

    /** It cannot. */
    record Unlinked() implements Event {}

    /** An answer came; it counts also when the batch has been given up meanwhile. */
    record Answered(long flight, List<MutationResults.Result> results) implements Event {}

    /** No answer came in time, or the whole batch was refused. */
    record Failed(long flight) implements Event {}
  }

  /** What has to be done. */
  sealed interface Effect {
    /** Send these mutations as one batch. */
    record Send(long flight, List<Long> numbers) implements Effect {}

    /** The server has this one: mark it. */
    record Done(long number) implements Effect {}

    /** This one comes back to the agent. */
    record Aside(long number, String code) implements Effect {}
  }

  /** The outcome of an event. */
  record Step(State state, List<Effect> effects) {}

  static Step transition(State state, Event event, int batchMax) {
    List<Effect> effects = new ArrayList<>();
    State next =
        switch (event) {
          case Event.Added(List<Item> items) -> {
            SortedMap<Long, Item> waiting = new TreeMap<>(state.waiting);
            items.forEach(item -> waiting.put(item.number(), item));
            yield new State(waiting, state.linked, state.flight, state.flights);
          }
          case Event.Linked() -> new State(state.waiting, true, state.flight, state.flights);
          case Event.Unlinked() -> new State(state.waiting, false, null, state.flights);
          case Event.Answered(long flight, List<MutationResults.Result> results) ->
              new State(
                  settle(state.waiting, results, effects),
                  state.linked,
                  landed(state, flight),
                  state.flights);
          case Event.Failed(long flight) ->
              new State(state.waiting, state.linked, landed(state, flight), state.flights);
        };
    boolean failed = event instanceof Event.Failed;
    return failed ? new Step(next, effects) : send(next, effects, batchMax);
  }

  private static @Nullable Flight landed(State state, long flight) {
    Flight current = state.flight;
    return current != null && current.id() == flight ? null : current;
  }

  private static SortedMap<Long, Item> settle(
      SortedMap<Long, Item> waiting, List<MutationResults.Result> results, List<Effect> effects) {
    SortedMap<Long, Item> left = new TreeMap<>(waiting);
    Set<String> rejected = new HashSet<>();
    for (MutationResults.Result result : results) {
      Item item = left.remove(result.number());
      if (item == null) {
        continue; // settled by an earlier answer
      }
      if (result.outcome() == MutationResults.Outcome.REJECTED) {
        String code = result.code();
        rejected.add(item.subject());
        effects.add(new Effect.Aside(item.number(), code == null ? "rejected" : code));
      } else {
        effects.add(new Effect.Done(item.number()));
      }
    }
    for (Item item : List.copyOf(left.values())) {
      if (rejected.contains(item.subject())) {
        left.remove(item.number());
        effects.add(new Effect.Aside(item.number(), DEPENDS_ON_REJECTED));
      }
    }
    return left;
  }

  private static Step send(State state, List<Effect> effects, int batchMax) {
    if (!state.linked || state.flight != null || state.waiting.isEmpty()) {
      return new Step(state, effects);
    }
    List<Long> numbers = state.waiting.keySet().stream().limit(batchMax).toList();
    long id = state.flights + 1;
    effects.add(new Effect.Send(id, numbers));
    return new Step(new State(state.waiting, state.linked, new Flight(id, numbers), id), effects);
  }
}
