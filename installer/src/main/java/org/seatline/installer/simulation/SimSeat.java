package org.seatline.installer.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seatline.app.sync.Knowledge;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Verdict;
import org.seatline.protocol.StoreMark;

/** A seat's process: the shell of the outbox, with the copy beside it. */
final class SimSeat {
  private static final int BATCH_MAX = 4;

  private final String name;
  private final Site site;
  private SeatBooks books;
  private OutboxCore.State outbox = OutboxCore.State.of(List.of());
  private final SimCopy copy;
  private StoreMark mark = StoreMark.NONE;
  private HistoryPoint forgottenBy = HistoryPoint.NONE;
  private boolean trainer;
  private boolean linked = true;
  private boolean up;
  private long life;

  /** What is around a seat. */
  record Site(Fate fate, Parts parts, Clocks clocks, Net net, SimServer server, Checker checker) {}

  SimSeat(String name, Site site, Disk disk) {
    this.name = name;
    this.site = site;
    this.books = site.parts().seatBooks(disk);
    this.copy = new SimCopy(this, site);
  }

  String name() {
    return name;
  }

  SeatBooks books() {
    return books;
  }

  boolean up() {
    return up;
  }

  boolean trainer() {
    return trainer;
  }

  boolean idle() {
    return outbox.greeted() && outbox.waiting().isEmpty() && outbox.owed() == null && copy.idle();
  }

  /** Starts the program on its store; a crash on the way is another start later. */
  void start() {
    guarded(
        () -> {
          books.disk().faults(site.fate()::strike);
          life = site.fate().unique();
          if (books.upgrade()) {
            site.fate().saw(Trouble.STORE_UPGRADED);
          }
          books.sets().sweep();
          mark = new StoreMark(books.nextGeneration(), "life-" + life);
          outbox = OutboxCore.State.of(books.pending());
          copy.restart();
          up = true;
          if (linked) {
            outbox(new OutboxCore.Event.Linked());
          }
          copy.signIn(shelves());
        });
  }

  private Set<ChangeShelf> shelves() {
    Set<ChangeShelf> mine = EnumSet.allOf(ChangeShelf.class);
    if (!trainer) {
      mine.remove(ChangeShelf.DRILLS);
    }
    return mine;
  }

  /** Runs something of this process; a crash ends it, a disk error is waited out. */
  void guarded(Runnable work) {
    try {
      work.run();
    } catch (Crash e) {
      die(e.power());
    } catch (DiskError e) {
      guarded(this::storeFailed);
    }
  }

  private void storeFailed() {
    if (up) {
      outbox(new OutboxCore.Event.StoreFailed());
      copy.failed();
    }
  }

  void die(boolean power) {
    up = false;
    if (power) {
      books.disk().powerCut();
    }
  }

  /** Puts another disk in: an older state of this store. */
  void replaceDisk(Disk disk) {
    up = false;
    books = site.parts().seatBooks(disk);
  }

  /** Whether something that was meant for this life of the process still reaches it. */
  boolean reaches(long meant) {
    boolean same = up && life == meant;
    if (!same) {
      site.fate().saw(Trouble.ANSWER_TO_THE_DEAD);
    }
    return same;
  }

  long life() {
    return life;
  }

  /** Somebody else signs in. */
  void otherPerson() {
    site.fate().saw(Trouble.OTHER_PERSON);
    trainer = !trainer;
    guarded(() -> copy.signIn(shelves()));
  }

  void link(boolean on) {
    linked = on;
    guarded(() -> outbox(on ? new OutboxCore.Event.Linked() : new OutboxCore.Event.Unlinked()));
  }

  /** Somebody works; told to be safe only when it is. */
  void work(Mutation mutation) {
    guarded(
        () -> {
          SeatBooks.Item item = books.submit(mutation);
          site.checker().accepted(mutation);
          outbox(
              new OutboxCore.Event.Added(
                  List.of(new OutboxCore.Item(item.number(), mutation.subject()))));
        });
  }

  void rested() {
    guarded(
        () -> {
          outbox(new OutboxCore.Event.Rested());
          copy.rested();
        });
  }

  void woken() {
    guarded(copy::woken);
  }

  void askAbout(String customer) {
    copy.askAbout(customer);
  }

  /** What is under way gets no answer in time. */
  void timeOut() {
    guarded(
        () -> {
          if (outbox.flight() != null) {
            site.fate().saw(Trouble.TIMED_OUT);
            outbox(new OutboxCore.Event.Failed());
          }
          copy.timeOut();
        });
  }

  private void outbox(OutboxCore.Event event) {
    Deque<OutboxCore.Event> events = new ArrayDeque<>(List.of(event));
    while (!events.isEmpty()) {
      OutboxCore.Step step = site.parts().outbox(outbox, events.removeFirst(), BATCH_MAX);
      outbox = step.state();
      for (OutboxCore.Effect effect : step.effects()) {
        perform(effect, events);
      }
    }
  }

  private void perform(OutboxCore.Effect effect, Deque<OutboxCore.Event> events) {
    switch (effect) {
      case OutboxCore.Effect.Send(long flight, List<Long> numbers) -> send(flight, numbers);
      case OutboxCore.Effect.Owe(OutboxCore.Owed owed) -> {
        pay(owed);
        events.add(new OutboxCore.Event.Reread(books.pending()));
      }
      case OutboxCore.Effect.Rest _ -> {} // the world says when it is over
      case OutboxCore.Effect.Done _, OutboxCore.Effect.Aside _ -> {} // marked with the answer
    }
  }

  private void pay(OutboxCore.Owed owed) {
    switch (owed) {
      case RENEW -> {
        site.fate().saw(Trouble.STORE_RENEWED);
        books.renew("client-" + site.fate().unique());
      }
      case NOTHING -> {} // what is stored is read again in any case
      case SEND_AGAIN -> {
        books.disk().run(() -> books.forgotten(forgottenBy));
        books.sets().sweep();
        books.sync();
        copy.forgotten();
      }
    }
  }

  /** The copy found out that the server has forgotten; the store is put right already. */
  void forgotten() {
    outbox(new OutboxCore.Event.Reread(books.pending()));
  }

  private void send(long flight, List<Long> numbers) {
    List<MutationBatch.Numbered> mutations =
        numbers.stream().map(books::item).map(SimSeat::numbered).toList();
    HistoryPoint sent = books.known();
    MutationBatch batch = new MutationBatch(books.client(), mark, sent, mutations);
    long meant = life;
    site.net()
        .send(
            () ->
                site.server()
                    .mutate(
                        batch,
                        results -> site.net().send(() -> answered(meant, flight, sent, results))));
  }

  private static MutationBatch.Numbered numbered(SeatBooks.Item item) {
    return new MutationBatch.Numbered(item.number(), "1001", item.mutation(), item.origin());
  }

  private void answered(
      long meant, long flight, HistoryPoint sent, Optional<MutationResults> results) {
    if (!linked || !reaches(meant) || !site.parts().counts(outbox, flight)) {
      return;
    }
    guarded(
        () -> {
          if (results.isEmpty() || !believed(sent, results.get())) {
            outbox(new OutboxCore.Event.Failed());
          } else {
            settle(flight, sent, results.get());
          }
        });
  }

  private boolean believed(HistoryPoint sent, MutationResults results) {
    HistoryPoint present = books.known();
    return results.verdict() == Verdict.FORGOTTEN
        ? Knowledge.forgotten(present, sent)
        : site.parts().known(present, sent, results.server()).isPresent();
  }

  private void settle(long flight, HistoryPoint sent, MutationResults results) {
    var event = new OutboxCore.Event.Answered(flight, results);
    List<OutboxCore.Effect> effects = site.parts().outbox(outbox, event, BATCH_MAX).effects();
    if (results.verdict() == Verdict.FORGOTTEN) {
      site.fate().saw(Trouble.FORGOTTEN_NOTICED);
      forgottenBy = results.server();
    } else {
      books.disk().run(() -> mark(effects, sent, results));
    }
    outbox(event);
  }

  private void mark(List<OutboxCore.Effect> effects, HistoryPoint sent, MutationResults results) {
    for (OutboxCore.Effect effect : effects) {
      if (effect instanceof OutboxCore.Effect.Done(long number, var conflicts)) {
        if (!conflicts.isEmpty()) {
          site.fate().saw(Trouble.CONFLICT_CARRIED_BACK);
        }
        books.done(number, conflicts, results.serverTimeMs());
      } else if (effect instanceof OutboxCore.Effect.Aside(long number, String code)) {
        books.aside(number, code);
        site.checker().cameBack(name, books.item(number).mutation());
      }
    }
    site.parts().known(books.known(), sent, results.server()).ifPresent(books::putKnown);
    int pruned = books.prune(results.serverTimeMs() - Clocks.KEPT_MS, site.clocks());
    if (pruned > 0) {
      site.fate().saw(Trouble.ACKNOWLEDGED_PRUNED);
    }
  }
}
