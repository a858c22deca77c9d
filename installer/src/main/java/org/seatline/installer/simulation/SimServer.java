package org.seatline.installer.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.MutationResults.Result;
import org.seatline.protocol.MutationResults.Verdict;
import org.seatline.server.sync.core.FeedDoor;
import org.seatline.server.sync.core.Lineage;
import org.seatline.server.sync.core.MutationLedger;
import org.seatline.server.sync.core.MutationLedger.Judgement;
import org.seatline.server.sync.core.MutationLedger.Line;

/** The server's process: asks the cores, writes its disk, answers when that is safe. */
final class SimServer {
  private static final int PAGE_MAX = 5;

  private final Fate fate;
  private final Parts parts;
  private final Clocks clocks;
  private ServerBooks books;
  private boolean up;

  SimServer(Fate fate, Parts parts, Clocks clocks) {
    this.fate = fate;
    this.parts = parts;
    this.clocks = clocks;
    this.books = parts.serverBooks(new Disk());
    books.begin("epoch");
    books.disk().sync();
  }

  ServerBooks books() {
    return books;
  }

  boolean up() {
    return up;
  }

  /** Starts; a crash on the way is another start later. */
  void start() {
    guarded(
        () -> {
          try {
            books.disk().faults(fate::strike);
            books.disk().run(() -> books.startRun("run-" + fate.unique()));
            books.disk().sync();
            up = true;
          } catch (DiskError e) {
            up = false; // the next start may do it
          }
        });
  }

  void die(boolean power) {
    up = false;
    if (power) {
      books.disk().powerCut();
    }
  }

  /** Puts an earlier day's disk in. */
  void restore(Disk backup) {
    up = false;
    books = parts.serverBooks(backup);
  }

  /** Does something that may end the process; what arrives at a dead server is gone. */
  void guarded(Runnable work) {
    try {
      work.run();
    } catch (Crash e) {
      die(e.power());
    }
  }

  /** A batch of mutations; empty when the server could not do it. */
  void mutate(MutationBatch batch, Consumer<Optional<MutationResults>> answer) {
    if (!up) {
      return;
    }
    guarded(
        () -> {
          try {
            MutationResults results = take(batch);
            books.disk().sync();
            answer.accept(Optional.of(results));
          } catch (DiskError e) {
            answer.accept(Optional.empty());
          }
        });
  }

  private MutationResults take(MutationBatch batch) {
    MutationLedger.Opening opening =
        parts.open(books.lineage(), batch.known(), books.mark(batch.clientId()), batch.store());
    if (opening.marksStore()) {
      books.disk().run(() -> books.putMark(batch.clientId(), batch.store()));
    }
    Verdict verdict = opening.verdict();
    List<Result> results = new ArrayList<>();
    Set<String> rejected = new HashSet<>();
    if (verdict == Verdict.TAKEN) {
      for (MutationBatch.Numbered each : batch.mutations()) {
        boolean blocked = rejected.contains(each.mutation().subject());
        Optional<Result> result = takeOne(batch.clientId(), each, blocked);
        if (result.isEmpty()) {
          verdict = Verdict.RENEW;
          break;
        }
        if (result.get().outcome() == Outcome.REJECTED) {
          rejected.add(each.mutation().subject());
        }
        results.add(result.get());
      }
    }
    return new MutationResults(
        verdict, books.lineage().point(), clocks.serverMs(), List.copyOf(results));
  }

  /** Empty when the number stands for something else. */
  private Optional<Result> takeOne(
      String client, MutationBatch.Numbered numbered, boolean blocked) {
    String hash = numbered.agentId() + " " + numbered.mutation();
    Line line = books.line(client, numbered.number());
    Line elsewhere = line == null ? books.elsewhere(hash, numbered.origin() != null) : null;
    return switch (parts.judge(
        new MutationLedger.Offer(numbered.number(), hash, line, elsewhere, blocked))) {
      case Judgement.Repeat(Result result) -> Optional.of(result);
      case Judgement.Known(Line known, Result result) -> {
        fate.saw(Trouble.KNOWN_UNDER_ANOTHER_NUMBER);
        books.disk().run(() -> books.addLine(client, numbered.number(), known));
        yield Optional.of(result);
      }
      case Judgement.Reject(String code) -> Optional.of(reject(client, numbered, hash, code));
      case Judgement.Reused() -> Optional.empty();
      case Judgement.Apply() -> Optional.of(apply(client, numbered, hash));
    };
  }

  private Result apply(String client, MutationBatch.Numbered numbered, String hash) {
    try {
      List<Conflict> conflicts =
          books
              .disk()
              .tx(
                  () -> {
                    List<Conflict> open = new SimApplier(books, parts).apply(numbered.mutation());
                    books.log(numbered.mutation());
                    books.addLine(
                        client,
                        numbered.number(),
                        new Line(hash, numbered.origin(), Outcome.APPLIED, null, open));
                    return open;
                  });
      return new Result(numbered.number(), Outcome.APPLIED, null, conflicts);
    } catch (Refusal e) {
      return reject(client, numbered, hash, e.code());
    }
  }

  private Result reject(String client, MutationBatch.Numbered numbered, String hash, String code) {
    fate.saw(
        code.equals(MutationResults.DEPENDS_ON_REJECTED)
            ? Trouble.DEPENDENT_STEPPED_ASIDE
            : Trouble.MUTATION_REJECTED);
    Line line = new Line(hash, numbered.origin(), Outcome.REJECTED, code, List.of());
    books.disk().run(() -> books.addLine(client, numbered.number(), line));
    return new Result(numbered.number(), Outcome.REJECTED, code);
  }

  /** A page of a shelf; nothing for a shelf that this person may not see. */
  Optional<FeedPage> page(ChangeShelf shelf, FeedDoor.Ask ask, boolean trainer) {
    if (!up || (shelf == ChangeShelf.DRILLS && !trainer)) {
      return Optional.empty();
    }
    Lineage lineage = books.lineage();
    FeedDoor.Entry entry = parts.door(lineage, books.horizon(), ask);
    saw(entry.continuity());
    List<Change> found = books.changes(shelf, entry.after(), PAGE_MAX + 1);
    boolean more = found.size() > PAGE_MAX;
    if (more) {
      found.removeLast();
    }
    long upTo = more ? found.getLast().number() : lineage.last();
    return Optional.of(
        new FeedPage(
            lineage.point(), entry.continuity(), entry.after(), upTo, more, List.copyOf(found)));
  }

  private void saw(Continuity continuity) {
    switch (continuity) {
      case FRESH -> fate.saw(Trouble.FRESH_SNAPSHOT);
      case FORGOTTEN -> fate.saw(Trouble.FORGOTTEN_NOTICED);
      case CONTINUES -> {} // nothing to tell
    }
  }

  /** What there is about a customer, out of its turn. */
  Optional<FeedPage> about(String customerId, HistoryPoint known) {
    return ahead(known, entry -> entry.id().equals(customerId));
  }

  /** Those who are likely to call next, out of their turn. */
  Optional<FeedPage> recent(HistoryPoint known) {
    return ahead(known, entry -> entry.number() % 2 == 0);
  }

  private Optional<FeedPage> ahead(HistoryPoint known, Predicate<ServerBooks.Entry> which) {
    if (!up || !books.lineage().holds(known)) {
      return Optional.empty();
    }
    List<Change> found =
        books.entries(ChangeKind.CUSTOMER).stream().filter(which).map(ServerBooks::change).toList();
    return Optional.of(
        new FeedPage(books.lineage().point(), Continuity.CONTINUES, 0, 0, false, found));
  }
}
