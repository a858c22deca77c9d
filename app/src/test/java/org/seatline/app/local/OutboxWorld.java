package org.seatline.app.local;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.seatline.protocol.MutationResults;

/** A seat's disk, its outbox, a network and a server, all played from one seed. */
final class OutboxWorld {
  private static final int BATCH_MAX = 4;
  private static final int SUBJECTS = 6;
  private static final int SETTLE_ROUNDS_MAX = 10_000;

  /** What the world does to the two. */
  enum Trouble {
    REQUEST_LOST,
    REQUEST_DOUBLED,
    ANSWER_LOST,
    ANSWER_LATE,
    OVERTAKEN,
    SEAT_KILLED,
    SERVER_KILLED,
    REJECTED,
    TIMED_OUT
  }

  /** Mistakes planted on purpose, to see that the checker finds them. */
  enum Bug {
    NONE,
    SERVER_FORGETS_NUMBERS,
    SEAT_COUNTS_SENT_AS_DONE,
    SEAT_DROPS_FAILED_BATCH
  }

  private record Message(
      long flight, List<OutboxCore.Item> items, List<MutationResults.Result> answer) {}

  private final Random random;
  private final Bug bug;
  private final List<OutboxChecker.Fact> journal = new ArrayList<>();
  private final Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);

  // the seat's disk
  private final TreeMap<Long, OutboxCore.Item> disk = new TreeMap<>();
  private long nextNumber = 1;
  // the seat's memory
  private OutboxCore.State outbox = OutboxCore.State.of(List.of());
  // on the way
  private final List<Message> requests = new ArrayList<>();
  private final List<Message> answers = new ArrayList<>();
  // the server's disk
  private final Map<Long, MutationResults.Result> known = new TreeMap<>();
  private final Set<String> rejectedSubjects = new HashSet<>();
  private boolean calm;

  OutboxWorld(long seed, Bug bug) {
    this.random = new Random(seed);
    this.bug = bug;
    seat(new OutboxCore.Event.Linked());
  }

  List<OutboxChecker.Fact> journal() {
    return journal;
  }

  Map<Trouble, Integer> troubles() {
    return troubles;
  }

  void run(int events) {
    for (int i = 0; i < events; i++) {
      int dice = random.nextInt(100);
      if (dice < 25) {
        write();
      } else if (dice < 50) {
        carryRequest();
      } else if (dice < 75) {
        carryAnswer();
      } else if (dice < 85) {
        timeOut();
      } else if (dice < 90) {
        seat(
            random.nextBoolean() ? new OutboxCore.Event.Linked() : new OutboxCore.Event.Unlinked());
      } else if (dice < 95) {
        killSeat();
      } else {
        trouble(Trouble.SERVER_KILLED); // its disk is all it has
        requests.clear();
      }
    }
  }

  /** Lets everything come to rest: no more trouble, the seat tries until nothing waits. */
  void settle() {
    calm = true;
    for (int i = 0; i < SETTLE_ROUNDS_MAX; i++) {
      seat(new OutboxCore.Event.Linked());
      while (!requests.isEmpty()) {
        carryRequest();
      }
      while (!answers.isEmpty()) {
        carryAnswer();
      }
      if (outbox.waiting().isEmpty()) {
        return;
      }
      OutboxCore.Flight flight = outbox.flight();
      if (flight != null) {
        seat(new OutboxCore.Event.Failed(flight.id()));
      }
    }
    throw new IllegalStateException("the outbox does not come to rest");
  }

  private void trouble(Trouble what) {
    troubles.merge(what, 1, Integer::sum);
  }

  private void write() {
    List<OutboxCore.Item> items = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      var item = new OutboxCore.Item(nextNumber++, "subject/" + random.nextInt(SUBJECTS));
      disk.put(item.number(), item);
      journal.add(new OutboxChecker.Fact.Written(item.number(), item.subject()));
      items.add(item);
    }
    seat(new OutboxCore.Event.Added(items));
  }

  private void killSeat() {
    trouble(Trouble.SEAT_KILLED);
    outbox = OutboxCore.State.of(List.copyOf(disk.values()));
    seat(new OutboxCore.Event.Linked());
  }

  private void timeOut() {
    OutboxCore.Flight flight = outbox.flight();
    if (flight != null) {
      trouble(Trouble.TIMED_OUT);
      if (bug == Bug.SEAT_DROPS_FAILED_BATCH) {
        flight.numbers().forEach(disk::remove);
        killSeat();
      }
      seat(new OutboxCore.Event.Failed(flight.id()));
    }
  }

  private void seat(OutboxCore.Event event) {
    OutboxCore.Step step = OutboxCore.transition(outbox, event, BATCH_MAX);
    outbox = step.state();
    for (OutboxCore.Effect effect : step.effects()) {
      switch (effect) {
        case OutboxCore.Effect.Send(long flight, List<Long> numbers) -> send(flight, numbers);
        case OutboxCore.Effect.Done(long number) -> {
          disk.remove(number);
          journal.add(new OutboxChecker.Fact.CountedDone(number));
        }
        case OutboxCore.Effect.Aside(long number, String code) -> {
          disk.remove(number);
          journal.add(new OutboxChecker.Fact.CameBack(number));
        }
      }
    }
  }

  private void send(long flight, List<Long> numbers) {
    List<OutboxCore.Item> items = numbers.stream().map(disk::get).toList();
    requests.add(new Message(flight, items, List.of()));
    if (bug == Bug.SEAT_COUNTS_SENT_AS_DONE && random.nextInt(20) == 0) {
      numbers.forEach(
          number -> {
            disk.remove(number);
            journal.add(new OutboxChecker.Fact.CountedDone(number));
          });
      outbox = OutboxCore.State.of(List.copyOf(disk.values()));
    }
  }

  private void carryRequest() {
    if (requests.isEmpty()) {
      return;
    }
    int at = calm ? 0 : random.nextInt(requests.size());
    if (at > 0) {
      trouble(Trouble.OVERTAKEN);
    }
    Message request = requests.remove(at);
    int dice = calm ? 99 : random.nextInt(100);
    if (dice < 15) {
      trouble(Trouble.REQUEST_LOST);
      return;
    }
    if (dice < 30) {
      trouble(Trouble.REQUEST_DOUBLED);
      requests.add(request);
    }
    List<MutationResults.Result> results = request.items.stream().map(this::apply).toList();
    if (dice < 45) {
      trouble(Trouble.ANSWER_LOST);
      return;
    }
    answers.add(new Message(request.flight, request.items, results));
  }

  private MutationResults.Result apply(OutboxCore.Item item) {
    MutationResults.Result before = known.get(item.number());
    if (before != null && bug != Bug.SERVER_FORGETS_NUMBERS) {
      return before.outcome() == MutationResults.Outcome.REJECTED
          ? before
          : new MutationResults.Result(item.number(), MutationResults.Outcome.DUPLICATE, null);
    }
    boolean rejects = random.nextInt(40) == 0 || rejectedSubjects.contains(item.subject());
    MutationResults.Result result;
    if (rejects && before == null) {
      trouble(Trouble.REJECTED);
      rejectedSubjects.add(item.subject());
      journal.add(new OutboxChecker.Fact.Refused(item.number(), item.subject()));
      result =
          new MutationResults.Result(item.number(), MutationResults.Outcome.REJECTED, "broken");
    } else {
      journal.add(new OutboxChecker.Fact.Applied(item.number(), item.subject()));
      result = new MutationResults.Result(item.number(), MutationResults.Outcome.APPLIED, null);
    }
    known.put(item.number(), result);
    return result;
  }

  private void carryAnswer() {
    if (answers.isEmpty()) {
      return;
    }
    int at = calm ? 0 : random.nextInt(answers.size());
    Message answer = answers.remove(at);
    if (!calm && random.nextInt(100) < 15) {
      trouble(Trouble.ANSWER_LATE);
      answers.add(answer);
      return;
    }
    seat(new OutboxCore.Event.Answered(answer.flight, answer.answer));
  }
}
